"""What the signer does: from the committed content of one certificate to its stored, signed PDF."""

import logging
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from evenhand.core import clock
from evenhand.core.crashpoints import crashpoint
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.certificates.actions.keep_signed_file import keep_signed_file
from evenhand.domain.certificates.content import CertificateContent
from evenhand.domain.certificates.models import Certificate, CertificateFile
from evenhand.domain.certificates.ports import SHELF, Press, Storage

log = logging.getLogger("evenhand.signing")


def sign(certificate_id: UUID, case_id: UUID) -> None:
    """Render and sign one certificate, store the file, then record it.

    Safe to run again after it was killed anywhere: the file of a half-done run is only a file, and the first
    one on record stays. An id that is no committed certificate of the case is not signed.
    """
    by = worker(case_id)
    with acting_as(by):
        found = Certificate.objects.filter(id=certificate_id, case_id=case_id).first()
        done = CertificateFile.objects.filter(certificate_id=certificate_id).exists()
        at = clock.now()
    if found is None or done:
        return
    crashpoint("sign.content-loaded")
    content = CertificateContent.from_json(found.content)
    made = _press(Path(settings.SIGNING_KEYS_DIR), at).make(content, content_hash=found.content_hash, at=at)
    if made.unprinted:
        log.warning("certificate %s has letters that no font has", found.number)
    files: Storage = adapter("storage")(SHELF)
    sha256 = files.keep(made.pdf)
    crashpoint("sign.file-kept")
    with acting_as(by):
        keep_signed_file(
            certificate_id=found.id, sha256=sha256, size_bytes=len(made.pdf), at=clock.now(), by=by
        )


def make_ready() -> None:
    """Load the signer's key, or make it, before the first certificate needs it.

    A key made later than a certificate's moment could not sign it; a folder without a usable one is said at once.
    """
    with acting_as(worker()):
        at = clock.now()
    _press(Path(settings.SIGNING_KEYS_DIR), at)


_loaded: dict[Path, Press] = {}


def _press(keys: Path, at: datetime) -> Press:
    """Return the press of this process, its key loaded once, and made when there is none yet."""
    if keys not in _loaded:
        _loaded[keys] = adapter("press")(keys, at=at)
    return _loaded[keys]
