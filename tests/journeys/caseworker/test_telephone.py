"""A family telephones: a voicemail counts as contact, and an adviser types the request for it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import asking
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import an_address

pytestmark = pytest.mark.browser


def given_a_telephone_call_with_an_adviser(page: Page, site: str, mail) -> None:
    staff.start_work(page, site, mail)
    staff.do(page, "New case by telephone")
    staff.press(page, "Start")


def when_the_adviser_types_what_the_family_says(page: Page, service, address: str) -> str:
    answers = asking.a_parents_answers(service, address)
    asking.answer_until(page, answers, "safe_ways")
    expect(page.get_by_text("Say on the telephone:")).to_be_visible()
    asking.answer_until(page, answers)
    expect(page.get_by_text("Read the answers back to the family")).to_be_visible()
    axe(page)
    page.get_by_label("letter by letter", exact=False).check()
    return asking.send(page)


def when_the_adviser_records_the_voicemail_of_the_day_before(page: Page) -> None:
    staff.do(page, "Open the case")
    staff.do(page, "Record a contact")
    staff.press(page, "Record the contact")
    expect(page.get_by_role("alert")).to_contain_text("Choose who reached out.")
    axe(page)
    page.get_by_label("The family contacted us").check()
    page.get_by_label("Voicemail", exact=True).check()
    page.get_by_role("group", name="Did you speak").get_by_label("No", exact=True).check()
    asking.fill_date(page, "On which day?", world.today() - timedelta(days=1))
    page.get_by_label("At what time?").fill("18:05")
    page.get_by_label("What was it about?").fill("Left a name and asked to be called back.")
    staff.press(page, "Record the contact")
    staff.done(page, "The contact is recorded")


def then_the_voicemail_counts_as_the_first_contact(page: Page) -> None:
    expect(page.get_by_text("Not reached.")).to_be_visible()
    expect(page.get_by_text("Counts as first contact.")).to_be_visible()
    axe(page)


def then_the_family_has_a_confirmation(letterbox, address: str, reference: str) -> None:
    assert reference in letterbox(address).next("we have your request").get_content()


def then_the_case_is_the_advisers(page: Page, site: str, reference: str) -> None:
    page.goto(f"{site}/cases/")
    expect(page.get_by_role("link", name=reference)).to_be_visible()
    axe(page)


def test_an_adviser_opens_a_case_for_a_family_on_the_telephone(site, service, adviser, letterbox, page):
    address = an_address()
    given_a_telephone_call_with_an_adviser(page, site, letterbox(adviser.address))
    reference = when_the_adviser_types_what_the_family_says(page, service, address)
    when_the_adviser_records_the_voicemail_of_the_day_before(page)
    then_the_voicemail_counts_as_the_first_contact(page)
    then_the_family_has_a_confirmation(letterbox, address, reference)
    then_the_case_is_the_advisers(page, site, reference)
