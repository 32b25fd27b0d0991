"""What can happen to a meeting. No name, no link, no word of what was said."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from evenhand.core.clock import LONDON
from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.meetings.states import Party


def moment(at: datetime) -> str:
    """Return a moment as a timeline says it."""
    local = at.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"


def _named(parties: tuple[str, ...]) -> str:
    return " and ".join(Party(each).label for each in parties)


@dataclass(frozen=True, kw_only=True)
class VenueOpened(Event):
    """A provider may hold meetings at a place."""

    compartment = Compartment.K11_AUDIT
    venue_id: UUID
    provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoomAdded(Event):
    """A venue has one more room."""

    compartment = Compartment.K11_AUDIT
    venue_id: UUID
    room_id: UUID


@dataclass(frozen=True, kw_only=True)
class VenueClosed(Event):
    """No more meetings are held at a place."""

    compartment = Compartment.K11_AUDIT
    venue_id: UUID
    provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class MediatorNoteEvent(Event):
    """Something about a note that only its mediator reads. Nobody's timeline shows it, and it holds no word of it."""

    compartment = Compartment.K4_MEDIATOR_PRIVATE
    note_id: UUID


class MediatorNoteWritten(MediatorNoteEvent):
    """A mediator wrote a note for themselves."""


class MediatorNoteChanged(MediatorNoteEvent):
    """A mediator changed a note of their own."""


class MediatorNoteDestroyed(MediatorNoteEvent):
    """A mediator destroyed a note of their own."""


@dataclass(frozen=True, kw_only=True)
class MediatorNotesDestroyed(Event):
    """The notes of a case's mediators were destroyed, because their time was over."""

    compartment = Compartment.K4_MEDIATOR_PRIVATE
    count: int


@dataclass(frozen=True, kw_only=True)
class MeetingEvent(Event):
    """Something about one meeting."""

    compartment = Compartment.K1_CASE
    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class MeetingBooked(MeetingEvent):
    """A meeting was booked."""

    starts_at: datetime
    short_notice: bool

    def sentence(self) -> str:
        """Say when."""
        less = " The family agreed to less than five working days' notice." if self.short_notice else ""
        return f"The mediation was booked: {moment(self.starts_at)}.{less}"


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(MeetingEvent):
    """A meeting was moved, or its place or mediator changed."""

    starts_at: datetime

    def sentence(self) -> str:
        """Say where to."""
        return f"The mediation was changed: {moment(self.starts_at)}."


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(MeetingEvent):
    """A meeting was cancelled."""

    cause: str
    party: str

    def sentence(self) -> str:
        """Say by whom."""
        return f"The meeting was cancelled by {Party(self.party).label}."


@dataclass(frozen=True, kw_only=True)
class AttendanceRecorded(MeetingEvent):
    """The mediator recorded who came, and so whether the meeting was held."""

    held: bool
    absent: tuple[str, ...]
    undecided: tuple[str, ...]

    def sentence(self) -> str:
        """Say whether it was held, and who did not come."""
        if not self.held:
            return f"The meeting was not held. Not there: {_named(self.absent)}."
        missing = f" Not there: {_named(self.absent)}." if self.absent else ""
        power = " About some issues nobody was there who can decide." if self.undecided else ""
        return f"The meeting took place.{missing}{power}"


class MeetingAdjourned(MeetingEvent):
    """A meeting goes on another day."""

    def sentence(self) -> str:
        """Say so."""
        return "The mediation goes on another day."


@dataclass(frozen=True, kw_only=True)
class ViewsRecorded(Event):
    """The mediator recorded how they asked for the child's or young person's views (regulation 38(2), (3))."""

    compartment = Compartment.K1_CASE

    def sentence(self) -> str:
        """Say that it was done."""
        return "The mediator recorded how the child's or young person's views were asked for."


@dataclass(frozen=True, kw_only=True)
class OutcomeRecorded(MeetingEvent):
    """What came of one issue was recorded, for those in the room."""

    compartment = Compartment.K5_SHARED_ROOM
    part: str

    def sentence(self) -> str:
        """Say that it was, not what."""
        return "What came of one issue was recorded."


@dataclass(frozen=True, kw_only=True)
class MediationConcluded(Event):
    """The mediation ended, with or without agreement; the certificate is due (regulation 39(1))."""

    compartment = Compartment.K1_CASE
    on: date
    by_family: bool

    def sentence(self) -> str:
        """Say when, and by whose word."""
        who = "The family ended the mediation" if self.by_family else "The mediation ended"
        return f"{who} on {self.on:%A} {self.on.day} {self.on:%B %Y}."


@dataclass(frozen=True, kw_only=True)
class MediationDropped(Event):
    """The family ended the mediation before any meeting took place."""

    compartment = Compartment.K1_CASE

    def sentence(self) -> str:
        """Say so without blame."""
        return "The family ended the mediation before a meeting took place."


@dataclass(frozen=True, kw_only=True)
class InterpreterNamed(Event):
    """Somebody interprets at a meeting."""

    compartment = Compartment.K12_REQUEST
    meeting_id: UUID
    interpreter_id: UUID

    def sentence(self) -> str:
        """Say that there is an interpreter, not who."""
        return "An interpreter was named for the meeting."


@dataclass(frozen=True, kw_only=True)
class InterpreterEnded(Event):
    """Somebody does not interpret at a meeting after all."""

    compartment = Compartment.K12_REQUEST
    meeting_id: UUID
    interpreter_id: UUID

    def sentence(self) -> str:
        """Say that it ended, not for whom."""
        return "Somebody does not interpret at the meeting after all."
