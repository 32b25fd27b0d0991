"""What can happen to the law that the service counts by."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class ReadingChosen(Event):
    """A provider reads the law in another way from now on."""

    compartment = Compartment.OPEN
    provider_id: UUID
    switch: str
    before: str
    reading: str


@dataclass(frozen=True, kw_only=True)
class CalendarProposed(Event):
    """A list of bank holidays waits for somebody to look at what it would move."""

    compartment = Compartment.OPEN
    version: str
    replaces: str = ""


@dataclass(frozen=True, kw_only=True)
class CalendarConfirmed(Event):
    """Dates are counted by another list of bank holidays from now on."""

    compartment = Compartment.OPEN
    version: str


@dataclass(frozen=True, kw_only=True)
class CalendarRejected(Event):
    """A list of bank holidays is not used."""

    compartment = Compartment.OPEN
    version: str
