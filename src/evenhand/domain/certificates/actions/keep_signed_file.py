"""Put the signed PDF of a certificate on record."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.certificates.events import CertificateSigned
from evenhand.domain.certificates.models import Certificate, CertificateFile


@action
def keep_signed_file(
    *, certificate_id: UUID, sha256: str, size_bytes: int, at: datetime, by: Principal
) -> None:
    """Record which stored file is the certificate's. The first one committed stays; others are left aside.

    Only the service itself does this, in the signer, for the one case it was sent to.
    """
    if by.name != WORKER:
        raise NotAllowed("put a signed file on record")
    certificate = Certificate.objects.get(id=certificate_id)
    _, first = CertificateFile.objects.get_or_create(
        certificate=certificate,
        defaults={
            "case_id": certificate.case_id,
            "sha256": sha256,
            "size_bytes": size_bytes,
            "made_at": at,
        },
    )
    if not first:
        already_done()
        return
    crashpoint("sign.row-written")
    record(
        CertificateSigned(
            case_id=certificate.case_id,
            certificate_id=certificate.id,
            number=certificate.number,
            sha256=sha256,
        )
    )
