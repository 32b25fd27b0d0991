"""The one page of an interpreter."""

from datetime import timedelta

import pytest

from evenhand.core.principals import person
from evenhand.domain.meetings.actions.name_interpreter import name_interpreter
from tests.build import mediation, pages, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(owner):
    """Give the owner, who moves the service's clock, and set it right again."""
    yield owner
    world.move_clock(owner)


@pytest.mark.parametrize("in_person", [True, False])
def test_it_shows_one_meeting_when_it_is_near(clock, in_person):
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
    case = mediation.a_case_that_wants_mediation(service, adviser)
    changes = {"room_id": mediation.a_room(service, manager).id} if in_person else {}
    plan = mediation.a_plan(mediation.a_mediator(service, manager), **changes)
    meeting = mediation.book(case, plan, adviser, undecided_because="named_later")
    one = name_interpreter(
        meeting_id=meeting.id,
        name="Ola Nowak",
        email="ola@interpreters.example",
        language="Polish",
        at=world.now(),
        by=adviser,
    )
    browser = pages.browser(person(one.user_id))
    assert "There is nothing here now." in pages.text(browser.get("/interpreting"))
    assert browser.get("/sign-in/welcome").url == "/my"
    shift = meeting.during.lower - timedelta(minutes=10) - world.now()
    clock.execute("update core_clock set shift = %s", [shift])
    assert browser.get("/sign-in/welcome").url == "/interpreting"
    shown = pages.text(browser.get("/interpreting"))
    assert "Language: Polish" in shown
    assert ("Join the meeting" in shown) is not in_person
    assert "Holloway" not in shown
    assert case.reference not in shown
    assert browser.get(f"/my/{case.id}/").status_code == 404
