"""What can happen to a referral. Names no decision-maker and repeats no words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.clock import LONDON
from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.referrals.states import CannotArrange


@dataclass(frozen=True, kw_only=True)
class ReferralEvent(Event):
    """Something about what one body was asked."""

    compartment = Compartment.K1_CASE
    referral_id: UUID
    body: str


class HandedOver(ReferralEvent):
    """A body was told that the family wants to mediate."""

    def sentence(self) -> str:
        """Say who was told."""
        return f"{self.body} was told that the family wants mediation."


class ReferralOpened(ReferralEvent):
    """An officer opened what the body was asked."""

    def sentence(self) -> str:
        """Say who opened it."""
        return f"{self.body} opened the request for mediation."


@dataclass(frozen=True, kw_only=True)
class DateOffered(ReferralEvent):
    """A body can meet on a date."""

    starts_at: datetime

    def sentence(self) -> str:
        """Say when."""
        local = self.starts_at.astimezone(LONDON)
        return f"{self.body} offered a date: {local:%A} {local.day} {local:%B}, {local:%H:%M}."


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(ReferralEvent):
    """A body took an offered date back."""

    starts_at: datetime

    def sentence(self) -> str:
        """Say which."""
        local = self.starts_at.astimezone(LONDON)
        return f"{self.body} took a date back: {local:%A} {local.day} {local:%B}, {local:%H:%M}."


@dataclass(frozen=True, kw_only=True)
class DecisionMakerNamed(ReferralEvent):
    """A body named who can decide for it."""

    is_deputy: bool
    covers_all: bool

    def sentence(self) -> str:
        """Say whether somebody can now decide about everything."""
        who = "a deputy" if self.is_deputy else "who can decide for it"
        return f"{self.body} named {who}" + (
            ", about every issue." if self.covers_all else ", about some of the issues."
        )


@dataclass(frozen=True, kw_only=True)
class CannotArrangeSaid(ReferralEvent):
    """A council told us that it cannot arrange the mediation in time (regulation 39(2))."""

    because: str

    def sentence(self) -> str:
        """Say why, in the words that were chosen."""
        why = CannotArrange(self.because).label
        return f"{self.body} told us that it cannot arrange the mediation in time: {why[0].lower()}{why[1:]}."


class PaperAdded(ReferralEvent):
    """A body added a paper for everybody who takes part."""

    def sentence(self) -> str:
        """Say who added it."""
        return f"{self.body} added a paper for everybody who takes part."


class PaperTakenBack(ReferralEvent):
    """A body took a paper back before anybody else could see it."""

    def sentence(self) -> str:
        """Say that there is nothing to read."""
        return f"{self.body} took a paper back before anybody else could open it."


@dataclass(frozen=True, kw_only=True)
class BodyNudged(ReferralEvent):
    """A body was reminded of its thirty days."""

    day: int

    def sentence(self) -> str:
        """Say on which of its days."""
        return f"{self.body} was reminded on day {self.day} of its 30 days."


@dataclass(frozen=True, kw_only=True)
class SilenceNoticed(ReferralEvent):
    """A body has not answered, late in its thirty days: we must act."""

    day: int

    def sentence(self) -> str:
        """Say since when."""
        return f"{self.body} has offered no date by day {self.day} of its 30 days."


class DateFixed(ReferralEvent):
    """A meeting is booked with a body."""

    def sentence(self) -> str:
        """Say that it is arranged."""
        return f"A date for the mediation is fixed with {self.body}."


class DateLost(ReferralEvent):
    """The meeting with a body was cancelled or not held."""

    def sentence(self) -> str:
        """Say that another is needed."""
        return f"A new date is needed from {self.body}."


class ReferralEnded(ReferralEvent):
    """What a body was asked is no longer wanted."""

    def sentence(self) -> str:
        """Say that it need do nothing more."""
        return f"{self.body} was told that the mediation is no longer wanted."


class ReferralCalledBack(ReferralEvent):
    """What a body was asked is not its business any more: the case is another council's."""

    compartment = Compartment.K9_CASEWORK

    def sentence(self) -> str:
        """Say that it need do nothing more."""
        return f"{self.body} was told that the case is not its own any more."
