"""Writing one certificate inside the transaction of an action: number, date, frozen content, row, event, job."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from evenhand.core import references
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.certificates.content import CertificateContent, ContentNotAllowed
from evenhand.domain.certificates.drafting import Numbered, compose
from evenhand.domain.certificates.events import CertificateIssued
from evenhand.domain.certificates.jobs import sign_certificate
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.refusals import CannotWrite
from evenhand.domain.certificates.states import CERTIFICATE, CertificateState
from evenhand.domain.identity.roles import Permission
from evenhand.statute.facts import Facts
from evenhand.statute.which_certificate import Basis

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def write_certificate(
    case: "Case", facts: Facts, *, at: datetime, by: Principal, replaces: Certificate | None = None
) -> Certificate:
    """Number, date, freeze and store a certificate of a held case, and ask for its PDF.

    Raises CannotWrite, before anything is stored for good, when something recorded may not stand on one.
    """
    if by.user_id is None:
        raise NotAllowed(Permission.ISSUE_CERTIFICATE.value)
    numbered = _take_number(case.id)
    crashpoint("issue.number-taken")
    content = _frozen(case, facts, numbered, by=by, replaces=replaces)
    certificate = Certificate(
        case_id=case.id,
        holder_id=case.holder_id,
        decision=case.decision,
        section=content.section,
        basis=content.basis,
        number=content.number,
        check_code=content.check_code,
        issued_by=by.user_id,
        content=content.to_json(),
        content_hash=content.content_hash(),
        replaces=replaces,
    )
    certificate.save(force_insert=True)
    certificate.refresh_from_db()
    crashpoint("issue.row-written")
    record(
        CertificateIssued(
            case_id=case.id,
            certificate_id=certificate.id,
            number=certificate.number,
            issued_on=certificate.issued_on,
            content_hash=certificate.content_hash,
            replaces_number=content.replaces_number,
        )
    )
    # The clock counts from the first day of issue, whichever paper says so now.
    note_fact(
        case,
        FactKind.CERTIFICATE_ISSUED,
        happened_on=certificate.first_issued_on,
        at=at,
        by=by,
        evidence=Evidence.OWN_RECORD,
    )
    work_out_dates(case, because="a certificate was issued", at=at)
    crashpoint("issue.dates-worked-out")
    sign_certificate.later(certificate_id=certificate.id, case_id=case.id)
    crashpoint("issue.signing-asked")
    return certificate


def standing_certificate(case_id: UUID) -> Certificate | None:
    """Return the certificate of a held case that is in force."""
    return Certificate.objects.filter(case_id=case_id, state=CertificateState.ISSUED).first()


def hold_certificate(case_id: UUID, certificate_id: UUID) -> Certificate:
    """Return a certificate of a held case, locked. Raises NoSuchThing when it is not one of the case's."""
    found = Certificate.objects.select_for_update().filter(id=certificate_id, case_id=case_id).first()
    if found is None:
        raise NoSuchThing
    return found


def end_certificate(certificate: Certificate, move: str, reason_code: str, by: Principal) -> None:
    """End a held certificate, as its lifecycle allows, with the reason; the database adds when."""
    certificate.state = CERTIFICATE.after(move, certificate.state)
    certificate.reason_code = reason_code
    certificate.ended_by = by.user_id
    certificate.save(update_fields=["state", "reason_code", "ended_by"])
    certificate.refresh_from_db()
    crashpoint(f"{move}.row-written")


def _take_number(case_id: UUID) -> Numbered:
    with connection.cursor() as cursor:
        cursor.execute("select number, issued_on from evenhand_take_certificate_number(%s)", [case_id])
        number, issued_on = cursor.fetchone()
    return Numbered(number, references.new(3, 4), issued_on)


def _frozen(
    case: "Case", facts: Facts, numbered: Numbered, *, by: Principal, replaces: Certificate | None
) -> CertificateContent:
    try:
        if replaces is None:
            return compose(case, facts, numbered, by=by)
        return compose(
            case,
            facts,
            numbered,
            by=by,
            basis=Basis(replaces.basis),
            replaces_number=replaces.number,
            first_issued_on=replaces.first_issued_on,
        )
    except ContentNotAllowed as problem:
        raise CannotWrite(problem) from problem
