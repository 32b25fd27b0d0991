"""Correct somebody's name."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import PersonRenamed
from evenhand.domain.people.models import Person
from evenhand.domain.people.vouching import require_vouched


@action
def rename_person(*, case_id: UUID, person_id: UUID, name: str, by: Principal) -> None:
    """Correct a name. The case's action records old and new as a fact with its reason."""
    require_vouched(by, case_id, "correct a name")
    Person.objects.filter(id=person_id, case_id=case_id).update(name=name)
    record(PersonRenamed(case_id=case_id, person_id=person_id))
