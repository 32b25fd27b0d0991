"""Every address, opened by everybody: no faults, and what is somebody else's is as if it were not there."""

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.models import Case, Fact
from evenhand.domain.casework import details
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.models import Task
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.documents.models import Document
from evenhand.domain.identity import queries as identity
from evenhand.domain.panel import keeping
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import ContactStop
from evenhand.domain.referrals.models import Referral
from evenhand.portals.gate import Audience
from tests.architecture.test_addresses import views
from tests.build import certificates, complaints, files, mediation, reaching, requests, safety, world

pytestmark = pytest.mark.django_db
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
# A word that some addresses take where others take another; every one of them is tried.
WORDS = {
    "choice": "mediation", "way": "no_mediation", "kind": "notice_sent", "how": "finish", "step": "printed",
    "slug": "words", "question": "decision", "name": "buttons", "check_code": "AAAA-AAAA-AAAA", "switch": "five_pm",
    "rest": "deadlines", "what": "ways", "why": "moved", "section": "your-choices", "page": "the-certificate",
    "language": "pl", "film": "words.mp4", "card": "your-choice",
    # A question tool is nobody's own, and neither is comment of a reader: every editor has both.
    "pk": "1",
    # A list of bank holidays is nobody's own: every manager sees the one that waits.
    "version": "england-2000",
}  # fmt: skip
FORM = {"next": "//elsewhere.example", "words": "Alex", "kind": "other", "reason": "x", "done": "yes"}


@dataclass(frozen=True)
class Family:
    """One family's case, with something of every kind in it, and who may see it."""

    case_id: UUID
    names: dict[str, str]
    family: Principal
    adviser: Principal
    manager: Principal
    lead: Principal


def a_family() -> Family:
    service = world.a_service()
    adviser = world.a_colleague(service)
    manager = world.a_colleague(service, "manager", name="Max Lead")
    lead = world.a_colleague(service, "safeguarding_lead", name="Nell Harbour")
    address = f"{uuid4().hex}@family.example"
    case = certificates.a_case_that_said_no(service, adviser, reach=Reach(email=address))
    world.tell(case, "mediation", adviser)  # what the council was asked stays on the case
    world.tell(case, "no_mediation", adviser)
    number = certificates.issued(case, adviser).number
    family = world.family_of(case, address)
    keep_document(
        case_id=case.id,
        user_id=family.user_id,
        kind="decision_letter",
        name="letter.pdf",
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=family.for_case(case.id),
    )
    add_task(
        case_id=case.id,
        kind=TaskKind.OTHER,
        words="Call back",
        due_on=world.today(),
        at=world.now(),
        by=adviser,
    )
    change_details(
        case_id=case.id,
        reach=Reach(email="other@family.example"),
        protected=False,
        how_checked="seen",
        at=world.now(),
        by=adviser,
    )
    walled = world.a_colleague(service, "caseworker")
    wall = build_wall(
        case_id=case.id, user_id=walled.user_id, reason="Knows them", at=world.now(), by=manager
    )
    lifting = ask_to_lift(case_id=case.id, wall_id=wall.id, reason="Moved", at=world.now(), by=manager)
    reaching.stops(case, adviser, "email", said_how=reaching.BY_TELEPHONE)
    by = requests.a_browser(uuid4().hex[:1])
    draft_id = requests.a_draft(service, by)
    with acting_as(adviser):
        names = {
            "wall_id": wall.id,
            "lifting_id": lifting.id,
            "person_id": Case.objects.get(id=case.id).holder_id,
            "fact_id": Fact.objects.filter(case_id=case.id).first().id,
            "message_id": Message.objects.filter(case_id=case.id).first().id,
            "change_id": details.waiting(case.id).id,
            "stop_id": ContactStop.objects.get(case_id=case.id).id,
            "task_id": Task.objects.filter(case_id=case.id).first().id,
            "referral_id": Referral.objects.get(case_id=case.id).id,
            "document_id": Document.objects.get(case_id=case.id).id,
        }
    names |= {"complaint_id": complaints.made(case, family)}
    names |= {"concern_id": safety.a_concern(case, adviser), "opening_id": safety.an_hour(case, manager).id}
    names = {key: str(value) for key, value in names.items()}
    return Family(
        case.id,
        {**names, **what_a_manager_keeps(service, manager), "number": number, "draft_id": str(draft_id)}
        | {name: str(uuid4()) for name in NEVER_THERE},
        family,
        adviser,
        manager,
        lead,
    )


def what_a_manager_keeps(service: world.Service, manager: Principal) -> dict[str, str]:
    mediator = mediation.a_mediator(service, manager)
    body_id, room = world.council_of(service), mediation.a_room(service, manager)
    world.an_officer(body_id)
    with acting_as(manager):
        colleague = identity.colleagues(service.provider_id)[0]
        found = {
            "mediator_id": mediator.id,
            "credential_id": keeping.credentials(mediator.id, world.today())[0].id,
            "venue_id": room.venue_id,
            "body_id": body_id,
            "office_id": identity.officers_of(body_id)[0].office_id,
            "membership_id": colleague.membership_id,
            "provider_id": service.provider_id,
        }
    return {name: str(value) for name, value in found.items()}


def absent() -> dict[str, str]:
    """Return a name for everything that nothing has."""
    return {key: str(uuid4()) for key in IDS if key != "number"} | {"number": "EM-2026-999999"}


