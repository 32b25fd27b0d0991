"""Record what somebody needs so that they can take part."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import NeedsRecorded
from evenhand.domain.people.models import Needs, Person
from evenhand.domain.people.vouching import require_vouched


@action
def set_needs(
    *,
    case_id: UUID,
    person_id: UUID,
    needs: tuple[str, ...],
    other: str,
    interpreter_language: str,
    by: Principal,
) -> None:
    """Record access and communication needs; empty means asked and none."""
    require_vouched(by, case_id, "record needs")
    person = Person.objects.get(id=person_id, case_id=case_id)
    Needs.objects.update_or_create(
        person=person,
        defaults={
            "case_id": case_id,
            "user_id": person.user_id,
            "needs": list(needs),
            "other": other,
            "interpreter_language": interpreter_language,
        },
    )
    record(NeedsRecorded(case_id=case_id, person_id=person_id))
