"""Keep somebody's wish not to be contacted, and take it back."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import ContactStopped, StopAskedBack, StopKept, StopTakenBack
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.models import ContactStop, Person
from evenhand.domain.people.states import CONTACT_STOP, KEPT, StopState
from evenhand.domain.people.vouching import require_vouched


@action
def keep_stop(
    *,
    case_id: UUID,
    person_id: UUID,
    what: Stopped,
    left_open: LeftOpen | None,
    said_how: str,
    at: datetime,
    by: Principal,
) -> ContactStop:
    """Keep that somebody is not contacted any longer in one way, or in any. Asked again, the first is the answer:
    and where it was to be taken back, it is kept, and nobody decides about that any longer.

    What a stop of everything leaves open is said once: whoever wants another way takes it back first. Raises NotNow.
    """
    require_vouched(by, case_id, "stop contact")
    person = Person.objects.get(id=person_id, case_id=case_id)
    left = (left_open or LeftOpen.PAGE).value if what == Stopped.EVERYTHING else ""
    found = ContactStop.objects.select_for_update().filter(person=person, what=what, state__in=KEPT).first()
    if found is not None and found.left_open != left:
        raise NotNow(
            "Nothing was changed.",
            "We keep to an earlier wish already, and it left another way open.",
            "Take that one back first. Then say anew what is left."
            if found.state == StopState.STANDS
            else "Leave open what that one left, and we keep to it.",
        )
    if found is not None:
        _keep_again(found, at, by)
        return found
    stop = ContactStop.objects.create(
        person=person,
        case_id=case_id,
        what=what,
        left_open=left,
        said_how=said_how,
        stopped_at=at,
        stopped_by=by.user_id,
    )
    record(
        ContactStopped(case_id=case_id, person_id=person_id, stop_id=stop.id, what=what.value, left_open=left)
    )
    return stop


@action
def take_back_stop(
    *, case_id: UUID, stop_id: UUID, said_how: str, takes_two: bool, at: datetime, by: Principal
) -> None:
    """Take back a wish not to be contacted, or where `takes_two` note that it is to be. Raises NotNow."""
    stop = _hold(case_id, stop_id, by)
    _move(stop, "ask_back" if takes_two else "take_back", at, by, said_how)
    kind = StopAskedBack if takes_two else StopTakenBack
    record(kind(case_id=case_id, person_id=stop.person_id, stop_id=stop.id, what=stop.what))


@action
def decide_stop(*, case_id: UUID, stop_id: UUID, let_back: bool, at: datetime, by: Principal) -> None:
    """Say as the second person whether a wish not to be contacted is taken back, or kept. Raises NotNow."""
    stop = _hold(case_id, stop_id, by)
    _move(stop, "let_back" if let_back else "keep", at, by)
    kind = StopTakenBack if let_back else StopKept
    record(kind(case_id=case_id, person_id=stop.person_id, stop_id=stop.id, what=stop.what))


def _keep_again(stop: ContactStop, at: datetime, by: Principal) -> None:
    """Keep a wish that is said once more: what was to take it back counts no longer."""
    if stop.state != StopState.ASKED_BACK:
        already_done()
        return
    _move(stop, "keep", at, by)
    record(StopKept(case_id=stop.case_id, person_id=stop.person_id, stop_id=stop.id, what=stop.what))


def _hold(case_id: UUID, stop_id: UUID, by: Principal) -> ContactStop:
    require_vouched(by, case_id, "take back a stop")
    stop = ContactStop.objects.select_for_update().filter(id=stop_id, case_id=case_id).first()
    if stop is None:
        raise NoSuchThing
    return stop


def _move(stop: ContactStop, name: str, at: datetime, by: Principal, said_how: str = "") -> None:
    stop.state = CONTACT_STOP.after(name, stop.state)
    if name in ("ask_back", "take_back"):
        stop.asked_back_at, stop.asked_back_by, stop.asked_back_how = at, by.user_id, said_how
    if name in ("let_back", "take_back"):
        stop.taken_back_at, stop.taken_back_by = at, by.user_id
    if name == "keep":
        stop.asked_back_at, stop.asked_back_by, stop.asked_back_how = None, None, ""
    stop.save(
        update_fields=[
            "state",
            *("asked_back_at", "asked_back_by", "asked_back_how"),
            *("taken_back_at", "taken_back_by"),
        ]
    )
