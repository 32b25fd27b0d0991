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
    # What was taken back leaves no row to the others, not even a name.
    document.shown_from = None
    changed: tuple[str, ...] = ("upload_sha256", "sha256", "shown_from")
    if document.private_name is not None:  # the worker, which lets drafts end, meets no paper of a case
        document.private_name = document.file_key = document.shared_with = document.shared_at = None
        changed += ("private_name", "file_key", "shared_with", "shared_at")
    move(document, "remove", *changed)
    note(document, DocumentRemoved)

    def forget() -> None:
        for shelf, sha256 in files:
            bytes_of.remove(shelf, sha256)

    transaction.on_commit(forget)
