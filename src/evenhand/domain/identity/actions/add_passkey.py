"""Add a passkey of one's own, and end one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import devices, passkeys, second_factor, telling
from evenhand.domain.identity.actions.prove_second_factor import spent
from evenhand.domain.identity.events import DigitsRefused
from evenhand.domain.identity.events_of_passkeys import PasskeyAdded, PasskeyBegun, PasskeyEnded
from evenhand.domain.identity.models import Passkey
from evenhand.domain.identity.passkeys import Signed
from evenhand.domain.identity.second_factor import Shown
from evenhand.domain.identity.sessions import end_others, hold


class NotAPasskey(Refused):
    """What the browser sent is no new key for this service and this person."""

    code = "not-a-passkey"

    def __init__(self) -> None:
        super().__init__(
            "No passkey was added.",
            "The browser gave none, it took longer than five minutes, or it was asked on another page.",
            "Begin again.",
        )


@action
def begin_passkey(
    *, shown: Shown, at: datetime, by: Principal, here: UUID | None = None
) -> dict[str, Any] | None:
    """Ask a browser for a new key, and return what is kept of the question; None when what was shown does not fit.

    Whoever is asked for something when they sign in shows it first: a minute at a page that was left open is not enough
    to add a key of one's own. `here` is the browser that they use, from the list of theirs. Raises TooManyTries, and
    NotNow for one too many.
    """
    if by.user_id is None:
        raise NotAllowed("add a passkey")
    if len(passkeys.of_user(by.user_id)) >= passkeys.MOST:
        raise NotNow("You have many passkeys already.", "Ten are the most.", "End one first.")
    known = devices.is_here(by.user_id, here)
    if second_factor.is_set_up(by.user_id) and not spent(by.user_id, shown, at, known=known, here=here):
        record(DigitsRefused(user_id=by.user_id))
        return None
    record(PasskeyBegun(user_id=by.user_id))
    return passkeys.question_to_add(by.user_id, at)


@action
def add_passkey(
    *, signed: Signed, name: str, at: datetime, by: Principal, here: UUID | None = None
) -> Passkey:
    """Ask for a new passkey from now on, or for any other thing of theirs.

    Every session ends but the one in the browser `here`. Raises NotAPasskey, and NotNow for what was begun before
    something came into use beside which more must be shown.
    """
    if by.user_id is None:
        raise NotAllowed("add a passkey")
    new = passkeys.made(signed, by.user_id, at)
    if new is None:
        raise NotAPasskey
    hold(by.user_id)
    second_factor.require_none_since(by.user_id, datetime.fromisoformat(signed.kept["begun"]))
    added = Passkey(
        user_id=by.user_id,
        name=name[: passkeys.LONGEST_NAME],
        credential_id=new.credential_id,
        public_key=new.public_key,
        sign_count=new.sign_count,
        added_at=at,
    )
    try:
        with transaction.atomic():
            added.save(force_insert=True)
    except IntegrityError as taken:  # the key is somebody's, or was
        raise NotAPasskey from taken
    record(PasskeyAdded(user_id=by.user_id, passkey_id=added.id))
    end_others(by.user_id, at, here=here)
    telling.tell(by.user_id, "passkey-added")
    return added


@action
def end_passkey(
    *, passkey_id: UUID, shown: Shown, at: datetime, by: Principal, here: UUID | None = None
) -> bool:
    """Ask for a passkey no longer once it, or another second factor of theirs, was shown; tell whether it fits.

    Raises NoSuchThing for anybody else's, TooManyTries, and NotNow where the mailbox alone must not sign in and nothing
    else would be left.
    """
    if by.user_id is None:
        raise NoSuchThing
    held = passkeys.one(by.user_id, passkey_id)
    if held is None:
        raise NoSuchThing
    is_last = len(passkeys.of_user(by.user_id)) == 1 and not second_factor.has_other(by.user_id, "passkey")
    if is_last and second_factor.mailbox_is_not_enough(by.user_id):
        raise NotNow(
            "Your passkey was not ended.",
            "Others may read your e-mail, so that something else must be asked for.",
            "Add another passkey or an app first.",
        )
    if not spent(by.user_id, shown, at, known=devices.is_here(by.user_id, here), here=here):
        record(DigitsRefused(user_id=by.user_id))
        return False
    Passkey.objects.filter(id=held.id).update(ended_at=at)
    record(PasskeyEnded(user_id=by.user_id, passkey_id=held.id))
    telling.tell(by.user_id, "passkey-ended")
    return True
