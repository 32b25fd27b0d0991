"""What can happen to the people on a case."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.people.kinds import LeftOpen, Stopped

BY_CODE, READ_BACK, ACCESS_CODE, BESIDE_BY_CODE = "by_code", "read_back", "access_code", "beside_by_code"
HOW_PROVED = {
    BY_CODE: "The family typed the code that we sent: the e-mail address is theirs.",
    ACCESS_CODE: "The case opens to the family’s e-mail address together with an access code.",
    BESIDE_BY_CODE: "Somebody beside the family typed the code that we sent: the e-mail address is theirs.",
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
class RoleChanged(Event):
    """Somebody is something else on the case from now on."""

    compartment = Compartment.K1_CASE
    person_id: UUID
    role: str

    def sentence(self) -> str:
        """Say what."""
        return f"Somebody on the case is the {self.role.replace('_', ' ')} from now on."


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


class CompanionEmailProved(EmailProved):
    """Somebody beside the family showed that an address is theirs: it says nothing about the family's own."""


@dataclass(frozen=True, kw_only=True)
class NeedsRecorded(Event):
    """What somebody needs was recorded."""

    compartment = Compartment.K12_REQUEST
    person_id: UUID

    def sentence(self) -> str:
        """Say that needs were recorded, not which."""
        return "Access and communication needs were recorded."


@dataclass(frozen=True, kw_only=True)
class SafeWaysChanged(Event):
    """How it is safe to reach somebody changed. Holds no way and no time: they are shown where they stand."""

    compartment = Compartment.K12_REQUEST
    person_id: UUID

    def sentence(self) -> str:
        """Say that it changed, not to what."""
        return "The ways and times in which somebody is reached safely were changed."


@dataclass(frozen=True, kw_only=True)
class StopEvent(Event):
    """Something about one wish not to be contacted."""

    compartment = Compartment.K12_REQUEST
    person_id: UUID
    stop_id: UUID
    what: str

    @property
    def how(self) -> str:
        """Return the way, as a sentence ends with it."""
        return Stopped(self.what).label


@dataclass(frozen=True, kw_only=True)
class ContactStopped(StopEvent):
    """Somebody asked not to be contacted any longer, in one way or in any."""

    left_open: str

    def sentence(self) -> str:
        """Say in which way, and what is left."""
        left = f" What the law requires goes {LeftOpen(self.left_open).label}." if self.left_open else ""
        return f"Somebody asked not to be contacted {self.how}.{left}"


class StopAskedBack(StopEvent):
    """Somebody may be contacted again, once a second person has looked."""

    def sentence(self) -> str:
        """Say that it waits."""
        return f"A wish not to be contacted {self.how} is to be taken back. It waits for a second person."


class StopTakenBack(StopEvent):
    """Somebody may be contacted again."""

    def sentence(self) -> str:
        """Say that it is over."""
        return f"A wish not to be contacted {self.how} was taken back."


class StopKept(StopEvent):
    """A second person found that a wish not to be contacted stands."""

    def sentence(self) -> str:
        """Say that it stands."""
        return f"A wish not to be contacted {self.how} stands: a second person kept it."
