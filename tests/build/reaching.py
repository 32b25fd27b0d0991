"""Builders of how somebody is reached: what they change themselves, or staff on their word."""

from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Case
from evenhand.domain.casework import ways
from evenhand.domain.casework.actions.change_ways import change_ways
from evenhand.domain.casework.actions.stop_contact import contact_again, stop_contact
from evenhand.domain.people import queries as people
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.stopping import Stops
from tests.build import world

HERE, BY_TELEPHONE = "told_online", "told_by_telephone"


def changes(
    case: Case, by: Principal, *, person_id: UUID | None = None, said_how: str = HERE, **changed
) -> bool:
    """Change how the holder of a case, or another on it, is reached; tells whether it counts already."""
    return change_ways(
        case_id=case.id,
        person_id=person_id or case.holder_id,
        changes=changed,
        said_how=said_how,
        how_checked="" if said_how == HERE else "called_back",
        at=world.now(),
        by=by,
    )


def stops(case: Case, by: Principal, what: str, left_open: str = "", *, said_how: str = HERE) -> None:
    """Stop contact with the holder of a case."""
    stops_of(case, case.holder_id, by, what, left_open, said_how=said_how)


def stops_of(
    case: Case,
    person_id: UUID,
    by: Principal,
    what: str,
    left_open: str = "",
    *,
    said_how: str = BY_TELEPHONE,
) -> None:
    """Stop contact with anybody on a case."""
    stop_contact(
        case_id=case.id,
        person_id=person_id,
        what=Stopped(what),
        left_open=LeftOpen(left_open) if left_open else None,
        said_how=said_how,
        at=world.now(),
        by=by,
    )


def takes_back(case: Case, by: Principal, *, said_how: str = HERE) -> bool:
    """Take back the first stop of the holder of a case; tells whether it is taken back already."""
    return contact_again(
        case_id=case.id,
        stop_id=standing(case, by).standing[0].id,
        said_how=said_how,
        at=world.now(),
        by=by,
    )


def standing(case: Case, by: Principal) -> Stops:
    """Return what the holder of a case asked us to stop."""
    with acting_as(by):
        return people.stops(case.holder_id)


def safety(case: Case, by: Principal):
    """Return how it is safe to reach the holder of a case."""
    with acting_as(by):
        return ways.current(case.holder_id)


def waiting(case: Case, by: Principal):
    """Return the change that waits for a second person."""
    with acting_as(by):
        return ways.waiting(case.holder_id)
