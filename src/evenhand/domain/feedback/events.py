"""What can happen to what readers say. None of it is about a case, and no event holds a word of theirs."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class _OfSaying(Event):
    """Something happened to what a reader said."""

    compartment = Compartment.STAFF
    saying_id: UUID


@dataclass(frozen=True, kw_only=True)
class PageSpokenOf(_OfSaying):
    """A reader said something about a page."""

    page: str
    about: str


@dataclass(frozen=True, kw_only=True)
class SayingSetAside(_OfSaying):
    """Somebody read it, or nobody did in time, and nothing is changed because of it."""

    why: str


@dataclass(frozen=True, kw_only=True)
class SayingAnswered(_OfSaying):
    """Something is changed because of it."""

    improvement_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordsDestroyed(_OfSaying):
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