# Meetings, notes, agreements, people beside a family, what waits about how somebody is reached, records about capacity
# and what is about signing in have tests of their own for what is another case's.
NEVER_THERE = (
    "meeting_id", "note_id", "agreement_id", "term_id", "action_id", "signature_id", "reset_id", "device_id",
    "report_id", "notice_id", "cover_id", "record_id", "interpreter_id", "companion_id", "passkey_id",
    "own_note_id", "body_note_id", "shown_id", "ways_id", "identity_provider_id", "comment_id", "improvement_id",
    "council",
)  # fmt: skip
IDS = (
    "referral_id", "person_id", "fact_id", "change_id", "message_id", "task_id", "document_id", "draft_id", "number",
    "mediator_id", "credential_id", "venue_id", "body_id", "office_id", "membership_id", "provider_id",
    "concern_id", "opening_id", "stop_id", "wall_id", "lifting_id", "complaint_id", *NEVER_THERE,
)  # fmt: skip


def address(route: str, names: dict[str, str]) -> str:
    """Return the address of a route with its parameters filled in."""
    return "/" + PARAMETER.sub(lambda found: (WORDS | names)[found[1]], route)


def told(browser: Client, method: str, route: str, names: dict[str, str]) -> tuple:
    """Return what an address answers, without what differs each time, and leave no trace of it."""
    with transaction.atomic():
        answer = getattr(browser, method)(address(route, names), FORM)
        transaction.set_rollback(True)
    text = TOKEN.sub("", answer.getvalue().decode("utf-8", "replace"))
    led_to = answer.get("Location", "")
    for name in names.values():
        text, led_to = text.replace(name, "NAME"), led_to.replace(name, "NAME")
    assert answer.status_code < 500, (method, route)
    assert not led_to or re.match(r"/(?![/\\])", led_to), (method, route, led_to)
    return answer.status_code, led_to, text


def browser_of(by: Principal | None) -> Client:
    browser = Client()
    if by is not None:
        browser.force_login(get_user_model().objects.get(id=by.user_id))
    return browser


@pytest.fixture
def ours(settings, tmp_path) -> Family:
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return a_family()


WHO = {
    "nobody": lambda ours: None,
    "another family": lambda ours: a_family().family,
    "another provider's adviser": lambda ours: a_family().adviser,
    "another provider's manager": lambda ours: a_family().manager,
    "another provider's lead": lambda ours: a_family().lead,
}
INSIDE = {
    "the family": lambda ours: ours.family,
    "the adviser": lambda ours: ours.adviser,
    "the manager": lambda ours: ours.manager,
    "the lead": lambda ours: ours.lead,
}


@pytest.mark.parametrize("who", WHO)
def test_somebody_elses_is_as_if_it_were_not_there(who, ours):
    browser = browser_of(WHO[who](ours))
    for route, entry in views():
        gate = entry.callback.gate
        if not any(f"{name}>" in route for name in ("case_id", *IDS)):
            continue
        for method in ("get", "post"):
            theirs = told(browser, method, route, {"case_id": str(ours.case_id), **ours.names})
            nobodys = told(browser, method, route, {"case_id": str(uuid4()), **absent()})
            assert theirs == nobodys, (method, route)
            if gate.audience == Audience.CASE:
                expected = (302,) if who == "nobody" else (404,)
                assert theirs[0] in (*expected, 405), (method, route)


@pytest.mark.parametrize("who", INSIDE)
def test_inside_a_case_nothing_of_another_case_can_be_named(who, ours):
    browser, others = browser_of(INSIDE[who](ours)), a_family()
    for route, _ in views():
        if "case_id>" not in route or not any(f"{name}>" in route for name in IDS):
            continue
        for method in ("get", "post"):
            case = {"case_id": str(ours.case_id)}
            theirs = told(browser, method, route, {**others.names, **case})
            assert theirs == told(browser, method, route, {**absent(), **case}), (method, route)
            assert theirs[0] in (403, 404, 405), (method, route)


@pytest.mark.parametrize("who", INSIDE)
def test_no_address_is_a_fault_for_those_whose_case_it_is(who, ours):
    browser = browser_of(INSIDE[who](ours))
    for route, entry in views():
        names = {"case_id": str(ours.case_id), **ours.names}
        for method in ("get", "post", "put"):
            status = told(browser, method, route, names)[0]
            if method == "put" or (method == "post" and not entry.callback.gate.posts):
                assert status == 405, (method, route)


def test_nobody_is_led_to_sign_in_from_every_page_that_is_not_public(ours):
    for route, entry in views():
        if entry.callback.gate.audience is Audience.PUBLIC:
            continue
        status, led_to, _ = told(Client(), "get", route, {"case_id": str(ours.case_id), **ours.names})
        assert (status, led_to.split("?")[0]) == (302, "/sign-in"), route


def test_a_family_opens_no_page_of_staff(ours):
    browser = browser_of(ours.family)
    for route, entry in views():
        if entry.callback.gate.audience is Audience.STAFF or route.startswith("cases/"):
            status = told(browser, "get", route, {"case_id": str(ours.case_id), **ours.names})[0]
            assert status in (403, 404, 405), route


# Pages of no case, where whoever has a family here is at home: anybody can be put on a list of those who work.
FAMILIES_HOME = {
    "my",
    "my/claim",
    "helping",
    "helping/asked/<uuid:companion_id>",
    "helping/asked/<uuid:companion_id>/no",
    "sign-in/welcome",
}


@pytest.mark.parametrize("who", ["the adviser", "the manager", "the lead"])
def test_whoever_works_here_is_led_to_add_an_app_from_every_page_that_is_not_public(who, ours, settings):
    settings.STAFF_NEED_APP = True
    browser = browser_of(INSIDE[who](ours))
    for route, entry in views():
        gate = entry.callback.gate
        if gate.audience is Audience.PUBLIC or route.startswith("account") or route in FAMILIES_HOME:
            continue
        for method in ("get", "post") if gate.posts else ("get",):
            answer = told(browser, method, route, {"case_id": str(ours.case_id), **ours.names})
            assert answer == (302, "/account", ""), (method, route)
