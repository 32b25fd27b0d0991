"""Change what somebody needs to take part, as they say it now."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.models import NeedsChange
from evenhand.domain.casework.speaking import hold_for
from evenhand.domain.people.actions.set_needs import set_needs


@action
def change_needs(
    *,
    case_id: UUID,
    person_id: UUID,
    needs: tuple[str, ...],
    other: str,
    interpreter_language: str,
    said_how: str,
    at: datetime,
    by: Principal,
) -> None:
    """Note what somebody needs from now on, and keep that they said so and when. Raises NotAllowed."""
    case = hold_for(case_id, person_id, by, said_how)
    opener = by.for_case(case.id)
    said = {"needs": needs, "other": other.strip(), "interpreter_language": interpreter_language.strip()}
    with acting_as(opener):
        NeedsChange.objects.create(
            case=case,
            person_id=person_id,
            **said | {"needs": list(needs)},
            said_how=said_how,
            said_at=at,
            said_by=by.user_id,
        )
        set_needs(case_id=case.id, person_id=person_id, by=opener, **said)  # type: ignore[arg-type]
