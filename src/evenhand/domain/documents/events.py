"""What can happen to a document. Its name is never repeated here."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.documents.states import DocumentKind


@dataclass(frozen=True, kw_only=True)
class DocumentEvent(Event):
    """Something about one document."""

    compartment = Compartment.K12_REQUEST
    document_id: UUID
    document: str

    def titled(self) -> str:
        """Return what the document is, in words."""
        return DocumentKind(self.document).label


class DocumentAdded(DocumentEvent):
    """Somebody gave us a file."""

    def sentence(self) -> str:
        """Say what came."""
        return f"{self.titled()} added. It is being checked."


class DocumentBound(DocumentEvent):
    """Whoever signed in took over a file that their browser had given."""

    def sentence(self) -> str:
        """Say whose it is now."""
        return f"{self.titled()} kept for whoever gave it."


class DocumentAttached(DocumentEvent):
    """A file given before the request was sent became part of the case."""

    def sentence(self) -> str:
        """Say what came with the request."""
        return f"{self.titled()} came with the request."


class DocumentKept(DocumentEvent):
    """A file was checked and cleaned."""

    def sentence(self) -> str:
        """Say that it can be opened."""
        return f"{self.titled()} checked and kept."


@dataclass(frozen=True, kw_only=True)
class DocumentRefused(DocumentEvent):
    """A file cannot be kept."""

    because: str

    def sentence(self) -> str:
        """Say why."""
        # careful: imported here, because refusals are words and events are read without them
        from evenhand.domain.documents.refusals import WORDS

        return f"{self.titled()} not kept. {WORDS[self.because][0]}"


class DocumentRemoved(DocumentEvent):
    """A file was removed."""

    def sentence(self) -> str:
        """Say that it is gone."""
        return f"{self.titled()} removed."
