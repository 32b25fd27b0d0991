"""What can happen to what somebody keeps for themselves. No word of it, and no sentence on anybody's timeline."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class OwnNoteEvent(Event):
    """Something about a note that somebody of a family keeps for themselves."""

    compartment = Compartment.K2_FAMILY_PRIVATE
    note_id: UUID


class OwnNoteWritten(OwnNoteEvent):
    """Somebody of a family wrote a note for themselves."""


class OwnNoteChanged(OwnNoteEvent):
    """Somebody of a family changed a note of their own."""


class OwnNoteDestroyed(OwnNoteEvent):
    """Somebody of a family destroyed a note of their own."""


class OwnNoteShared(OwnNoteEvent):
    """Somebody of a family let the mediator read a note of their own."""


class OwnNoteTakenBack(OwnNoteEvent):
    """Somebody of a family took a note back before the mediator read it."""


class OwnNoteOpened(OwnNoteEvent):
    """The mediator read a note that somebody of a family let them read."""


@dataclass(frozen=True, kw_only=True)
class BodyNoteEvent(Event):
    """Something about a note that a council or a health body keeps for its own officers."""

    compartment = Compartment.K3_COUNCIL_PRIVATE
    note_id: UUID
    body_id: UUID


class BodyNoteWritten(BodyNoteEvent):
    """A body wrote a note for itself."""


class BodyNoteChanged(BodyNoteEvent):
    """A body changed a note of its own."""


class BodyNoteDestroyed(BodyNoteEvent):
    """A body destroyed a note of its own."""


class BodyNoteShared(BodyNoteEvent):
    """A body let the mediator read a note of its own."""


class BodyNoteTakenBack(BodyNoteEvent):
    """A body took a note back before the mediator read it."""


class BodyNoteOpened(BodyNoteEvent):
    """The mediator read a note that a body let them read."""
