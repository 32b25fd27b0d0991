"""Correct what was decided, or what the family disagrees with: which doors the law opens depends on both."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.correct_fact import CannotCorrect
from evenhand.domain.cases.duties import Moved
from evenhand.domain.cases.facts import Evidence, FactKind, decided_value
from evenhand.domain.cases.holding import hold, note_fact, work_out_dates
from evenhand.domain.cases.models import Case, Fact
from evenhand.domain.cases.states import CaseState
from evenhand.domain.identity.roles import Permission
from evenhand.statute.routes import PLANS, Decision, Section

_SETTLED = (CaseState.WANTS_MEDIATION, CaseState.WITHDRAWN, CaseState.CLOSED)


@action
def correct_decision(
    *,
    case_id: UUID,
    decision: Decision,
    disputed: tuple[Section, ...],
    reason: str,
    evidence: str,
    at: datetime,
    by: Principal,
) -> list[Moved]:
    """Record what was really decided, with who, why and how we know, and work out all dates again.

    What was recorded before stays as a fact that the new one replaces. Raises CannotCorrect, or NotNow while a council
    or health body is asked for mediation: it was told what the mediation is about.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    if case.state in _SETTLED:
        raise NotNow(
            "This was not corrected.",
            f"The case is {CaseState(case.state).label}, and a council may have been told what it is about.",
            "If the family wants mediation about something else, record first that it has not decided.",
        )
    sections = sorted(Section(section).value for section in disputed)
    if not reason.strip():
        raise CannotCorrect(
            "This was not corrected.", "A correction needs a reason.", "Write why the recorded one is wrong."
        )
    if sections and decision not in PLANS:
        raise CannotCorrect(
            "This was not corrected.",
            "Only of a plan can parts be disputed.",
            "Choose a plan, or tick no part of one.",
        )
    before, after = decided_value(case.decision, case.disputed), decided_value(decision, sections)
    if before == after:
        already_done()
        return []
    wrong = _standing(case) or _as_it_stands(case, before, at, by)
    note_fact(
        case, FactKind.DECISION, value=after, reason=reason, evidence=evidence, replaces=wrong, at=at, by=by
    )
    case.decision, case.disputed = Decision(decision).value, sections
    case.save(update_fields=["decision", "disputed"])
    return work_out_dates(case, because="what was decided was corrected", at=at)


def _standing(case: Case) -> Fact | None:
    return Fact.objects.filter(case=case, kind=FactKind.DECISION, replaced_by=None).first()


def _as_it_stands(case: Case, value: str, at: datetime, by: Principal) -> Fact:
    """Write down what the case was opened with, so that the correction has something to replace."""
    return note_fact(case, FactKind.DECISION, value=value, evidence=Evidence.OWN_RECORD, at=at, by=by)
