"""Add somebody to a case."""

from datetime import date
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import PersonAdded
from evenhand.domain.people.models import Person
from evenhand.domain.people.vouching import require_vouched


@action
def add_person(
    *,
    case_id: UUID,
    role: str,
    name: str,
    by: Principal,
    date_of_birth: date | None = None,
    user_id: UUID | None = None,
) -> Person:
    """Add somebody to a case in a role."""
    require_vouched(by, case_id, "add somebody to this case")
    person = Person.objects.create(
        case_id=case_id, role=role, name=name, date_of_birth=date_of_birth, user_id=user_id
    )
    record(PersonAdded(case_id=case_id, person_id=person.id, role=role))
    return person
