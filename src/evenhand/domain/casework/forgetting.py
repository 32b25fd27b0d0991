"""What was said of reaching a family before it was heard: whoever sent its request may have said it."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.casework.events import DetailsChangeCalledOff, WaysChangeCalledOff
from evenhand.domain.casework.models import DetailsChange, WaysChange
from evenhand.domain.casework.states import DETAILS_CHANGE, WAYS_CHANGE, ChangeState
from evenhand.domain.correspondence.actions.decide_anew import decide_anew
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.keep_stop import decide_stop, take_back_stop
from evenhand.domain.people.states import StopState

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def call_off_what_waits(case: "Case", at: datetime, by: Principal) -> None:
    """Call off what waits for a second person: they would make what the sender may have said."""
    kinds = (
        (WaysChange, WAYS_CHANGE, WaysChangeCalledOff),
        (DetailsChange, DETAILS_CHANGE, DetailsChangeCalledOff),
    )
    for table, lifecycle, event in kinds:
        for change in table.objects.filter(case=case, state=ChangeState.WAITING):
            change.state = lifecycle.after("call_off", change.state)
            change.decided_at, change.decided_by = at, by.user_id
            change.save(update_fields=["state", "decided_at", "decided_by"])
            record(event(case_id=case.id, change_id=change.id))


def end_stops(case: "Case", *, said_how: str, at: datetime, by: Principal) -> None:
    """End each wish of the holder and of whoever asked not to be contacted; what was held for it is looked at anew."""
    asked = people.who_asked(case.id, case.child_id) or case.holder_id
    for person_id in {case.holder_id, asked}:
        if _end_stops(case.id, person_id, said_how, at, by):
            decide_anew(case_id=case.id, person_id=person_id, at=at, by=by)


def _end_stops(case_id: UUID, person_id: UUID, said_how: str, at: datetime, by: Principal) -> bool:
    standing = people.stops(person_id).standing
    for stop in standing:
        if stop.state == StopState.ASKED_BACK:
            # Asking it back was no word of the family's either.
            decide_stop(case_id=case_id, stop_id=stop.id, let_back=False, at=at, by=by)
        take_back_stop(case_id=case_id, stop_id=stop.id, said_how=said_how, takes_two=False, at=at, by=by)
    return bool(standing)
