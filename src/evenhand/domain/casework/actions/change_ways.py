"""Change how it is safe to reach somebody: at once where it is more careful, by two people where harm could be done."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.casework import ways
from evenhand.domain.casework.careful import takes_two
from evenhand.domain.casework.events import WaysChangeAsked, WaysChangeCalledOff, WaysChangeMade
from evenhand.domain.casework.models import WaysChange
from evenhand.domain.casework.speaking import hold_for, hold_for_staff
from evenhand.domain.casework.states import WAYS_CHANGE, ChangeState
from evenhand.domain.correspondence.actions.decide_anew import decide_anew
from evenhand.domain.identity import two_people
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_safety import set_safety


class NoWayChanged(Refused):
    """What was said is what stands."""

    code = "no-way-changed"


@action
def change_ways(
    *,
    case_id: UUID,
    person_id: UUID,
    changes: dict[str, Any],
    said_how: str,
    at: datetime,
    by: Principal,
    how_checked: str = "",
) -> bool:
    """Note by which ways and when somebody is reached from now on; what is not said stays. Tells whether it is so.

    They say it themselves, or staff on their word. Less careful than before, it waits for a second person where their
    details are protected or a wall stands between parents; more careful, it counts at once.
    Raises NoWayChanged, NotAllowed, and NotNow for somebody of whom nothing is recorded yet, or while another change
    waits and this one would have to wait too.
    """
    case = hold_for(case_id, person_id, by, said_how)
    opener = by.for_case(case.id)
    with acting_as(opener):
        before = ways.current(person_id)
        if before is None:
            raise NotNow(
                "This was not changed.",
                "Nobody has recorded yet how this person is reached at all.",
                "Record their contact details first.",
            )
        after = replace(before, **changes)
        if after == before:
            raise NoWayChanged(
                "Nothing was changed.", "That is how it stands already.", "Change an answer first."
            )
        waits = takes_two(case.id, person_id, before, after)
        if WaysChange.objects.filter(person_id=person_id, state=ChangeState.WAITING).exists():
            if waits:
                raise NotNow(
                    "This was not changed.",
                    "Another change waits for a second person here.",
                    "Wait until they have asked, or ring us.",
                )
            # More careful counts at once; what waits was weighed against what stood before, and is weighed anew.
            _drop_what_waits(case.id, person_id, at, opener)
        change = WaysChange.objects.create(
            case=case,
            person_id=person_id,
            **asdict(after) | {"call_times": list(after.call_times)},
            said_how=said_how,
            how_checked=Checked(how_checked) if how_checked else "",
            takes_two=waits,
            asked_at=at,
            asked_by=by.user_id,
        )
        if waits:
            record(WaysChangeAsked(case_id=case.id, change_id=change.id))
        else:
            _make(change, at, opener)
    return not waits


@action
def confirm_ways(*, case_id: UUID, change_id: UUID, at: datetime, by: Principal) -> None:
    """Make a change that waits, as the second person, who has rung themselves.

    Raises NotAnother, and NotNow where whoever asked is shut out of the case by now.
    """
    case = hold_for_staff(case_id, by)
    change = _held(case_id, change_id)
    two_people.require_another(change.asked_by, by, "This was not confirmed.")
    access.require_not_shut_out(case, change.asked_by)
    opener = by.for_case(case.id)
    with acting_as(opener):
        _make(change, at, opener)


@action
def call_off_ways(*, case_id: UUID, change_id: UUID, at: datetime, by: Principal) -> None:
    """Keep how somebody is reached as it is. Raises NotNow once the change was decided."""
    hold_for_staff(case_id, by)
    change = _held(case_id, change_id)
    _decide(change, "call_off", at, by)
    record(WaysChangeCalledOff(case_id=case_id, change_id=change.id))


def _held(case_id: UUID, change_id: UUID) -> WaysChange:
    change = WaysChange.objects.filter(case_id=case_id, id=change_id).first()
    if change is None:
        raise NoSuchThing
    return change


def _drop_what_waits(case_id: UUID, person_id: UUID, at: datetime, by: Principal) -> None:
    for change in WaysChange.objects.filter(person_id=person_id, state=ChangeState.WAITING):
        _decide(change, "call_off", at, by)
        record(WaysChangeCalledOff(case_id=case_id, change_id=change.id))


def _decide(change: WaysChange, move: str, at: datetime, by: Principal) -> None:
    change.state = WAYS_CHANGE.after(move, change.state)
    change.decided_at, change.decided_by = at, by.user_id
    change.save(update_fields=["state", "decided_at", "decided_by"])


def _make(change: WaysChange, at: datetime, by: Principal) -> None:
    _decide(change, "make", at, by)
    about: dict[str, Any] = {"case_id": change.case_id, "person_id": change.person_id, "by": by}
    set_safety(safety=ways.safety_of(change), **about)
    decide_anew(at=at, **about)
    record(WaysChangeMade(case_id=change.case_id, change_id=change.id, said_how=change.said_how))
