"""What the family is told about a certificate: that it is here, that another replaces it, that it is withdrawn."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.certificates.models import Certificate, CertificateFile
from evenhand.domain.certificates.ports import SHELF
from evenhand.domain.certificates.states import REASONS
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.attached import Attached
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def tell_ready(
    case: "Case", certificate: Certificate, file: CertificateFile, *, at: datetime, by: Principal
) -> None:
    """Promise the holder the signed certificate, with the time to appeal; once, however often it is asked."""
    appeal = appeal_clock(law_facts(case, london_day(at)), *law_of(case))
    if appeal is None:
        raise LookupError(f"Certificate {certificate.number} opens an appeal that has no date.")
    facts = {
        "number": certificate.number,
        "issued_on": day_in_words(certificate.issued_on),
        "council": local_authority_name(case.local_authority_id),
        "appeal_by_safe": day_in_words(appeal.safe_on),
        "appeal_by_law": day_in_words(appeal.due_on),
        "tribunal_may_accept_until": day_in_words(appeal.may_accept_until or appeal.due_on),
        **facts_of_service(case.provider_id, case.reference),
    }
    purpose = "certificate_ready"
    if certificate.replaces is None:
        facts["basis"] = certificate.basis
    else:
        purpose = "certificate_replaced"
        facts |= {"old_number": certificate.replaces.number, "reason": _reason(certificate.replaces)}
    promise_message(
        case_id=case.id,
        person_id=certificate.holder_id,
        purpose=purpose,
        facts=facts,
        attachment=Attached(SHELF, file.sha256, f"certificate-{certificate.number}.pdf"),
        once=once(certificate),
        at=at,
        by=by,
    )


def tell_withdrawn(case: "Case", certificate: Certificate, *, at: datetime, by: Principal) -> None:
    """Promise the holder to hear that a certificate was withdrawn."""
    facts = {
        "number": certificate.number,
        "withdrawn_on": day_in_words(_ended_on(certificate)),
        "reason": _reason(certificate),
        **facts_of_service(case.provider_id, case.reference),
    }
    promise_message(
        case_id=case.id,
        person_id=certificate.holder_id,
        purpose="certificate_withdrawn",
        facts=facts,
        once=once(certificate),
        at=at,
        by=by,
    )


def once(certificate: Certificate) -> str:
    """Return the key under which a message about a certificate is promised one time; see 0002_guarantees."""
    return f"certificate {certificate.id}"


def _reason(certificate: Certificate) -> str:
    """Return why a certificate ended, to stand inside a sentence."""
    words = REASONS[certificate.reason_code].rstrip(".")
    return words[0].lower() + words[1:]


def _ended_on(certificate: Certificate) -> date:
    if certificate.ended_at is None:
        raise LookupError(f"Certificate {certificate.number} has not ended.")
    return london_day(certificate.ended_at)
