"""A date or a name was mistyped: what moves is shown first, the old stays on record, the family is called."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family

pytestmark = pytest.mark.browser

NEARER = "Call the family: a date came nearer"


def given_a_letter_whose_date_was_mistyped_as_later(service) -> Family:
    return a_family(service, notice_dated=staff.days_ago(11))


def when_the_adviser_writes_the_right_day(page: Page) -> None:
    row = page.get_by_role("term").filter(has_text="The date on the decision letter").locator("..")
    row.get_by_role("link", name="Correct").click()
    staff.press(page, "See which dates move")
    expect(page.get_by_role("alert")).to_contain_text("Write the right day.")
    axe(page)
    staff.correct_day(page, staff.days_ago(31), "The letter says an earlier day.")


def then_the_effect_is_shown_before_it_is_recorded(page: Page) -> None:
    table = page.get_by_role("table")
    expect(table).to_contain_text("The family’s appeal reaches the Tribunal")
    expect(table).to_contain_text("Earlier")
    axe(page)


def then_dates_have_moved_and_both_are_on_record(page: Page) -> None:
    staff.press(page, "Record the correction")
    staff.done(page, "all dates are worked out again")
    expect(page.get_by_text("Why corrected: The letter says an earlier day.")).to_be_visible()
    expect(page.get_by_text("Corrected since")).to_be_visible()


def then_somebody_is_asked_to_call_the_family(page: Page, letterbox, family: Family) -> None:
    letterbox(family.address).next("a date is earlier, please call us")
    page.reload()
    expect(page.get_by_role("link", name=NEARER)).to_be_visible()
    axe(page)


def when_the_adviser_has_called(page: Page) -> None:
    staff.do(page, NEARER)
    staff.press(page, "This is done")
    staff.done(page, "The task is ended")


def test_a_mistyped_date_is_corrected_and_the_family_is_called(site, service, adviser, letterbox, page):
    family = given_a_letter_whose_date_was_mistyped_as_later(service)
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    when_the_adviser_writes_the_right_day(page)
    then_the_effect_is_shown_before_it_is_recorded(page)
    then_dates_have_moved_and_both_are_on_record(page)
    then_somebody_is_asked_to_call_the_family(page, letterbox, family)
    when_the_adviser_has_called(page)


def test_a_mistyped_name_is_corrected_and_the_old_one_kept(site, service, adviser, letterbox, page):
    family = a_family(service, child_name="Alex Hollowey")
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    row = page.get_by_role("term").filter(has_text="The child's name").locator("..")
    row.get_by_role("link", name="Correct").click()
    page.get_by_label("What is the right name?").fill("Alex Holloway")
    staff.press(page, "Record the correction")
    expect(page.get_by_role("alert")).to_contain_text("Write why it is corrected.")
    expect(page.get_by_label("What is the right name?")).to_have_value("Alex Holloway")
    axe(page)
    page.get_by_label("Said on the telephone").check()
    page.get_by_label("Why is it corrected?").fill("Spelt wrongly in the form.")
    staff.press(page, "Record the correction")
    staff.done(page, "The correction is recorded")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alex Holloway")
    expect(page.get_by_text("Alex Hollowey").first).to_be_visible()
    axe(page)
