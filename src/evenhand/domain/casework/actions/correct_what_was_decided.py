"""Correct what was decided, and put the case where the law places it then."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.cases.actions.correct_decision import correct_decision
from evenhand.domain.cases.duties import Moved
from evenhand.domain.cases.facts import decided_value
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.following import follow_the_law
from evenhand.domain.casework.notices import tell_dates_changed, tell_not_needed
from evenhand.domain.casework.states import TaskKind
from evenhand.statute.routes import Decision, Section

CALL = "Call the family: what was decided was corrected, and it needs a certificate for its appeal after all."


@action
def correct_what_was_decided(
    *,
    case_id: UUID,
    decision: Decision,
    disputed: tuple[Section, ...],
    reason: str,
    evidence: str,
    at: datetime,
    by: Principal,
) -> list[Moved]:
    """Correct it as `cases` does, and move the case if a certificate is now needed, or no longer.

    A family that needs none is told so; one that needs one after all is called.
    """
    case = hold(case_id, by)
    before = decided_value(case.decision, case.disputed)
    moved = correct_decision(
        case_id=case_id,
        decision=decision,
        disputed=disputed,
        reason=reason,
        evidence=evidence,
        at=at,
        by=by,
    )
    case, today = hold(case_id, by), clock.london_day(at)
    if decided_value(case.decision, case.disputed) == before:
        already_done()
        return moved
    outcomes = follow_the_law(case, at=at)
    if "find_certificate_not_needed" in outcomes:
        tell_not_needed(case, law_facts(case, today), at=at, by=by.for_case(case.id))
    elif any(item.is_shorter for item in moved):
        tell_dates_changed(case, at=at, by=by.for_case(case.id))
    if "find_certificate_needed" in outcomes:
        days = law_of(case).calendars.regulations
        add_task(
            case_id=case_id, kind=TaskKind.OTHER, words=CALL, due_on=days.on_or_after(today), at=at, by=by
        )
    return moved
