"""What can happen to what readers say. None of it is about a case, and no event holds a word of theirs."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class _OfComment(Event):
    """Something happened to a reader's comment."""

    compartment = Compartment.STAFF
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentLeft(Event):
    """A reader left a comment. Which one it was is not on record: the moment would say when somebody was here."""

    compartment = Compartment.STAFF


@dataclass(frozen=True, kw_only=True)
class CommentSetAside(_OfComment):
    """Somebody read it, or nobody did in time, and nothing is changed because of it."""

    why: str


@dataclass(frozen=True, kw_only=True)
class CommentAnswered(_OfComment):
    """Something is changed because of it."""

    improvement_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentReopened(_OfComment):
    """What answered it was taken down: it waits again."""


@dataclass(frozen=True, kw_only=True)
class WordsDestroyed(_OfComment):
    """The words of a reader were destroyed; what they were about stays for counting."""


@dataclass(frozen=True, kw_only=True)
class ImprovementPublished(Event):
    """Everybody can read what was changed."""

    compartment = Compartment.STAFF
    improvement_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImprovementTakenDown(Event):
    """Nobody can read any longer what was changed."""

    compartment = Compartment.STAFF
    improvement_id: UUID
