"""Background jobs of certificates."""

from datetime import timedelta
from uuid import UUID

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.certificates.models import CheckCount


@job(queue="signing")
def sign_certificate(certificate_id: str, case_id: str) -> None:
    """Make the signed PDF of one certificate. Runs in the signer, the only process with the key."""
    from evenhand.domain.certificates.signing import sign

    sign(UUID(certificate_id), UUID(case_id))


@every("41 * * * *", queue="default")
def forget_checks() -> None:
    """Delete counts of public checks that are a day old."""
    with acting_as(worker()):
        CheckCount.objects.filter(hour_at__lt=clock.now() - timedelta(days=1)).delete()
