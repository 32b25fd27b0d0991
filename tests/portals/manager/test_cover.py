"""A manager plans a cover, looks at it, hands it over in portions, and gives it back by one button."""

import pytest

from evenhand.domain.cases.actions.take_case import take_case
from evenhand.portals.manager.cover import views
from tests.build import world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/manage/cover/"


@pytest.fixture
def away(service):
    return world.a_colleague(service, "caseworker", name="Ann Away")


@pytest.fixture
def taker(service):
    return world.a_colleague(service, name="Bea First")


@pytest.fixture
def page(service, desk, away, taker, monkeypatch):
    """The page of a plan for two cases, of which one goes over at a press."""
    monkeypatch.setattr(views, "PORTION", 1)
    for _ in range(2):
        take_case(case_id=world.a_case(service).id, caseworker_id=away.user_id, by=away)
    answer = desk.post(f"{LIST}plan", {"away": away.user_id, "takers": [taker.user_id]})
    assert answer.status_code == 302
    return answer["Location"]


def test_a_plan_is_shown_first_then_handed_over_in_portions(desk, page):
    shown = text(desk.get(page))
    assert "Nothing has moved yet." in shown and "Hand over the next 1 case" in shown
    assert shown.count("Bea First") == 2 and "Give all of them back" not in shown
    assert desk.post(page)["Location"] == page
    shown = text(desk.get(page))
    assert "You can stop here" in shown and "Give all of them back" in shown
    desk.post(page)
    shown = text(desk.get(page))
    assert "Whatever could go over has gone over." in shown and "Hand over the next" not in shown
    assert "Ann Away" in text(desk.get(LIST))


def test_one_button_gives_it_back(desk, page):
    desk.post(page)
    assert desk.get(f"{page}/undo")["Location"] == page
    assert desk.post(f"{page}/undo")["Location"] == page
    shown = text(desk.get(page))
    assert "This was undone: 1 case went back." in shown and "Hand over the next" not in shown
    assert desk.post(f"{page}/undo").status_code == 409


def test_what_cannot_be_planned_says_why(desk, service, away):
    sent = {"away": away.user_id, "takers": [away.user_id]}
    assert "Nobody else who works here was chosen." in text(desk.post(f"{LIST}plan", sent))
    assert "Choose who is away." in text(desk.post(f"{LIST}plan", {}))


def test_it_is_for_managers_of_the_service(service, page):
    assert browser(world.a_colleague(service)).get(LIST).status_code == 403
    assert browser(world.a_colleague(world.a_service(), "manager")).get(page).status_code == 404
