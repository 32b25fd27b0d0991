"""A family complains on its own page, reads who looks into it and what is answered, and goes on or takes it back."""

import re

import pytest

from tests.build import complaints, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def asked(service):
    return world.what_a_family_asks(service)


@pytest.fixture
def case(service, asked):
    return world.a_case(service, reach=asked.reach)


@pytest.fixture
def family(case, asked):
    return world.family_of(case, asked.reach.email)


@pytest.fixture
def page(family):
    return browser(family)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


def at(case, rest=""):
    return f"/my/{case.id}/complaints{rest}"


def key_on(page):
    return re.search(r'name="once" value="([0-9a-f-]+)"', page)[1]


def test_a_complaint_is_made_once_and_stands_on_the_page_with_its_day(page, case):
    assert "Complain about us" in text(page.get(f"/my/{case.id}/"))
    assert "You have made no complaint." in text(page.get(at(case)))
    form = page.get(at(case, "/make")).content.decode()
    assert "Within 3 working days" in form and "Within 20 working days" in form
    said = {"once": key_on(form), "about": "late", "words": "Nobody rang."}
    for _ in range(2):
        assert page.post(at(case, "/make"), said)["Location"] == f"{at(case)}?done=made"
    shown = text(page.get(f"{at(case)}?done=made"))
    assert shown.count("Nobody rang.") == 1 and "Something was late" in shown
    assert "We have it. Nobody looks into it yet." in shown and "Somebody looks into it by" in shown


def test_what_was_typed_comes_back_with_what_is_missing(page, case):
    form = page.get(at(case, "/make")).content.decode()
    answer = text(page.post(at(case, "/make"), {"once": key_on(form), "words": "Nobody rang."}))
    assert "Choose what it is about." in answer and "Nobody rang." in answer


def test_who_looks_into_it_and_each_answer_stand_there_and_one_can_go_on(page, case, family, manager):
    made = complaints.made(case, family)
    complaints.answered(made, manager, learned="Calls stand on a list of their own.")
    shown = text(page.get(at(case)))
    for words in (
        "Max Lead",
        "We were wrong, and say sorry",
        "The call was forgotten.",
        "a list of their own",
    ):
        assert words in shown
    assert "Ask for a second look" in shown and "Take it back" not in shown
    assert "Tell us what is still wrong." in text(page.post(at(case, f"/{made}/again"), {"words": ""}))
    assert page.post(at(case, f"/{made}/again"), {"words": "Not all of it."}).status_code == 302
    assert "Not all of it." in text(page.get(at(case)))


def test_it_is_taken_back_by_a_page_that_asks_first(page, case, family):
    made = complaints.made(case, family)
    assert "You need give no reason" in text(page.get(at(case, f"/{made}/take-back")))
    assert page.post(at(case, f"/{made}/take-back"))["Location"] == f"{at(case)}?done=back"
    assert "You took it back." in text(page.get(at(case)))


def test_a_complaint_of_another_family_is_as_if_there_were_none(service, case, page):
    asked = world.what_a_family_asks(service)
    other = world.a_case(service, reach=asked.reach)
    made = complaints.made(other, world.family_of(other, asked.reach.email))
    assert page.get(at(case, f"/{made}/again")).status_code == 404
    assert page.get(at(other)).status_code == 404
