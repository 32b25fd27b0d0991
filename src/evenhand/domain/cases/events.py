"""What can happen to a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.cases.states import CompanionEnded, CompanionKind, WhyReopened


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
class CaseReopened(Event):
    """A closed case was taken up again."""

    compartment = Compartment.K1_CASE
    why: WhyReopened
    is_left: bool = False
    """Whoever had it cannot have it now, and nobody has taken it yet."""

    def sentence(self) -> str:
        """Say why, and that nobody has it."""
        left = " It waits for a caseworker." if self.is_left else ""
        return f"The case was taken up again: {WhyReopened(self.why).label}.{left}"


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


@dataclass(frozen=True, kw_only=True)
class AccessLent(Event):
    """Somebody who looks after safety may read more of the case for an hour."""

    compartment = Compartment.K8_SAFEGUARDING
    user_id: UUID
    grant_id: UUID

    def sentence(self) -> str:
        """Say so, without why."""
        return "The case was opened for an hour."


@dataclass(frozen=True, kw_only=True)
class RightPassed(Event):
    """The right became the young person's own, or another acts for them by a capacity record, or no longer does."""

    compartment = Compartment.K1_CASE
    from_day: date
    holder_id: UUID
    is_own: bool

    def sentence(self) -> str:
        """Say whose it is now, and since when."""
        day = f"{self.from_day:%A} {self.from_day.day} {self.from_day:%B %Y}"
        if self.is_own:
            return f"The right is the young person’s own since {day}. We write to them from now on."
        return (
            f"The right is the young person’s own since {day}. Somebody else acts for them on this request."
        )


@dataclass(frozen=True, kw_only=True)
class PassingDayChanged(Event):
    """From which day the right is the young person's own was worked out again."""

    compartment = Compartment.K1_CASE
    day: date
    was: date | None

    def sentence(self) -> str:
        """Say the day."""
        return f"The right is the young person’s own from {self.day:%A} {self.day.day} {self.day:%B %Y}."


@dataclass(frozen=True, kw_only=True)
class BirthToConfirm(Event):
    """A corrected birth would move the right from one person to another today; a second colleague looks first."""

    compartment = Compartment.K9_CASEWORK
    day: date

    def sentence(self) -> str:
        """Say what waits."""
        return "The corrected date of birth would move the right to somebody else. A second colleague looks first."


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event):
    """A young person lets a parent read their case."""

    compartment = Compartment.K1_CASE
    consent_id: UUID
    scope: str
    said_on: date

    def sentence(self) -> str:
        """Say what it covers."""
        what = "read the case and add papers" if self.scope == "support" else "read the case"
        return f"The young person agreed that their parent may {what}."


@dataclass(frozen=True, kw_only=True)
class ConsentEnded(Event):
    """A young person no longer lets a parent read their case."""

    compartment = Compartment.K1_CASE
    consent_id: UUID

    def sentence(self) -> str:
        """Say so."""
        return "The young person no longer agrees that their parent reads the case."


@dataclass(frozen=True, kw_only=True)
class CapacityRecorded(Event):
    """Somebody lacks capacity for one decision, and another acts."""

    compartment = Compartment.K1_CASE
    record_id: UUID
    about: str
    acts: str
    said_on: date
    ends_on: date

    def sentence(self) -> str:
        """Say about which decision, and until when."""
        from evenhand.domain.cases.deciding import Matter

        until = f"{self.ends_on.day} {self.ends_on:%B %Y}"
        return f"Recorded who acts instead, for one decision: {Matter(self.about).label}. It ends on {until}."


@dataclass(frozen=True, kw_only=True)
class CapacityEnded(Event):
    """A record about capacity no longer counts."""

    compartment = Compartment.K1_CASE
    record_id: UUID
    about: str

    def sentence(self) -> str:
        """Say about which decision."""
        from evenhand.domain.cases.deciding import Matter

        return f"Nobody acts instead any more, for: {Matter(self.about).label}. Capacity is presumed."


@dataclass(frozen=True, kw_only=True)
class CompanionAsked(Event):
    """Somebody was asked to stand beside the family."""

    compartment = Compartment.K12_REQUEST
    companion_id: UUID
    kind_of: str
    allowed: tuple[str, ...]
    until: date | None

    def sentence(self) -> str:
        """Say whom, by what they are."""
        return f"Asked to be at the family’s side: {CompanionKind(self.kind_of).label.lower()}."


@dataclass(frozen=True, kw_only=True)
class CompanionBegan(Event):
    """Somebody proved their address and said yes: they are at the family's side."""

    compartment = Compartment.K12_REQUEST
    companion_id: UUID
    kind_of: str

    def sentence(self) -> str:
        """Say who, by what they are."""
        return f"At the family’s side from now on: {CompanionKind(self.kind_of).label.lower()}."


@dataclass(frozen=True, kw_only=True)
class CompanionChanged(Event):
    """What somebody beside the family may see, or until when, was changed."""

    compartment = Compartment.K12_REQUEST
    companion_id: UUID
    allowed: tuple[str, ...]
    letters: int
    until: date

    def sentence(self) -> str:
        """Say that it changed."""
        return "The family changed what somebody at its side may see, or until when."


@dataclass(frozen=True, kw_only=True)
class CompanionLeft(Event):
    """Somebody is at the family's side no longer, and sees nothing of its case."""

    compartment = Compartment.K12_REQUEST
    companion_id: UUID
    kind_of: str
    because: str

    def sentence(self) -> str:
        """Say who and why."""
        who = CompanionKind(self.kind_of).label.lower()
        return f"No longer at the family’s side: {who}. Why: {CompanionEnded(self.because).label}."
