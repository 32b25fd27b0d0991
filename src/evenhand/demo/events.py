"""What the demonstration notes about itself, so that loading can be interrupted and taken up again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class LoadingBegan(Event):
    """The demonstration county began to be loaded; all its days count from this one."""

    compartment = Compartment.MACHINE
    today: date


@dataclass(frozen=True, kw_only=True)
class StepPlayed(Event):
    """One step of one story was played; written in the transaction of the step itself."""

    compartment = Compartment.MACHINE
    number: int
    story: str
    about_case: UUID | None


@dataclass(frozen=True, kw_only=True)
class LoadingEnded(Event):
    """Every step was played."""

    compartment = Compartment.MACHINE
    steps: int
