"""What can happen here. No word of anybody is in an event, and only whoever reads concerns reads these."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.safeguarding.states import NoticeKind, PassedTo


@dataclass(frozen=True, kw_only=True)
class ConcernEvent(Event):
    """Something happened to a concern."""

    compartment = Compartment.K8_SAFEGUARDING
    concern_id: UUID

    def sentence(self) -> str:
        """Say that something was done."""
        return "Something was done."


@dataclass(frozen=True, kw_only=True)
class ConcernRaised(ConcernEvent):
    """Somebody at work on the case is worried about somebody's safety."""

    def sentence(self) -> str:
        """Say so."""
        return "Somebody told us."


@dataclass(frozen=True, kw_only=True)
class ConcernWaits(ConcernEvent):
    """Leads, or managers where there are none, are told that something waits for them."""

    what: str
    readers: int

    def sentence(self) -> str:
        """Say how many were told."""
        if self.what == NoticeKind.APPOINT:
            return "The managers were asked to appoint a safeguarding lead."
        people = "lead was" if self.readers == 1 else "leads were"
        return f"{self.readers} {people} told that something waits."


@dataclass(frozen=True, kw_only=True)
class ConcernTaken(ConcernEvent):
    """A lead took a concern, or took it over."""

    def sentence(self) -> str:
        """Say so."""
        return "Took it."


@dataclass(frozen=True, kw_only=True)
class ConcernNoted(ConcernEvent):
    """A lead wrote down what was done."""

    note_id: UUID

    def sentence(self) -> str:
        """Say so."""
        return "Wrote down what was done."


@dataclass(frozen=True, kw_only=True)
class ConcernPassedOn(ConcernEvent):
    """A lead decided who hears of a concern, or that nobody does."""

    note_id: UUID
    to: str

    def sentence(self) -> str:
        """Say to whom."""
        if self.to == PassedTo.NOBODY:
            return "Decided to pass it on to nobody."
        return f"Passed it on: {PassedTo(self.to).label}."


@dataclass(frozen=True, kw_only=True)
class ConcernClosed(ConcernEvent):
    """A lead closed a concern."""

    note_id: UUID

    def sentence(self) -> str:
        """Say so."""
        return "Closed it."


@dataclass(frozen=True, kw_only=True)
class CaseOpenedForAnHour(Event):
    """A lead or a manager opened a case for an hour. Why stands with the opening."""

    compartment = Compartment.K8_SAFEGUARDING
    opening_id: UUID

    def sentence(self) -> str:
        """Say so."""
        return "Opened the case for an hour."


@dataclass(frozen=True, kw_only=True)
class OpeningReviewed(Event):
    """Somebody else said whether it was right to open a case."""

    compartment = Compartment.K8_SAFEGUARDING
    opening_id: UUID
    was_right: bool

    def sentence(self) -> str:
        """Say which."""
        return f"Found that opening it was {'right' if self.was_right else 'wrong'}."
