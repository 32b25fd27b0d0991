"""Correct a date or a name, and put the case where the corrected facts place it."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.duties import Moved
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.following import follow_the_law


@action
def correct_record(
    *,
    case_id: UUID,
    kind: FactKind,
    reason: str,
    evidence: str,
    at: datetime,
    by: Principal,
    fact_id: UUID | None = None,
    happened_on: date | None = None,
    value: str = "",
) -> list[Moved]:
    """Correct a fact as `cases` does, and move the case if contact is now in time, or now late."""
    moved = correct_fact(
        case_id=case_id,
        kind=kind,
        reason=reason,
        evidence=evidence,
        at=at,
        by=by,
        fact_id=fact_id,
        happened_on=happened_on,
        value=value,
    )
    follow_the_law(hold(case_id, by), at=at)
    return moved
