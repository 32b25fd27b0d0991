"""Withdraw a certificate that should not have been issued."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.states import CASE
from evenhand.domain.certificates.events import CertificateWithdrawn
from evenhand.domain.certificates.issuing import end_certificate, hold_certificate
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.refusals import NoSuchReason
from evenhand.domain.certificates.states import WHY_WITHDRAWN, CertificateState
from evenhand.domain.certificates.telling import tell_withdrawn
from evenhand.domain.identity.roles import Permission
from evenhand.statute.which_certificate import Basis


@action
def withdraw_certificate(
    *, case_id: UUID, certificate_id: UUID, reason_code: str, at: datetime, by: Principal
) -> Certificate:
    """Take a certificate out of force, with a reason from the list, and tell the family.

    It is kept, and the public page says "withdrawn". Raises NotNow when another has taken its place.
    """
    case = hold(case_id, by)
    access.require(by, Permission.WITHDRAW_CERTIFICATE, case)
    certificate = hold_certificate(case_id, certificate_id)
    if certificate.state == CertificateState.WITHDRAWN:
        already_done()
        return certificate
    if reason_code not in WHY_WITHDRAWN:
        raise NoSuchReason
    end_certificate(certificate, "withdraw_certificate", reason_code, by)
    record(
        CertificateWithdrawn(
            case_id=case_id,
            certificate_id=certificate.id,
            number=certificate.number,
            reason_code=reason_code,
        )
    )
    # A family that has since chosen mediation, or ended its request, stays where it is.
    back = "withdraw_certificate"
    if certificate.section == Basis.AFTER_MEDIATION.section:
        back = "withdraw_certificate_of_participation"
    if CASE.allows(back, case.state):
        move(case, back)
    note_fact(
        case,
        FactKind.CERTIFICATE_WITHDRAWN,
        happened_on=clock.london_day(at),
        at=at,
        by=by,
        evidence=Evidence.OWN_RECORD,
    )
    work_out_dates(case, because="the certificate was withdrawn", at=at)
    tell_withdrawn(case, certificate, at=at, by=by.for_case(case_id))
    return certificate
