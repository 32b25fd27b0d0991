"""What can happen to an agreement. No word of what was agreed: the record says that, the text says what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.agreements.states import GivenUp, Side, Way
from evenhand.statute.words import day_in_words


@dataclass(frozen=True, kw_only=True)
class AgreementEvent(Event):
    """Something about one agreement, for whoever takes part in the case."""

    compartment = Compartment.K1_CASE
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class TermsChanged(AgreementEvent):
    """A term was added, changed or taken out, for those in the room."""

    compartment = Compartment.K5_SHARED_ROOM

    def sentence(self) -> str:
        """Say so, not which."""
        return "The draft of the agreement was changed."


@dataclass(frozen=True, kw_only=True)
class AgreementOffered(AgreementEvent):
    """A text was put to everybody to be signed."""

    text_id: UUID
    number: int

    def sentence(self) -> str:
        """Say which text it is."""
        again = "" if self.number == 1 else f" It is text {self.number}: everybody signs again."
        return f"The agreement was put to everybody to be signed.{again}"


class AgreementTakenBack(AgreementEvent):
    """The text was taken back to be changed."""

    def sentence(self) -> str:
        """Say that signatures under it are void."""
        return "The agreement was taken back to be changed. Nobody is bound by that text."


@dataclass(frozen=True, kw_only=True)
class ChangeAsked(AgreementEvent):
    """A party wants the text changed before it signs."""

    compartment = Compartment.K5_SHARED_ROOM
    side: str

    def sentence(self) -> str:
        """Say who."""
        return f"{Side(self.side).label.capitalize()} asked for a change of the agreement."


@dataclass(frozen=True, kw_only=True)
class SignatureRecorded(AgreementEvent):
    """A party signed, or somebody wrote down that it did."""

    text_id: UUID
    side: str
    way: str

    def sentence(self) -> str:
        """Say who and how."""
        who = Side(self.side).label.capitalize()
        if self.way == Way.ONLINE:
            return f"{who} signed the agreement."
        return f"The mediator recorded that {Side(self.side).label} signed {Way(self.way).label}."


@dataclass(frozen=True, kw_only=True)
class SignatureConfirmed(AgreementEvent):
    """A second person confirmed a signature that was written down for somebody."""

    text_id: UUID
    side: str

    def sentence(self) -> str:
        """Say whose."""
        return f"A second person confirmed that {Side(self.side).label} signed the agreement."


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(AgreementEvent):
    """Everybody has signed the same text."""

    text_id: UUID
    agreed_on: date

    def sentence(self) -> str:
        """Say from when its dates are counted."""
        return f"Everybody signed the agreement of {day_in_words(self.agreed_on)}."


@dataclass(frozen=True, kw_only=True)
class AgreementGivenUp(AgreementEvent):
    """There is no agreement after all."""

    because: str

    def sentence(self) -> str:
        """Say why, blaming nobody."""
        return f"There is no written agreement. {GivenUp(self.because).label}."


@dataclass(frozen=True, kw_only=True)
class CopyKept(AgreementEvent):
    """The printed copy of a signed agreement is on file."""

    sha256: str

    def sentence(self) -> str:
        """Say so."""
        return "The copy of the agreement was made."


@dataclass(frozen=True, kw_only=True)
class CopiesPromised(AgreementEvent):
    """Every party is promised its copy."""

    def sentence(self) -> str:
        """Say so."""
        return "A copy of the agreement goes to everybody who signed it."


class SignersReminded(AgreementEvent):
    """Whoever has not signed was reminded."""

    def sentence(self) -> str:
        """Say so."""
        return "Whoever has not signed the agreement was reminded."


class SignaturesMissing(AgreementEvent):
    """Days after a reminder somebody has still not signed."""

    def sentence(self) -> str:
        """Say so without blame."""
        return "The agreement still waits for a signature."


@dataclass(frozen=True, kw_only=True)
class ActionEvent(AgreementEvent):
    """Something about one thing that is to be done."""

    compartment = Compartment.K6_OUTPUTS
    action_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class ActionSaidDone(ActionEvent):
    """Whoever was to do something says that it is done."""

    on: date

    def sentence(self) -> str:
        """Say who and when."""
        return f"{Side(self.side).label.capitalize()} said that something agreed was done on {day_in_words(self.on)}."


@dataclass(frozen=True, kw_only=True)
class ActionConfirmed(ActionEvent):
    """The other side confirmed that something agreed is done."""

    on: date

    def sentence(self) -> str:
        """Say whose it was."""
        return f"It is confirmed that {Side(self.side).label} did something agreed."


class ActionNotDone(ActionEvent):
    """The other side says that something agreed is not done."""

    def sentence(self) -> str:
        """Say whose it was."""
        return f"Something agreed was not done by {Side(self.side).label}, says the other side."


@dataclass(frozen=True, kw_only=True)
class ActionDue(ActionEvent):
    """The day of something agreed has come or gone, and both sides were asked about it."""

    on: date

    def sentence(self) -> str:
        """Say whose it is."""
        return f"Both sides were asked whether something agreed by {Side(self.side).label} is done."
