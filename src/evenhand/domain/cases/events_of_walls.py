"""What can happen to a wall around somebody on a case."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class WallBuilt(Event):
    """Somebody was shut out of the case."""

    compartment = Compartment.K9_CASEWORK
    user_id: UUID
    had_case: bool = False

    def sentence(self) -> str:
        """Say that there is a wall."""
        said = "Somebody was shut out of this case because of a conflict."
        return f"{said} They had the case, and have it no longer." if self.had_case else said


@dataclass(frozen=True, kw_only=True)
class WallLiftingAsked(Event):
    """Somebody asked that a wall is lifted, and a second person decides it."""

    compartment = Compartment.K9_CASEWORK
    wall_id: UUID
    lifting_id: UUID

    def sentence(self) -> str:
        """Say that it waits, never for whom."""
        return "Somebody asked to let in again whom a wall shuts out. A second person decides."


@dataclass(frozen=True, kw_only=True)
class WallLifted(Event):
    """Two people decided that somebody is shut out no longer."""

    compartment = Compartment.K9_CASEWORK
    wall_id: UUID
    lifting_id: UUID
    user_id: UUID

    def sentence(self) -> str:
        """Say that there is one wall less."""
        return "A wall was lifted, by two people."


@dataclass(frozen=True, kw_only=True)
class WallLiftingRefused(Event):
    """A second person decided that a wall stays."""

    compartment = Compartment.K9_CASEWORK
    wall_id: UUID
    lifting_id: UUID

    def sentence(self) -> str:
        """Say that nothing changed."""
        return "A wall stays: a second person said so."


@dataclass(frozen=True, kw_only=True)
class WallLiftingWithdrawn(Event):
    """Whoever asked that a wall is lifted asks it no longer."""

    compartment = Compartment.K9_CASEWORK
    wall_id: UUID
    lifting_id: UUID

    def sentence(self) -> str:
        """Say that nothing changed."""
        return "A wall stays: whoever asked to lift it asks it no longer."
