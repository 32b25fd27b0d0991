"""A family reads, chooses, withdraws and comes back on its own pages, and nobody else can."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.states import CaseState
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.person_roles import PersonRole
from evenhand.statute.routes import Decision
from tests.build import world

pytestmark = pytest.mark.django_db
PAGES = ("", "information", "choose", "choose/mediation", "choose/no_mediation", "choose/undecided",
         "withdraw", "documents", "messages", "who")  # fmt: skip


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


def signed_in(address: str) -> Client:
    with acting_as(operator()):
        user_id = user_for_address(address)
    client = Client()
    client.force_login(get_user_model().objects.get(id=user_id))
    return client


@pytest.fixture
def case(service):
    return world.a_case(service, reach=Reach(email="sam@holloway.example", telephone="07700 900123"))


@pytest.fixture
def family(case) -> Client:
    return signed_in("sam@holloway.example")


def state(service, case) -> str:
    adviser = world.a_colleague(service)
    with acting_as(adviser):
        return cases.one(case.id, adviser).state


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_for_the_family_with_a_telephone_number_and_a_way_to_leave(family, case, page):
    answer = family.get(f"/my/{case.id}/{page}")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "01632 960123" in text
    assert "Leave this page" in text


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_there_for_nobody_else(case, page):
    assert signed_in("kim@else.example").get(f"/my/{case.id}/{page}").status_code == 404
    assert Client().get(f"/my/{case.id}/{page}").status_code == 302


def test_the_list_shows_cases_and_what_was_not_sent(family, case):
    family.post("/ask/begin")
    page = family.get("/my").content.decode()
    assert case.reference in page
    assert "A request that you have not sent" in page
    assert "Our turn" in page


def test_reading_then_choosing_is_recorded_after_its_effect_was_shown(family, service, case):
    assert family.post(f"/my/{case.id}/information").url == f"/my/{case.id}/choose"
    assert state(service, case) == CaseState.INFORMED
    page = family.get(f"/my/{case.id}/choose/no_mediation").content.decode()
    assert "Your certificate" in page and "This date begins" in page
    assert state(service, case) == CaseState.INFORMED
    assert family.post(f"/my/{case.id}/choose/no_mediation").url == f"/my/{case.id}/"
    assert state(service, case) == CaseState.NO_MEDIATION
    family.post(f"/my/{case.id}/choose/mediation")
    assert state(service, case) == CaseState.WANTS_MEDIATION


def test_the_three_ways_have_the_same_weight_and_a_fixed_order(family, case):
    page = family.get(f"/my/{case.id}/choose").content.decode()
    buttons = [line for line in page.splitlines() if "/choose/" in line]
    assert all('class="eh-button eh-button--equal"' in line for line in buttons)
    places = [page.index(f"/choose/{way}") for way in ("mediation", "no_mediation", "undecided")]
    assert places == sorted(places)


def test_a_way_that_there_is_not_is_no_page(family, case):
    assert family.get(f"/my/{case.id}/choose/arbitration").status_code == 404


def test_withdrawing_says_what_it_means_and_one_can_come_back(family, service, case):
    assert "still counts" in family.get(f"/my/{case.id}/withdraw").content.decode()
    family.post(f"/my/{case.id}/withdraw")
    assert state(service, case) == CaseState.WITHDRAWN
    assert "Take my request up again" in family.get(f"/my/{case.id}/").content.decode()
    family.post(f"/my/{case.id}/come-back")
    assert state(service, case) == CaseState.ENQUIRY


def test_a_file_that_is_no_document_is_refused_beside_its_field(family, case):
    given = SimpleUploadedFile("letter.pdf", b"MZ this is a program")
    answer = family.post(f"/my/{case.id}/documents", {"kind": "decision_letter", "file": given})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_the_caseworker_is_named_once_there_is_one(family, service, case):
    adviser = world.a_colleague(service, name="Robin Marsh")
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    assert "Robin Marsh" in family.get(f"/my/{case.id}/").content.decode()


def test_a_young_person_has_pages_in_their_own_words(service):
    case = world.a_case(
        service,
        holder_role=PersonRole.YOUNG_PERSON,
        reach=Reach(email="kit@young.example"),
    )
    client = signed_in("kit@young.example")
    page = client.get(f"/my/{case.id}/choose").content.decode()
    assert "eh-young" in page
    assert "It is your decision." in page


def test_staff_are_led_to_their_own_list(service):
    adviser = world.a_colleague(service)
    client = Client()
    client.force_login(get_user_model().objects.get(id=adviser.user_id))
    assert client.get("/my").url == "/cases/"


def test_a_family_that_cannot_appeal_is_not_told_that_it_can(service):
    reach = Reach(email="jo@holloway.example")
    case = world.a_case(service, decision=Decision.DRAFT_PLAN, reach=reach)
    family = signed_in("jo@holloway.example")
    assert (
        "A draft plan is not yet a decision."
        in family.get(f"/my/{case.id}/choose/no_mediation").content.decode()
    )
    family.post(f"/my/{case.id}/choose/no_mediation")
    page = family.get(f"/my/{case.id}/").content.decode()
    assert "There is no certificate to get here" in page and "A draft plan is not yet a decision." in page
    assert "If you want to appeal" not in page
