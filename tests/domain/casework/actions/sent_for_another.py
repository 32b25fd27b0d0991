"""A request that somebody sends for another, and the talk with the family that follows."""

from typing import Any

import pytest

from evenhand.core import events
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case, Duty, Fact, Grant, Issue
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.hear_family import hear_family
from evenhand.domain.casework.actions.send_request import Sent, send_request
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents.models import Document
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.models import ContactDetails, Needs, Person, ProtectedDetails, SafeContact
from evenhand.domain.requests.models import SentRequest
from tests.build import requests, world

# Whoever imports everything is given the fixtures.
__all__ = ["adviser", "helper", "service"]

HELPERS, FAMILYS = "kim@helper.example", "sam@holloway.example"
EVERYTHING = (
    Case, Fact, Duty, Grant, Issue, Message, Document, SentRequest,
    Person, ContactDetails, ProtectedDetails, SafeContact, Needs,
)  # fmt: skip
HELPS_PARENT: dict[str, Any] = {
    "who": {"asking_as": "helper"},
    "helping": {"helper_name": "Kim Dean", "helper_role": "", "helping": "parent", "helper_agreed": True},
}
HELPS_YOUNG: dict[str, Any] = {
    "who": {"asking_as": "helper"},
    "helping": {
        "helper_name": "Kim Dean",
        "helper_role": "",
        "helping": "young_person",
        "helper_agreed": False,
    },
}
PARENT_OF_YOUNG: dict[str, Any] = {
    "birth": {"date_of_birth": "2007-01-09"},
    "whose_right": {"whose_right": "young_person_asks"},
}
WAYS = [HELPS_PARENT, HELPS_YOUNG, PARENT_OF_YOUNG]


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


@pytest.fixture
def adviser(service: world.Service) -> Principal:
    return world.a_colleague(service)


@pytest.fixture
def helper() -> Principal:
    return world.family_of(None, HELPERS)


def send(service, by: Principal, **changes) -> Sent:
    """Send a request with a helper's own address in it, as helpers do."""
    answers = {"reach": {"email": HELPERS, "telephone": "07700 900123"}} | changes
    return send_request(draft_id=requests.a_draft(service, by, **answers), at=world.now(), by=by)


def hear(sent: Sent, by: Principal, **changes) -> None:
    """Speak with the family."""
    said: dict[str, Any] = {
        "name": "",
        "how": Evidence.TOLD_BY_TELEPHONE,
        "reach": Reach(email=FAMILYS, telephone="07700 900456"),
        "safety": Safety(),
        "protected": False,
        "read_back": True,
        "is_sender": False,
    }
    hear_family(case_id=sent.case_id, at=world.now(), by=by, **(said | changes))


def family() -> Principal:
    return world.family_of(None, FAMILYS)


def sees_nothing(by: Principal) -> bool:
    with acting_as(by):
        return not any(table.objects.exists() for table in EVERYTHING)


def seen(sent: Sent, by: Principal) -> Case | None:
    with acting_as(by):
        return cases.one(sent.case_id, by)


def run(job: Any, sent: Sent, kind: str, by: Principal) -> None:
    """Do what follows from the newest event of a kind."""
    with acting_as(by):
        event = next(each for each in events.of_case(sent.case_id) if each.event.kind() == kind)
    job.function(event_id=str(event.id), case_id=str(sent.case_id))


def open_kinds(sent: Sent, by: Principal) -> list[str]:
    with acting_as(by):
        return [task.kind for task in casework.open_tasks(sent.case_id)]
