"""Note how the check of a file ended."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.documents import bytes_of, papers
from evenhand.domain.documents.events import DocumentKept, DocumentRefused
from evenhand.domain.documents.holding import hold, move, note
from evenhand.domain.documents.naming import shown_name
from evenhand.domain.documents.ports import DOCUMENTS, Cleaned, NotClean
from evenhand.domain.documents.states import DocumentKind


@action
def note_check(*, document_id: UUID, outcome: Cleaned | NotClean, at: datetime, by: Principal) -> None:
    """Keep the cleaned bytes, or say why there are none; the original has no row from then on.

    A paper for everybody who takes part is shown to the others after its minute, unless something speaks against it.
    """
    if not by.is_service:
        raise NotAllowed("check documents")
    document = hold(document_id)
    document.upload_sha256, document.checked_at = "", at
    if isinstance(outcome, NotClean):
        document.refused_because = outcome.reason
        move(document, "refuse", "upload_sha256", "checked_at", "refused_because")
        note(document, DocumentRefused, because=outcome.reason)
        return
    # The file is on the disk before a row names it.
    document.sha256 = bytes_of.keep(DOCUMENTS, document.id, outcome.content, document.file_key)
    document.media_type, document.size, document.pages = (
        outcome.media_type,
        len(outcome.content),
        outcome.pages,
    )
    document.name = shown_name(document.name, outcome.media_type, DocumentKind(document.kind).label)
    also: tuple[str, ...] = ()
    if document.private_name is not None:
        document.private_name = shown_name(
            document.private_name, outcome.media_type, DocumentKind(document.kind).label
        )
        also = ("private_name",)
    elif document.given_by_body:
        also = papers.look(document, outcome.words, at)
    changed = ("upload_sha256", "checked_at", "sha256", "media_type", "size", "pages", "name")
    move(document, "keep", *changed, *also)
    note(document, DocumentKept)
    crashpoint("document.before-noted")
