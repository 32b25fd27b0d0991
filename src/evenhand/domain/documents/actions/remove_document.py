"""Remove a file."""

from uuid import UUID

from django.db import transaction

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.documents import bytes_of
from evenhand.domain.documents.events import DocumentRemoved
from evenhand.domain.documents.holding import hold, move, note, require_own_or_vouched
from evenhand.domain.documents.ports import DOCUMENTS, UPLOADS


@action
def remove_document(*, document_id: UUID, by: Principal) -> None:
    """Remove a file for good, at the wish of who gave it or by an action of its case. Its row stays."""
    document = hold(document_id)
    require_own_or_vouched(document, by, "remove this document")
    files = ((UPLOADS, document.upload_sha256), (DOCUMENTS, document.sha256))
    document.upload_sha256 = document.sha256 = ""
    move(document, "remove", "upload_sha256", "sha256")
    note(document, DocumentRemoved)

    def forget() -> None:
        for shelf, sha256 in files:
            bytes_of.remove(shelf, sha256)

    transaction.on_commit(forget)
