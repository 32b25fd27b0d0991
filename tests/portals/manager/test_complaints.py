"""Managers answer complaints about cases that they do not have, each step once, and another takes the second look."""

import pytest

from evenhand.domain.cases.actions.take_case import take_case
from tests.build import complaints, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/manage/complaints/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path


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
def made(case, family):
    return complaints.made(case, family)


@pytest.fixture
def second(service):
    return world.a_colleague(service, "manager", name="Ines Brook")


def test_it_is_taken_and_answered_by_page_and_the_family_reads_it(desk, case, made, family):
    assert "Complaints" in text(desk.get("/manage/"))
    listed = text(desk.get(LIST))
    assert case.reference in listed and "Nobody looks into it yet" in listed
    page = text(desk.get(f"{LIST}{made}"))
    assert complaints.WORDS in page and "Look into it" in page
    for _ in range(2):
        assert desk.post(f"{LIST}{made}", {"step": "take"}).status_code == 302
    assert "Send the answer" in text(desk.get(f"{LIST}{made}"))
    wrong = text(desk.post(f"{LIST}{made}", {"step": "answer", "answer": "I am sorry."}))
    assert "Choose what you found." in wrong and "I am sorry." in wrong
    said = {"step": "answer", "finding": "right", "answer": "I am sorry.", "learned": "A list of calls."}
    for _ in range(2):
        assert desk.post(f"{LIST}{made}", said).status_code == 302
    shown = text(browser(family).get(f"/my/{case.id}/complaints"))
    assert "I am sorry." in shown and "A list of calls." in shown


def test_the_second_look_is_another_managers(desk, made, manager, family, second):
    complaints.answered(made, manager)
    complaints.asked_again(made, family)
    assert "Another manager takes the second look." in text(desk.get(f"{LIST}{made}"))
    other = browser(second)
    assert "You had no part in the first answer." in text(other.get(f"{LIST}{made}"))
    said = {"step": "look-again", "finding": "partly", "answer": "You are right about the second call."}
    assert other.post(f"{LIST}{made}", said)["Location"] == f"{LIST}?done=complaint-answered"
    assert "Answered after a second look" in text(desk.get(LIST))


def test_what_was_written_while_another_took_it_over_is_not_lost(desk, made, manager, second):
    complaints.taken(made, manager)
    complaints.taken(made, second)
    said = {"step": "answer", "finding": "right", "answer": "An hour of work.", "learned": ""}
    page = text(desk.post(f"{LIST}{made}", said))
    assert "You do not look into this complaint." in page and "An hour of work." in page


def test_a_manager_who_has_the_case_is_told_that_one_waits_and_no_more(desk, case, made, manager):
    take_case(case_id=case.id, caseworker_id=manager.user_id, by=manager)
    listed = text(desk.get(LIST))
    assert (
        "1 complaint about cases that you have or had, or that you wrote down, cannot be read by you."
        in listed
    )
    assert case.reference not in listed
    assert desk.get(f"{LIST}{made}").status_code == 404


def test_staff_write_one_down_and_it_stands_nowhere_on_the_case(desk, service, case):
    adviser = browser(world.a_colleague(service))
    at = f"/cases/{case.id}/complaint"
    form = adviser.get(at).content.decode()
    assert "Write down a complaint about us" in form
    said = {
        "once": form.partition('name="once" value="')[2][:36],
        "about": "treated",
        "words": "He was rude.",
        "who": "holder",
    }
    assert adviser.post(at, said)["Location"] == f"/cases/{case.id}/?done=complaint"
    assert "He was rude." not in text(adviser.get(f"/cases/{case.id}/"))
    assert adviser.get(LIST).status_code == 403
    assert case.reference in text(desk.get(LIST))
