"""What can happen to a draft. No answer is repeated here."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class DraftEvent(Event):
    """Something about one draft; never shown on a timeline, because there is no case yet."""

    compartment = Compartment.K11_AUDIT
    draft_id: UUID


@dataclass(frozen=True, kw_only=True)
class DraftStarted(DraftEvent):
    """Somebody began a request."""

    on_behalf: bool


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(DraftEvent):
    """A question was answered, or answered again."""

    question: str


@dataclass(frozen=True, kw_only=True)
class DraftBound(DraftEvent):
    """Whoever signed in took over what their browser had written."""


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(DraftEvent):
    """Its writer threw a request away."""


@dataclass(frozen=True, kw_only=True)
class DraftExpired(DraftEvent):
    """A request that nobody came back to was emptied."""


@dataclass(frozen=True, kw_only=True)
class AnswersForgotten(DraftEvent):
    """The working copy of a request that was sent long ago was emptied."""


@dataclass(frozen=True, kw_only=True)
class RequestKept(Event):
    """The request was kept with its case, as it was sent."""

    compartment = Compartment.K12_REQUEST
    request_id: UUID
    on_behalf: bool

    def sentence(self) -> str:
        """Say that what was asked is kept."""
        return "The request is kept as it was sent."
