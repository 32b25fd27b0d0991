"""Put a right certificate in the place of one with a mistake on it."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.certificates.drafting import reasons_against
from evenhand.domain.certificates.events import CertificateReplaced
from evenhand.domain.certificates.issuing import end_certificate, hold_certificate, write_certificate
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.refusals import CannotIssue, NoSuchReason
from evenhand.domain.certificates.states import WHY_REPLACED, CertificateState
from evenhand.domain.identity.roles import Permission


@action
def reissue_certificate(
    *, case_id: UUID, certificate_id: UUID, reason_code: str, at: datetime, by: Principal
) -> Certificate:
    """Replace a certificate by one that says what the case says now, and return the new one.

    The new one names the old and the first day of issue, from which the time to appeal still runs. Both are
    kept. Raises CannotIssue when the corrected facts do not allow one at all: then withdraw it.
    """
    case = hold(case_id, by)
    access.require(by, Permission.WITHDRAW_CERTIFICATE, case)
    access.require(by, Permission.ISSUE_CERTIFICATE, case)
    old = hold_certificate(case_id, certificate_id)
    if old.state == CertificateState.REPLACED:
        already_done()
        return Certificate.objects.get(replaces=old)
    if reason_code not in WHY_REPLACED:
        raise NoSuchReason
    facts = law_facts(case, clock.london_day(at))
    if reasons := reasons_against(facts, law_of(case).readings, replacing=True):
        raise CannotIssue(reasons)
    end_certificate(old, "replace_certificate", reason_code, by)
    record(
        CertificateReplaced(
            case_id=case_id, certificate_id=old.id, number=old.number, reason_code=reason_code
        )
    )
    return write_certificate(case, facts, at=at, by=by, replaces=old)
