"""What can happen in the work on a case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.identity.states import Checked


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
class SentForFamily(Event):
    """Somebody else than the family sent the request."""

    compartment = Compartment.K9_CASEWORK

    def sentence(self) -> str:
        """Say what follows from it."""
        return "Somebody else sent the request for the family. Nobody reads it online before we speak with the family."


@dataclass(frozen=True, kw_only=True)
class FamilyHeard(Event):
    """We spoke with the family for which somebody else had sent the request."""

    compartment = Compartment.K9_CASEWORK
    how: str
    is_sender: bool

    def sentence(self) -> str:
        """Say that we did, and whether it was the family that had sent it after all."""
        how = {"told_by_telephone": "on the telephone", "told_in_person": "in person"}[self.how]
        said = f"We spoke with the family {how}, about the request that was sent for it."
        return f"{said} It had sent it itself." if self.is_sender else said


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


@dataclass(frozen=True, kw_only=True)
class DetailsChangeAsked(Event):
    """Somebody wants other contact details of a family on record, and a second person has to confirm them."""

    compartment = Compartment.K9_CASEWORK
    change_id: UUID
    how_checked: str

    def sentence(self) -> str:
        """Say that it waits and how it was checked, never what it is."""
        return f"Other contact details wait for a second person. {Checked(self.how_checked).happened}"


@dataclass(frozen=True, kw_only=True)
class DetailsChangeMade(Event):
    """Other contact details are on record."""

    compartment = Compartment.K9_CASEWORK
    change_id: UUID
    how_checked: str
    another_reader: bool

    def sentence(self) -> str:
        """Say that they are, and whether the case is another address's from now on."""
        said = f"Contact details were changed. {Checked(self.how_checked).happened}"
        return f"{said} Who signs in with the old address sees it no more." if self.another_reader else said


@dataclass(frozen=True, kw_only=True)
class DetailsChangeCalledOff(Event):
    """Other contact details that waited will not be used."""

    compartment = Compartment.K9_CASEWORK
    change_id: UUID

    def sentence(self) -> str:
        """Say that nothing changed."""
        return "Other contact details were not taken: a second person called it off."


@dataclass(frozen=True, kw_only=True)
class TasksGivenBack(Event):
    """What somebody who was shut out had to do is the team's again."""

    compartment = Compartment.K9_CASEWORK
    user_id: UUID
    count: int

    def sentence(self) -> str:
        """Say how much."""
        return (
            "One task went back to the team."
            if self.count == 1
            else f"{self.count} tasks went back to the team."
        )


@dataclass(frozen=True, kw_only=True)
class WaysChangeAsked(Event):
    """Somebody is to be reached less carefully, and a second person has to look first."""

    compartment = Compartment.K9_CASEWORK
    change_id: UUID

    def sentence(self) -> str:
        """Say that it waits, never for what."""
        return "Other ways or times of reaching somebody wait for a second person."


@dataclass(frozen=True, kw_only=True)
class WaysChangeMade(Event):
    """How it is safe to reach somebody is another from now on."""

    compartment = Compartment.K9_CASEWORK
    change_id: UUID
    said_how: str

    def sentence(self) -> str:
        """Say that it changed and whether they did it here themselves, never to what."""
        who = "by themselves, here" if self.said_how == "told_online" else "on their word"
        return f"How it is safe to reach somebody was changed {who}."


@dataclass(frozen=True, kw_only=True)
class WaysChangeCalledOff(Event):
    """Other ways that waited will not be used."""

    compartment = Compartment.K9_CASEWORK
    change_id: UUID

    def sentence(self) -> str:
        """Say that nothing changed."""
        return "Other ways or times of reaching somebody were not taken: a second person called it off."


REASONS = {
    "call": "to ring the person",
    "write": "to write to the person",
    "check": "to check or correct the details",
    "safety": "because somebody may be in danger",
}


@dataclass(frozen=True, kw_only=True)
class CopyTaken(Event):
    """Somebody of a family got a copy of what they may see of the case."""

    # Not K1: that a family takes its papers away is not for the council, the mediator or whoever helps it.
    compartment = Compartment.K6_OUTPUTS
    beside: bool = False

    def sentence(self) -> str:
        """Say who did."""
        return (
            f"{'The other parent' if self.beside else 'The family'} got a copy of what they see of this case."
        )


@dataclass(frozen=True, kw_only=True)
class YoungPersonInvited(Event):
    """The young person was told that the case is theirs, and how they open it."""

    compartment = Compartment.K1_CASE

    def sentence(self) -> str:
        """Say so."""
        return "The young person was invited to their case."


@dataclass(frozen=True, kw_only=True)
class PassingAnnounced(Event):
    """Whoever asked was told ahead that the right becomes the young person's own."""

    compartment = Compartment.K1_CASE
    day: date
    days_before: int

    def sentence(self) -> str:
        """Say on which day it does."""
        day = f"{self.day:%A} {self.day.day} {self.day:%B %Y}"
        return f"The family was told that the right is the young person’s own from {day}."


@dataclass(frozen=True, kw_only=True)
class CouncilChanged(Event):
    """The case has another council from now on."""

    # Which council it was is for those who work on the case, not for the next.
    compartment = Compartment.K9_CASEWORK
    why: str
    was: str
    council: str
    was_told: bool
    # The council before was told on the day of the transfer or after it.
    told_after: bool = False
    # The council before, which was a mistake, had let its time pass.
    days_lost: bool = False
    # The family could have had a certificate because the council was silent, and did not want it.
    declined: bool = False

    @property
    def is_breach(self) -> bool:
        """Tell whether a council was told of a family that was not its own."""
        return self.told_after or (self.was_told and self.why == WhyCouncil.MISTAKE)

    def sentence(self) -> str:
        """Say which it was and is, why, and what the family gave up for it."""
        said = (
            f"The council of the case is now {self.council}. It was {self.was}. {WhyCouncil(self.why).label}."
        )
        gave_up = " The family was asked, and did not want a certificate because the council was silent."
        return said + gave_up if self.declined else said
