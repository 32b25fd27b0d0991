"""Only the school that is named is disputed: no certificate is needed, and everybody is told so."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.statute.routes import Decision, Section
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family

pytestmark = pytest.mark.browser


def given_a_family_that_disputes_only_the_school(service) -> Family:
    return a_family(service, decision=Decision.FINAL_PLAN, disputed=(Section.I_NAMED_SCHOOL,))


def when_it_says_that_it_wants_no_mediation(page: Page, site: str, family: Family) -> None:
    staff.find_in_worklist(page, site, family.reference)
    staff.give_information(page)
    staff.do(page, "Record the choice")
    staff.do(page, "A certificate without mediation")
    expect(page.get_by_text("No certificate is needed here")).to_be_visible()
    page.get_by_label("Said on the telephone").check()
    staff.press(page, "Record this choice")


def then_no_certificate_is_issued_because_none_is_needed(page: Page) -> None:
    expect(page.get_by_text("No certificate needed").first).to_be_visible()
    staff.do(page, "Certificate")
    expect(page.locator(".eh-refusal").first).to_contain_text("without a certificate")
    axe(page)


def then_the_family_is_told_that_it_can_appeal_straight_away(letterbox, family: Family) -> None:
    letter = letterbox(family.address).next("you do not need a certificate").get_content()
    assert "certificate" in letter


def test_a_family_that_disputes_only_the_school_needs_no_certificate(site, service, adviser, letterbox, page):
    family = given_a_family_that_disputes_only_the_school(service)
    staff.start_work(page, site, letterbox(adviser.address))
    when_it_says_that_it_wants_no_mediation(page, site, family)
    then_no_certificate_is_issued_because_none_is_needed(page)
    then_the_family_is_told_that_it_can_appeal_straight_away(letterbox, family)
