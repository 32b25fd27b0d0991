"""Stop contacting somebody, in one way or in any, at their wish; and take that back."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.casework.careful import is_guarded
from evenhand.domain.casework.speaking import hold_for, hold_for_staff
from evenhand.domain.correspondence.actions.decide_anew import decide_anew
from evenhand.domain.identity import two_people
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.keep_stop import decide_stop, keep_stop, take_back_stop
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.states import StopState


@action
def stop_contact(
    *,
    case_id: UUID,
    person_id: UUID,
    what: Stopped,
    said_how: str,
    at: datetime,
    by: Principal,
    left_open: LeftOpen | None = None,
) -> None:
    """Contact somebody no longer in one way, or in any, from this moment; no reason is asked.

    What the law requires still goes by what they left open, or is kept on their page. Raises NotAllowed, and NotNow
    where an earlier stop of everything left another way open.
    """
    case = hold_for(case_id, person_id, by, said_how)
    opener = by.for_case(case.id)
    with acting_as(opener):
        kept = people.stops(person_id).standing
        is_new = all(each.what != what or each.state == StopState.ASKED_BACK for each in kept)
        keep_stop(
            case_id=case.id,
            person_id=person_id,
            what=what,
            left_open=left_open,
            said_how=said_how,
            at=at,
            by=opener,
        )
        decide_anew(case_id=case.id, person_id=person_id, at=at, by=opener)
    if not is_new:
        already_done()


@action
def contact_again(*, case_id: UUID, stop_id: UUID, said_how: str, at: datetime, by: Principal) -> bool:
    """Take back a wish not to be contacted. Tells whether it is so: where harm could be done it waits for a second.

    Raises NotAllowed, NoSuchThing, and NotNow for one that was taken back or waits.
    """
    stop = people.stop(stop_id)
    if stop is None or stop.case_id != case_id:
        raise NoSuchThing
    case = hold_for(case_id, stop.person_id, by, said_how)
    opener = by.for_case(case.id)
    with acting_as(opener):
        waits = is_guarded(case.id, stop.person_id)
        take_back_stop(case_id=case.id, stop_id=stop_id, said_how=said_how, takes_two=waits, at=at, by=opener)
        if not waits:
            decide_anew(case_id=case.id, person_id=stop.person_id, at=at, by=opener)
    return not waits


@action
def decide_contact(*, case_id: UUID, stop_id: UUID, let_back: bool, at: datetime, by: Principal) -> None:
    """Say as the second person, who has reached them, whether somebody is contacted again. Raises NotAnother."""
    case = hold_for_staff(case_id, by)
    stop = people.stop(stop_id)
    if stop is None or stop.case_id != case.id:
        raise NoSuchThing
    if let_back:
        two_people.require_another(stop.asked_back_by, by, "This was not confirmed.")
        access.require_not_shut_out(case, stop.asked_back_by)
    opener = by.for_case(case.id)
    with acting_as(opener):
        decide_stop(case_id=case.id, stop_id=stop_id, let_back=let_back, at=at, by=opener)
        decide_anew(case_id=case.id, person_id=stop.person_id, at=at, by=opener)
