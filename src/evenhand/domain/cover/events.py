"""What can happen in a cover. What happens to a case besides is recorded where its caseworker changes."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class CoverPlanned(Event):
    """A manager planned who takes the cases of a colleague who is away. Nothing has moved yet."""

    compartment = Compartment.STAFF
    cover_id: UUID
    from_user_id: UUID
    planned: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class CaseCovered(Event):
    """One case of a cover was handed over, or could not be."""

    compartment = Compartment.K9_CASEWORK
    cover_id: UUID
    refused: str = ""

    def sentence(self) -> str:
        """Say whether the case was handed over."""
        if self.refused:
            return "The case was to be handed over for somebody who is away, and could not be."
        return "The case was handed over for somebody who is away."


@dataclass(frozen=True, kw_only=True)
class CoverUndone(Event):
    """What a cover had handed over was given back."""

    compartment = Compartment.STAFF
    cover_id: UUID
    given_back: int
    stayed: int
