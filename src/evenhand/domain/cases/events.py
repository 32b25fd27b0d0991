"""What can happen to a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Event):
    """A family asked, and a case was opened."""

    compartment = Compartment.K1_CASE
    channel: str
    on_behalf: bool

    def sentence(self) -> str:
        """Say how the request came."""
        how = {"online": "online", "telephone": "by telephone", "post": "by post", "email": "by e-mail"}
        by = " An adviser typed it in for them." if self.on_behalf else ""
        return f"The family asked {how.get(self.channel, self.channel)}.{by}"


@dataclass(frozen=True, kw_only=True)
class FactRecorded(Event):
    """A fact was recorded. Names are not repeated here; dates are."""

    compartment = Compartment.K1_CASE
    fact_id: UUID
    what: str
    happened_on: date | None
    replaces: UUID | None = None

    def sentence(self) -> str:
        """Say what was recorded or corrected."""
        verb = "Corrected" if self.replaces else "Recorded"
        on = (
            f": {self.happened_on:%A} {self.happened_on.day} {self.happened_on:%B %Y}"
            if self.happened_on
            else ""
        )
        return f"{verb} {self.what}{on}."


@dataclass(frozen=True, kw_only=True)
class DatesMoved(Event):
    """Working out the clocks again moved some of them."""

    compartment = Compartment.K1_CASE
    rules: tuple[str, ...]
    shorter: tuple[str, ...]
    because: str

    def sentence(self) -> str:
        """Say how many dates changed and whether any came nearer."""
        count = len(self.rules)
        dates = "One date was" if count == 1 else f"{count} dates were"
        nearer = " At least one is earlier than it was." if self.shorter else ""
        return f"{dates} worked out again: {self.because}.{nearer}"


@dataclass(frozen=True, kw_only=True)
class CaseMoved(Event):
    """A case moved from one state to another."""

    compartment = Compartment.K1_CASE
    move: str
    before: str
    after: str

    def sentence(self) -> str:
        """Say where the case stands now."""
        from evenhand.domain.cases.states import CaseState

        return f"The case is now: {CaseState(self.after).label}."


@dataclass(frozen=True, kw_only=True)
class CaseTaken(Event):
    """Somebody became the family's named caseworker."""

    compartment = Compartment.K1_CASE
    user_id: UUID

    def sentence(self) -> str:
        """Say that the case has a caseworker."""
        return "A caseworker took the case."


@dataclass(frozen=True, kw_only=True)
class AccessGranted(Event):
    """Somebody may now read parts of the case."""

    compartment = Compartment.K1_CASE
    user_id: UUID
    role: str

    def sentence(self) -> str:
        """Say to whom, by role."""
        return f"Access was given: {self.role}."


@dataclass(frozen=True, kw_only=True)
class PartyAdmitted(Event):
    """A council or a health body takes part in the case from now on."""

    compartment = Compartment.K1_CASE
    body_id: UUID
    name: str

    def sentence(self) -> str:
        """Say who takes part."""
        return f"{self.name} takes part in the case from now on, and sees what is meant for it."


@dataclass(frozen=True, kw_only=True)
class PartyLeft(Event):
    """A council or a health body no longer takes part."""

    compartment = Compartment.K1_CASE
    body_id: UUID
    name: str

    def sentence(self) -> str:
        """Say who no longer takes part."""
        return f"{self.name} no longer takes part in the case, and sees nothing of it."


@dataclass(frozen=True, kw_only=True)
class AccessEnded(Event):
    """Somebody may no longer read the case."""

    compartment = Compartment.K9_CASEWORK
    user_id: UUID
    role: str

    def sentence(self) -> str:
        """Say whose, by role."""
        return f"Access was ended: {self.role}."


@dataclass(frozen=True, kw_only=True)
class WallBuilt(Event):
    """Somebody was shut out of the case."""

    compartment = Compartment.K9_CASEWORK
    user_id: UUID

    def sentence(self) -> str:
        """Say that there is a wall."""
        return "Somebody was shut out of this case because of a conflict."


@dataclass(frozen=True, kw_only=True)
class CheckFailed(Event):
    """The nightly check found that something stored is not what it should be."""

    compartment = Compartment.K9_CASEWORK
    differences: tuple[str, ...]

    def sentence(self) -> str:
        """Say what differs."""
        return "The nightly check found: " + "; ".join(self.differences) + "."


@dataclass(frozen=True, kw_only=True)
class TimeWentBy(Event):
    """The last day of something that the family had to do is over, and nobody told us that it was done."""

    compartment = Compartment.K1_CASE
    rules: tuple[str, ...]

    def sentence(self) -> str:
        """Say so without blame."""
        return "A date for the family went by. We do not know whether it was done."


@dataclass(frozen=True, kw_only=True)
class CountedAgain(Event):
    """Every date was worked out again because the law in use is another now."""

    compartment = Compartment.K1_CASE
    because: str
    law: str
    moved: int
    nearer: int = 0

    def sentence(self) -> str:
        """Say why, and whether anything moved."""
        moved = {0: "No date moved.", 1: "One date moved."}.get(self.moved, f"{self.moved} dates moved.")
        return f"All dates were worked out again, for {self.because}. {moved}"
