"""What can happen in the work on a case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class ContactRecorded(Event):
    """The family reached out, or we did."""

    compartment = Compartment.K9_CASEWORK
    contact_id: UUID
    direction: str
    channel: str
    reached: bool
    happened_at: datetime

    def sentence(self) -> str:
        """Say who tried whom, how, and whether it got through."""
        how = {
            "telephone": "by telephone",
            "voicemail": "by voicemail",
            "email": "by e-mail",
            "post": "by post",
            "online": "online",
            "in_person": "in person",
        }[self.channel]
        if self.direction == "in":
            through = "" if self.reached else " We did not speak. It counts as contact all the same."
            return f"The family contacted us {how}.{through}"
        return f"We contacted the family {how}." if self.reached else f"We tried the family {how}: no answer."


@dataclass(frozen=True, kw_only=True)
class InformationRecorded(Event):
    """Information and advice was given."""

    compartment = Compartment.K1_CASE
    information_id: UUID
    way: str
    given_on: date
    script_version: str

    def sentence(self) -> str:
        """Say in which way."""
        if self.way == "read_online":
            return f"The family read the information about mediation online (text {self.script_version})."
        return f"An adviser gave information and advice about mediation (text {self.script_version})."


@dataclass(frozen=True, kw_only=True)
class ChoiceRecorded(Event):
    """The family told us what it chose."""

    compartment = Compartment.K1_CASE
    choice: str
    told_on: date
    outcome: str
    # Whether the council may read the family's own words, where it was asked with the choice.
    shares_words: bool | None = None

    def sentence(self) -> str:
        """Say what was chosen and what follows."""
        said = {
            "no_mediation": "The family chose a certificate without mediation.",
            "mediation": "The family chose mediation.",
            "undecided": "The family has not decided yet.",
        }[self.choice]
        follows = {
            "signpost_leave": " Contact was late, so we told it about asking the Tribunal for permission.",
            "find_certificate_not_needed": " No certificate is needed here.",
            "keep_certificate": " It keeps the certificate that it has.",
        }
        words = {
            True: " The council may read its own words.",
            False: " The council is told no more than the law asks.",
        }
        shared = "" if self.shares_words is None else words[self.shares_words]
        return said + follows.get(self.outcome, "") + shared


@dataclass(frozen=True, kw_only=True)
class StandingChanged(Event):
    """A corrected fact changed what the law lets us do."""

    compartment = Compartment.K1_CASE
    outcome: str

    def sentence(self) -> str:
        """Say what changed."""
        return {
            "find_contact_in_time": "Contact was in time after all, so a certificate can be issued.",
            "signpost_leave": "Contact was late by the corrected date, so no certificate can be issued.",
            "find_certificate_needed": "A certificate is needed for the appeal after all.",
            "find_certificate_not_needed": "No certificate is needed, by what was really decided.",
            "choose_no_mediation": "The family’s “no” stands, so its certificate is due.",
        }[self.outcome]


@dataclass(frozen=True, kw_only=True)
class TaskAdded(Event):
    """There is something to do."""

    compartment = Compartment.K9_CASEWORK
    task_id: UUID
    what: str
    due_on: date

    def sentence(self) -> str:
        """Say what, from the kinds of tasks."""
        from evenhand.domain.casework.states import TaskKind

        return f"Task added: {TaskKind(self.what).label}."


@dataclass(frozen=True, kw_only=True)
class TaskEnded(Event):
    """Something was done, or is no longer needed."""

    compartment = Compartment.K9_CASEWORK
    task_id: UUID
    what: str
    state: str

    def sentence(self) -> str:
        """Say what ended and how."""
        from evenhand.domain.casework.states import TaskKind, TaskState

        return f"Task {TaskState(self.state).label}: {TaskKind(self.what).label}."


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Event):
    """Somebody wrote a note."""

    compartment = Compartment.K9_CASEWORK
    note_id: UUID

    def sentence(self) -> str:
        """Say that there is a note, not what it says."""
        return "A note was written."


@dataclass(frozen=True, kw_only=True)
class DetailsRevealed(Event):
    """Somebody opened protected contact details, and gave a reason."""

    compartment = Compartment.K7_SAFETY
    person_id: UUID
    reason_code: str

    def sentence(self) -> str:
        """Say that they were opened and for what, never what they are."""
        return f"Protected contact details were opened: {REASONS[self.reason_code]}."


REASONS = {
    "call": "to ring the person",
    "write": "to write to the person",
    "check": "to check or correct the details",
    "safety": "because somebody may be in danger",
}
