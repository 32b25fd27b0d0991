"""What can be asked about how somebody is reached: what stands, what waits, and who said what when."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from evenhand.domain.casework.models import WaysChange
from evenhand.domain.casework.states import ChangeState
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Safety


@dataclass(frozen=True)
class Waiting:
    """A change of how somebody is reached that waits for a second person."""

    id: UUID
    person_id: UUID
    safety: Safety
    said_how: str
    how_checked: str
    asked_at: datetime
    asked_by: UUID | None


def safety_of(row: object) -> Safety:
    """Return how it is safe to reach somebody, as a row has it."""
    said = {each.name: getattr(row, each.name) for each in fields(Safety)}
    return Safety(**said | {"call_times": tuple(said["call_times"])})


def current(person_id: UUID) -> Safety | None:
    """Return how it is safe to reach somebody now; None where nobody asked."""
    found = people.safety(person_id)
    return safety_of(found) if found else None


def all_waiting() -> QuerySet[WaysChange]:
    """Return every change that waits for a second person, on the cases that the present principal may see."""
    return WaysChange.objects.filter(state=ChangeState.WAITING)


def is_to_decide(case_id: UUID) -> bool:
    """Tell whether on a case anything about reaching somebody still waits for a second person."""
    waits = all_waiting().filter(case_id=case_id)
    return waits.exists() or people.stops_asked_back().filter(case_id=case_id).exists()


def waiting(person_id: UUID) -> Waiting | None:
    """Return the change that waits for a second person, to staff who may see safety and to the person themselves."""
    row = WaysChange.objects.filter(person_id=person_id, state=ChangeState.WAITING).first()
    if row is None:
        return None
    return Waiting(
        id=row.id,
        person_id=row.person_id,
        safety=safety_of(row),
        said_how=row.said_how,
        how_checked=row.how_checked,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
    )
