"""A meeting in person: a neutral place without steps, an interpreter, breaks, and all of it in the mediator's pack."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
NEEDS = ("Polish", "A place without steps", "Breaks, or shorter meetings", "A chair with arms")


def given_a_family_that_needs_much(service, adviser) -> Family:
    family = mediating.wants_mediation(
        service,
        adviser,
        interpreter_language="Polish",
        needs=("step_free", "breaks"),
        other_needs="A chair with arms",
    )
    mediating.is_offered_a_date(family, adviser)
    return family


def when_the_adviser_adds_a_neutral_place(desk: Page, name: str) -> None:
    staff.do(desk, "Add a place")
    staff.press(desk, "Add the place")
    expect(desk.get_by_role("alert")).to_contain_text("Choose what it is.")
    axe(desk)
    assert desk.get_by_label("school", exact=False).count() == 0, "A school is no neutral place."
    desk.get_by_label("Name of the place").fill(name)
    desk.get_by_label("Address").fill("1 Mill Lane\nWestmarch\nWM1 1AA")
    desk.get_by_label("Community centre or village hall").check()
    desk.get_by_label("No steps from the street to the room").check()
    desk.get_by_label("Its rooms, one a line").fill("Blue room")
    staff.press(desk, "Add the place")
    staff.done(desk, "The place can be chosen")


def then_the_booking_says_what_the_family_needs(desk: Page) -> None:
    staff.do(desk, "Book the mediation")
    for words in NEEDS:
        expect(desk.get_by_role("definition").filter(has_text=words)).to_be_visible()
    axe(desk)


def then_the_pack_says_where_and_what_is_needed(page: Page) -> None:
    for words in (*NEEDS, "Blue room, Mill Hall", "1 Mill Lane"):
        expect(page.get_by_role("definition").filter(has_text=words)).to_be_visible()
    expect(page.get_by_role("link", name="Join the meeting")).to_have_count(0)


def then_the_family_reads_where_it_is(page: Page, site: str, mail, family: Family) -> None:
    event = mediating.entry_in(mail, "the meeting is booked").walk("VEVENT")[0]
    assert "1 Mill Lane" in event["LOCATION"]
    for words in NEEDS:
        assert words not in event.to_ical().decode(), "What a family needs stands in no calendar."
    mediating.sign_in(page, site, mail)
    page.goto(f"{site}/my/{family.case_id}/meeting")
    expect(page.get_by_text("Blue room, Mill Hall, 1 Mill Lane, Westmarch, WM1 1AA")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="No steps from the street")).to_be_visible()
    axe(page)


def test_interpreter_and_access_are_carried_into_the_booking_and_the_pack(
    site, service, adviser, letterbox, another_browser, owner, mediator
):
    family = given_a_family_that_needs_much(service, adviser)
    desk, theirs = another_browser(), another_browser(viewport={"width": 360, "height": 800})
    mediating.open_booking(desk, site, letterbox(adviser.address), family)
    when_the_adviser_adds_a_neutral_place(desk, "Mill Hall")
    then_the_booking_says_what_the_family_needs(desk)
    mediating.fill_booking(desk, mediator, where="Mill Hall, Blue room")
    mediating.book(desk)
    mediating.clear(theirs, site, letterbox(mediator), family)
    then_the_pack_says_where_and_what_is_needed(theirs)
    then_the_family_reads_where_it_is(another_browser(), site, letterbox(family.address), family)
    mediating.days_go_by(owner, site, (theirs, letterbox(mediator)))
    mediating.record_who_came(theirs, site, family)
    expect(theirs.get_by_text("Took place")).to_be_visible()
