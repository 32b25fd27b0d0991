"""Ask a manager to decide about a certificate after late contact."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, note_fact
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.certificates.deeming import who_asked_late
from evenhand.domain.certificates.drafting import LATE_TO_DECIDE, reasons_against
from evenhand.domain.certificates.events import LateDecisionAsked
from evenhand.domain.certificates.refusals import CannotIssue, NothingToDecide
from evenhand.domain.identity.roles import Permission


@action
def ask_about_late(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Note that a manager is asked to decide: regulation 34(2) can be read to bar a certificate after mediation too.

    The law leaves it open (LATE_CONTACT_MEDIATION), so two people let it through: whoever asks, and a manager in
    issue_certificate. Asked twice, it is asked once, but for what was asked by somebody who is shut out since, or about
    a certificate that was withdrawn. Raises CannotIssue where something else stands in the way,
    NothingToDecide where contact was in time.
    """
    case = hold(case_id, by)
    access.require(by, Permission.ISSUE_CERTIFICATE, case)
    if who_asked_late(case):
        already_done()
        return
    today = london_day(at)
    reasons = reasons_against(law_facts(case, today), law_of(case).readings, decides_deemed=True)
    if others := tuple(reason for reason in reasons if reason.code != LATE_TO_DECIDE):
        raise CannotIssue(others)
    if not reasons:
        raise NothingToDecide
    note_fact(case, FactKind.LATE_ASKED, happened_on=today, evidence=Evidence.OWN_RECORD, at=at, by=by)
    record(LateDecisionAsked(case_id=case.id))
