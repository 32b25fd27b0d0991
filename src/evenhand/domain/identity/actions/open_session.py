"""Note where somebody signs in, and end it: here, in one browser elsewhere, or everywhere else."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import devices
from evenhand.domain.identity.events import SessionOpened, SessionsEnded
from evenhand.domain.identity.models import Device
from evenhand.domain.identity.sessions import end_others


@action
def open_session(
    *, session_sha256: str, known_sha256: str, browser: str, at: datetime, by: Principal
) -> Device:
    """Put the browser in which somebody has just signed in on their list; it is known as theirs from now on.

    Two pages that are opened at once are one browser.
    """
    if by.user_id is None:
        raise NotAllowed("sign in")
    mine = Device.objects.filter(user_id=by.user_id, ended_at=None)
    if known := mine.filter(session_sha256=session_sha256).first():
        already_done()
        return known
    # A browser that signs in again has given its old session up.
    same = mine.filter(known_sha256=known_sha256)
    devices.drop_sessions(list(same.values_list("session_sha256", flat=True)))
    same.update(ended_at=at)
    opened = Device.objects.create(
        user_id=by.user_id,
        session_sha256=session_sha256,
        known_sha256=known_sha256,
        browser=browser,
        signed_in_at=at,
        used_at=devices.hour_of(at),
    )
    record(SessionOpened(user_id=by.user_id, device_id=opened.id))
    return opened


@action
def close_session(*, device_id: UUID, at: datetime, by: Principal) -> None:
    """Take the browser in which somebody signs out off their list; it stays known. Sent twice, it is done once."""
    if by.user_id is None:
        raise NotAllowed("sign out")
    if not Device.objects.filter(id=device_id, user_id=by.user_id, ended_at=None).update(ended_at=at):
        already_done()
        return
    record(SessionsEnded(user_id=by.user_id, device_ids=(device_id,)))


@action
def end_session(*, device_id: UUID, at: datetime, by: Principal) -> None:
    """Sign somebody out in a browser elsewhere: its next request is a stranger's, and it is known no longer.

    Raises NoSuchThing for anybody else's.
    """
    if by.user_id is None:
        raise NoSuchThing
    found = Device.objects.filter(id=device_id, user_id=by.user_id, ended_at=None).first()
    if found is None:
        raise NoSuchThing
    Device.objects.filter(id=device_id).update(ended_at=at)
    Device.objects.filter(user_id=by.user_id, known_sha256=found.known_sha256).update(forgotten_at=at)
    devices.drop_sessions([found.session_sha256])
    record(SessionsEnded(user_id=by.user_id, device_ids=(device_id,)))


@action
def end_other_sessions(*, kept: UUID | None, at: datetime, by: Principal) -> None:
    """Sign somebody out everywhere but in the browser that they use; it alone stays known.

    Browsers in which they signed out are forgotten too, and sessions end that have opened no page yet.
    """
    if by.user_id is None:
        raise NotAllowed("sign out elsewhere")
    end_others(by.user_id, at, here=kept)
