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
from evenhand.domain.casework.notices import tell_dates_changed


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
    """Correct a fact as `cases` does, and move the case if contact is now in time, or now late.

    A family to whom a later date was shown is told to ring us; a task asks us to ring it.
    """
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
    case = hold(case_id, by)
    follow_the_law(case, at=at)
    if any(item.is_shorter for item in moved):
        tell_dates_changed(case, at=at, by=by.for_case(case.id))
    return moved
