"""A family withdraws on the telephone and comes back; its first contact still counts."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family

pytestmark = pytest.mark.browser


def given_a_family_that_asked(service) -> Family:
    return a_family(service)


def when_it_withdraws_on_the_telephone(page: Page) -> None:
    staff.do(page, "Withdraw for the family")
    staff.press(page, "Withdraw the request")
    expect(page.get_by_role("alert")).to_contain_text("Choose how it said so.")
    axe(page)
    page.get_by_label("Said on the telephone").check()
    staff.press(page, "Withdraw the request")
    staff.done(page, "The request is withdrawn")


def then_the_case_rests_and_the_family_is_told(page: Page, letterbox, family: Family) -> None:
    expect(page.get_by_text("Withdrawn by the family").first).to_be_visible()
    letterbox(family.address).next("your request is withdrawn")


def when_it_comes_back(page: Page) -> None:
    staff.do(page, "Take the request up again")
    page.get_by_label("Said on the telephone").check()
    staff.press(page, "Take it up again")
    staff.done(page, "taken up again")


def then_it_goes_on_where_it_began(page: Page) -> None:
    staff.give_information(page)
    staff.record_choice(page, "A certificate without mediation")
    staff.issue_certificate(page)
    axe(page)


def test_staff_withdraw_a_request_for_a_family_and_take_it_up_again(site, service, adviser, letterbox, page):
    family = given_a_family_that_asked(service)
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    when_it_withdraws_on_the_telephone(page)
    then_the_case_rests_and_the_family_is_told(page, letterbox, family)
    when_it_comes_back(page)
    then_it_goes_on_where_it_began(page)
