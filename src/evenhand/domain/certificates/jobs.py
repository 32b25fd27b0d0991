"""Background jobs of certificates."""

from uuid import UUID

from django.db import connection

from evenhand.core import clock, events
from evenhand.core.crashpoints import crashpoint
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.events import FactRecorded
from evenhand.domain.casework.events import CouncilChanged
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.certificates.models import Certificate


@job(queue="signing")
def sign_certificate(certificate_id: str, case_id: str) -> None:
    """Make the signed PDF of one certificate. Runs in the signer, the only process with the key."""
    # careful: imported here, because the actions that issue a certificate ask for this job
    from evenhand.domain.certificates.signing import sign

    sign(UUID(certificate_id), UUID(case_id))


@job(queue="messages")
def send_certificate(event_id: str, case_id: str) -> None:
    """Promise the family each certificate in force that has its file, once."""
    from evenhand.domain.certificates.telling import tell_ready

    by = worker(UUID(case_id))
    crashpoint("send.begun")
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        ready = Certificate.objects.filter(case_id=case_id, state="issued", file__isnull=False)
        for certificate in ready.select_related("file", "replaces"):
            if case is not None:
                tell_ready(case, certificate, certificate.file, at=clock.now(), by=by)
        crashpoint("send.promised")


@job(queue="duties")
def look_at_correction(event_id: str, case_id: str) -> None:
    """Put a certificate on somebody's list when a fact it may rest on was corrected, or the council that it names."""
    from evenhand.domain.certificates.actions.question_certificate import question_certificate

    by = worker(UUID(case_id))
    with acting_as(by):
        recorded = next(item for item in events.of_case(UUID(case_id)) if item.id == int(event_id))
        happened = recorded.event
        is_other_council = isinstance(happened, CouncilChanged) and happened.why == WhyCouncil.MISTAKE
        if is_other_council or (isinstance(happened, FactRecorded) and happened.replaces):
            question_certificate(case_id=UUID(case_id), event_id=recorded.id, at=clock.now(), by=by)


@every("*/5 * * * *", queue="duties")
def finish_certificates() -> None:
    """Ask again for each certificate that has waited for its file, or for its message, longer than is usual."""
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute("select case_id, certificate_id, is_signed from evenhand_certificates_unfinished()")
        for case_id, certificate_id, is_signed in cursor.fetchall():
            if is_signed:
                send_certificate.later(event_id="", case_id=case_id)
            else:
                sign_certificate.later(certificate_id=certificate_id, case_id=case_id)
