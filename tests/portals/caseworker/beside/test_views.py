"""Staff add the other parent, keep two parents apart, and name who interprets."""

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import companions
from evenhand.domain.meetings import interpreting
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, mediation, pages, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture
def scene():
    """Return an adviser, and a case that wants mediation with its booked meeting."""
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser, undecided_because="named_later")
    return adviser, case, meeting


@pytest.mark.parametrize("protected", ["yes", "no"])
def test_the_other_parent_is_added_and_parted_again(scene, protected):
    adviser, case, _ = scene
    browser, page = pages.browser(adviser), f"/cases/{case.id}"
    assert "Do not add anybody because the other parent asks." in pages.text(browser.get(f"{page}/parent"))
    typed = {
        "name": "Jo Holloway",
        "email": "jo@family.example",
        "telephone": "07700 900777",
        "protected": protected,
        "agreed_how": "told_by_telephone",
    }
    shown = pages.text(browser.post(f"{page}/parent", typed, follow=True))
    assert "The other parent is asked." in shown
    assert "At the family’s side" in shown
    assert ("07700 900777" in shown) is (protected == "no")
    with acting_as(adviser):
        (one,) = companions.of_case(case.id)
    end = f"{page}/parent/{one.id}/end"
    assert "Keep the parents apart" in pages.text(browser.get(end))
    shown = pages.text(browser.post(end, follow=True))
    assert "The parents are kept apart from this moment." in shown
    assert browser.get(end).status_code == 404


def test_nobody_is_added_without_saying_how_the_family_said_so(scene):
    adviser, case, _ = scene
    typed = {"name": "Jo", "email": "jo@family.example", "protected": "no"}
    shown = pages.text(pages.browser(adviser).post(f"/cases/{case.id}/parent", typed))
    assert "Choose how they told us." in shown


def test_a_familys_supporter_is_not_parted_by_staff(scene):
    adviser, case, _ = scene
    companion = beside.asked(case, world.family_of(case, ADDRESS), allowed=("speak",))
    browser = pages.browser(adviser)
    assert "May speak for" in pages.text(browser.get(f"/cases/{case.id}/"))
    assert browser.get(f"/cases/{case.id}/parent/{companion.id}/end").status_code == 404


def test_an_interpreter_is_named_and_ended(scene):
    adviser, case, meeting = scene
    browser, page = pages.browser(adviser), f"/cases/{case.id}/meeting/{meeting.id}/interpreter"
    typed = {"name": "Ola Nowak", "email": "ola@interpreters.example", "language": "Polish"}
    shown = pages.text(browser.post(page, typed, follow=True))
    assert "The interpreter is named" in shown
    assert "Interprets: Ola Nowak, Polish" in shown
    family = pages.browser(world.family_of(case, ADDRESS))
    assert "Ola Nowak interprets: Polish." in pages.text(family.get(f"/my/{case.id}/meeting"))
    assert "Ola Nowak, Polish" in pages.text(browser.get(page))
    with acting_as(adviser):
        (one,) = interpreting.of_meeting(meeting.id)
    browser.post(f"{page}/{one.id}/end")
    assert browser.get(f"{page}/{one.id}/end").status_code == 404
    with acting_as(adviser):
        assert interpreting.of_meeting(meeting.id) == []
    elsewhere = f"/cases/{case.id}/meeting/{one.id}/interpreter"
    assert browser.get(elsewhere).status_code == 404
