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
class PaperShown(DocumentEvent):
    """Somebody looked at a paper that might be about another child, and shared it."""

    doubts: tuple[str, ...]

    def sentence(self) -> str:
        """Say that somebody looked."""
        return f"{self.titled()} shared after somebody looked whose it is."


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


@dataclass(frozen=True, kw_only=True)
class PrivatePaperEvent(Event):
    """Something about a paper that somebody of a family keeps for themselves. Nobody's timeline shows it."""

    compartment = Compartment.K2_FAMILY_PRIVATE
    document_id: UUID


class OwnPaperAdded(PrivatePaperEvent):
    """Somebody of a family gave us a file that is theirs alone."""


class OwnPaperKept(PrivatePaperEvent):
    """A file of somebody's own was checked and cleaned."""


class OwnPaperRefused(PrivatePaperEvent):
    """A file of somebody's own cannot be kept."""


class OwnPaperRemoved(PrivatePaperEvent):
    """Somebody of a family destroyed a file of their own."""


class OwnPaperShared(PrivatePaperEvent):
    """Somebody of a family let the mediator open a file of their own."""


class OwnPaperTakenBack(PrivatePaperEvent):
    """Somebody of a family took a file back before anybody opened it."""


class OwnPaperSeen(PrivatePaperEvent):
    """Somebody opened a file that a family gave them, for the first time."""


@dataclass(frozen=True, kw_only=True)
class BodysOwnPaperEvent(Event):
    """Something about a paper that a council or a health body keeps for its own officers."""

    compartment = Compartment.K3_COUNCIL_PRIVATE
    document_id: UUID


class BodysOwnPaperAdded(BodysOwnPaperEvent):
    """An officer gave us a file for their own body alone."""


class BodysOwnPaperKept(BodysOwnPaperEvent):
    """A file of a body's own was checked and cleaned."""


class BodysOwnPaperRefused(BodysOwnPaperEvent):
    """A file of a body's own cannot be kept."""


class BodysOwnPaperRemoved(BodysOwnPaperEvent):
    """An officer destroyed a file of their own body."""


@dataclass(frozen=True, kw_only=True)
class PaperGiven(Event):
    """A family gave a paper to everybody who takes part in its meeting."""

    compartment = Compartment.K5_SHARED_ROOM
    document_id: UUID

    def sentence(self) -> str:
        """Say that it did, not what it is called."""
        return "The family gave a paper to everybody in the meeting."


@dataclass(frozen=True, kw_only=True)
class GivenPaperTakenBack(Event):
    """A family took a paper back before anybody else had opened it."""

    compartment = Compartment.K5_SHARED_ROOM
    document_id: UUID

    def sentence(self) -> str:
        """Say that nobody had opened it."""
        return "The family took a paper back before anybody had opened it."


# What is recorded of a file that is somebody's own, in the place of what is recorded of any other.
QUIETLY: dict[str, dict[type[DocumentEvent], type[PrivatePaperEvent] | type[BodysOwnPaperEvent]]] = {
    Compartment.K2_FAMILY_PRIVATE: {
        DocumentAdded: OwnPaperAdded,
        DocumentKept: OwnPaperKept,
        DocumentRefused: OwnPaperRefused,
        DocumentRemoved: OwnPaperRemoved,
    },
    Compartment.K3_COUNCIL_PRIVATE: {
        DocumentAdded: BodysOwnPaperAdded,
        DocumentKept: BodysOwnPaperKept,
        DocumentRefused: BodysOwnPaperRefused,
        DocumentRemoved: BodysOwnPaperRemoved,
    },
}
