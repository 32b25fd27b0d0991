"""What can be asked about documents. The database shows each by its case and compartment, or to who gave it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.walls import Compartment
from evenhand.domain.documents import bytes_of
from evenhand.domain.documents.doubts import Doubt
from evenhand.domain.documents.models import Document
from evenhand.domain.documents.ports import DOCUMENTS
from evenhand.domain.documents.refusals import WORDS
from evenhand.domain.documents.states import DocumentKind, DocumentState


@dataclass(frozen=True)
class Filed:
    """One document as a page shows it."""

    id: UUID
    case_id: UUID | None
    compartment: str
    kind: str
    kind_words: str
    name: str
    media_type: str
    size: int
    size_words: str
    pages: int | None
    state: str
    state_words: str
    why: str
    """Why it was not kept, and what to do; empty otherwise."""
    next: str
    added_at: datetime
    given_by_body: UUID | None
    """Of a paper for everybody who takes part: who gave it, and alone sees it until `shown_from`."""
    shown_from: datetime | None
    given_by: UUID | None
    """Whose own it is, of what a family gave."""
    began_private: bool
    """Whether a family gave it for itself first, and chose afterwards who may open it."""
    shared_with: UUID | None
    """The one mediator who may open what is somebody's own."""
    doubts: tuple[str, ...]
    """What speaks against its case, in words for whoever gave it."""

    @property
    def waits_for_a_look(self) -> bool:
        """Tell whether somebody has to look whose it is before the others see it."""
        return bool(self.doubts) and self.shown_from is None and self.state == DocumentState.KEPT

    def is_shown(self, at: datetime) -> bool:
        """Tell whether everybody who takes part can see it."""
        return self.given_by_body is None or (self.shown_from is not None and self.shown_from <= at)

    @property
    def can_be_opened(self) -> bool:
        """Tell whether there is something to open."""
        return self.state == DocumentState.KEPT


def of_case(case_id: UUID) -> list[Filed]:
    """Return the documents of a case that the present principal may see, newest first."""
    rows = Document.objects.filter(case_id=case_id).exclude(state=DocumentState.REMOVED)
    return [_filed(document) for document in rows.order_by("-added_at", "id")]


def filed_by_staff(case_id: UUID) -> list[Filed]:
    """Return what can be opened and is nobody’s own on a case: what staff filed, and letters of somebody unknown."""
    rows = Document.objects.filter(case_id=case_id, user_id=None, given_by_body=None)
    kept = rows.filter(state=DocumentState.KEPT, compartment=Compartment.K12_REQUEST)
    return [_filed(document) for document in kept.order_by("-added_at", "id")]


def in_shared_room(case_id: UUID) -> list[Filed]:
    """Return the papers that everybody who takes part may open, newest first."""
    return [filed for filed in of_case(case_id) if filed.compartment == Compartment.K5_SHARED_ROOM]


def one(document_id: UUID) -> Filed | None:
    """Return one document, or None when there is nothing to see: also a draft's, to the browser that gave it."""
    document = Document.objects.filter(id=document_id).exclude(state=DocumentState.REMOVED).first()
    return _filed(document) if document else None


def content(document_id: UUID) -> tuple[bytes, str, str]:
    """Return the bytes, media type and name of a document.

    Raises NoSuchThing when there is none to see, NotNow in words while it is not there to open.
    """
    document = Document.objects.filter(id=document_id).exclude(state=DocumentState.REMOVED).first()
    if document is None:
        raise NoSuchThing
    if document.state == DocumentState.CHECKING:
        raise NotNow(
            "This document cannot be opened yet.",
            "We are checking that it is safe to open.",
            "Wait a minute and try again.",
        )
    if document.state == DocumentState.REFUSED:
        raise NotNow("We have not kept this document.", *WORDS[document.refused_because])
    content = bytes_of.read(DOCUMENTS, document.id, document.sha256, document.file_key)
    return content, document.media_type, document.private_name or document.name


def _filed(document: Document) -> Filed:
    why, then = WORDS[document.refused_because] if document.refused_because else ("", "")
    return Filed(
        id=document.id,
        case_id=document.case_id,
        compartment=document.compartment,
        kind=document.kind,
        kind_words=DocumentKind(document.kind).label,
        name=document.private_name or document.name,
        media_type=document.media_type,
        size=document.size,
        size_words=_size_words(document.size),
        pages=document.pages,
        state=document.state,
        state_words=DocumentState(document.state).label,
        why=why,
        next=then,
        added_at=document.added_at,
        given_by_body=document.given_by_body,
        shown_from=document.shown_from,
        doubts=tuple(Doubt(doubt).label for doubt in document.doubts),
        given_by=document.user_id,
        began_private=document.file_key is not None and document.given_by_body is None,
        shared_with=document.shared_with,
    )


def _size_words(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, size // 1024)} KB"
