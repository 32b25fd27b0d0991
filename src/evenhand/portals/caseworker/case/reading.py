"""Reading all that a case page shows, once, on behalf of whoever opened it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from evenhand.core import events
from evenhand.core.events import Recorded
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.choice import Choice
from evenhand.domain.certificates import deeming
from evenhand.domain.certificates import queries as certificates
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import interpreting
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.interpreting import Named
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people
from evenhand.domain.people.queries import Reachable
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.queries import Asked
from evenhand.domain.requests.said import as_sent

CONCLUDED, TOLD_WANTS = FactKind.CONCLUDED, FactKind.TOLD_WANTS


@dataclass(frozen=True)
class Read:
    """A case and everything around it, as the present person may see it."""

    case: Any
    council: str
    child_name: str
    people: list[Any]
    holder: Reachable
    issues: list[Any]
    facts: list[Any]
    duties: list[DutyShown]
    past_duties: list[DutyShown]
    information: list[Any]
    contacts: list[Any]
    tasks: list[Any]
    notes: list[Any]
    documents: list[Any]
    messages: list[Any]
    certificates: list[Any]
    beside: list[Beside]
    interpreters: list[Named]
    referrals: list[Asked]
    meetings: list[Any]
    wants_mediation: bool
    may_ask_for_deemed: bool
    events: list[Recorded]
    staff: dict[UUID, str]
    permissions: frozenset[Permission]
    sender: str
    """Who sent the request for the family; empty where it sent it itself."""

    @property
    def whoever_asked(self) -> str:
        """Return what to call whoever wrote the request."""
        return "whoever sent the request" if self.case.sent_by_helper else "the family"

    def name_of(self, user_id: UUID | None) -> str:
        """Return the name of a colleague; empty for anybody else."""
        return self.staff.get(user_id, "") if user_id else ""


def read(case: Any, by: Principal, today: date) -> Read:
    """Read a case on somebody's behalf."""
    found, choice = people.on_case(case.id), casework.standing_choice(case.id)
    happened = events.of_case(case.id)
    booked = meetings.booked(case.id)
    facts, contacts, tasks = cases.facts(case.id), casework.contacts(case.id), casework.tasks(case.id)
    notes = casework.notes(case.id)
    standing, past = cases.standing_and_past_duties(case.id)
    users = {item.actor_user_id for item in happened} | {fact.recorded_by for fact in facts}
    users |= {task.for_user_id for task in tasks} | {note.written_by for note in notes} | {case.caseworker_id}
    return Read(
        case=case,
        council=local_authority_name(case.local_authority_id),
        child_name=next((person.name for person in found if person.id == case.child_id), ""),
        people=found,
        holder=people.reachable(case.holder_id),
        issues=cases.issues(case.id),
        facts=facts,
        duties=standing,
        past_duties=past,
        information=casework.information(case.id),
        contacts=contacts,
        tasks=tasks,
        notes=notes,
        documents=documents.of_case(case.id),
        messages=correspondence.of_case(case.id),
        certificates=certificates.of_case(case.id),
        beside=companions.of_case(case.id),
        interpreters=interpreting.of_meeting(booked.id) if booked else [],
        referrals=referrals.of_case(case.id),
        meetings=meetings.of_case(case.id),
        wants_mediation=bool(choice and choice[0] == Choice.MEDIATION) and not _has_ended(facts),
        may_ask_for_deemed=deeming.asking(case, today).may_ask,
        events=happened,
        staff=identity.staff_names({user for user in users if user}),
        permissions=access.permissions(by, case),
        sender=_sender(case),
    )


def _sender(case: Any) -> str:
    sent = as_sent(case.id) if case.sent_by_helper else None
    return sent.sender if sent else ""


def _has_ended(facts: list[Any]) -> bool:
    """Tell whether the mediation that the family wanted last has ended."""
    days = {kind: [f.happened_on for f in facts if f.kind == kind] for kind in (CONCLUDED, TOLD_WANTS)}
    return bool(days[CONCLUDED]) and max(days[CONCLUDED]) >= max(days[TOLD_WANTS])
