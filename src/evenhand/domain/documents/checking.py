"""One check of one file: scanned, made anew apart, noted. Safe to be killed anywhere and begun again."""

from uuid import UUID

from evenhand.core import clock
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.files import FileMissing
from evenhand.core.outside import adapter
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.documents import bytes_of
from evenhand.domain.documents.actions.note_check import note_check
from evenhand.domain.documents.models import Document
from evenhand.domain.documents.ports import UPLOADS, Cleaned, Cleaner, NotClean, Scanner
from evenhand.domain.documents.states import DocumentState


def check(document_id: UUID, by: Principal) -> None:
    """Check a file that waits for it; otherwise do nothing.

    While the scanner is away the file stays as it is and nobody can open it: ScannerAway goes up to the queue,
    which tries again.
    """
    with acting_as(by):
        document = Document.objects.filter(id=document_id, state=DocumentState.CHECKING).first()
    if document is None:
        return
    crashpoint("document.before-check")
    outcome = _outcome(document)
    crashpoint("document.after-check")
    try:
        note_check(document_id=document_id, outcome=outcome, at=clock.now(), by=by)
    except (NotNow, NoSuchThing):
        return  # removed, or attached to a case, while it was being checked
    crashpoint("document.after-noted")
    bytes_of.remove(UPLOADS, document.upload_sha256)


def _outcome(document: Document) -> Cleaned | NotClean:
    scan: Scanner = adapter("scanner")
    clean: Cleaner = adapter("cleaner")
    try:
        content = bytes_of.read(UPLOADS, document.id, document.upload_sha256, document.file_key)
        if not scan(content):
            return NotClean("unsafe")
        return clean(content, document.media_type)
    except FileMissing:
        return NotClean("broken")
    except NotClean as refused:
        return refused
