"""What can happen to the people on a case."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment

BY_CODE, READ_BACK = "by_code", "read_back"
HOW_PROVED = {
    BY_CODE: "The family typed the code that we sent: the e-mail address is theirs.",
    READ_BACK: "The e-mail address was read back to the family: it is right.",
}


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    """Somebody became part of a case."""

    compartment = Compartment.K1_CASE
    person_id: UUID
    role: str

    def sentence(self) -> str:
        """Say who was added, by role."""
        return f"The {self.role.replace('_', ' ')} was added to the case."


@dataclass(frozen=True, kw_only=True)
class PersonRenamed(Event):
    """Somebody's name was corrected. The names themselves are facts of the case."""

    compartment = Compartment.K1_CASE
    person_id: UUID

    def sentence(self) -> str:
        """Say that a name changed, not which."""
        return "A name was corrected."


@dataclass(frozen=True, kw_only=True)
class BirthCorrected(Event):
    """A date of birth was corrected. The days themselves are facts of the case."""

    compartment = Compartment.K1_CASE
    person_id: UUID

    def sentence(self) -> str:
        """Say that it changed, not to what."""
        return "A date of birth was corrected."


@dataclass(frozen=True, kw_only=True)
class ContactDetailsChanged(Event):
    """Somebody's contact details changed. Holds no value: old and new are equally private."""

    compartment = Compartment.K12_REQUEST
    person_id: UUID

    def sentence(self) -> str:
        """Say that details changed, not which."""
        return "Contact details were changed."


@dataclass(frozen=True, kw_only=True)
class EmailProved(Event):
    """Somebody showed that an e-mail address is theirs. Holds no address."""

    compartment = Compartment.K12_REQUEST
    person_id: UUID
    how: str

    def sentence(self) -> str:
        """Say how it was shown."""
        return HOW_PROVED[self.how]


@dataclass(frozen=True, kw_only=True)
class NeedsRecorded(Event):
    """What somebody needs was recorded."""

    compartment = Compartment.K12_REQUEST
    person_id: UUID

    def sentence(self) -> str:
        """Say that needs were recorded, not which."""
        return "Access and communication needs were recorded."
