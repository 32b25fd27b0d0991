"""A family comes more than two months after its letter: no certificate, but another door, explained."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family
from tests.journeys.steps.signing_in import sign_in

pytestmark = pytest.mark.browser


def given_a_family_that_came_too_late(service) -> Family:
    return a_family(service, notice_dated=staff.days_ago(80))


def when_the_adviser_informs_it_and_it_says_no(page: Page, site: str, family: Family) -> None:
    staff.find_in_worklist(page, site, family.reference)
    staff.give_information(page)
    staff.do(page, "Record the choice")
    expect(page.get_by_text("we may not issue a certificate")).to_be_visible()
    staff.do(page, "A certificate without mediation")
    expect(page.get_by_text("ask the Tribunal for permission to appeal")).to_be_visible()
    page.get_by_label("Said on the telephone").check()
    staff.press(page, "Record this choice")


def then_no_certificate_can_be_issued_and_the_page_says_why(page: Page) -> None:
    expect(page.get_by_text("Told about leave from the Tribunal").first).to_be_visible()
    staff.do(page, "Certificate")
    expect(page.get_by_role("heading", level=1)).to_have_text("No certificate can be issued now")
    refusal = page.locator(".eh-refusal").first
    expect(refusal).to_contain_text("permission to appeal")
    expect(refusal).to_contain_text("regulation 34")
    expect(page.get_by_role("button", name="Issue the certificate")).to_have_count(0)
    axe(page)


def then_the_family_reads_which_doors_are_open(letterbox, family: Family) -> None:
    letter = letterbox(family.address).next("a time limit, and what you can do now").get_content()
    assert "permission to appeal without a certificate" in " ".join(letter.split())
    assert "You can still ask for mediation." in letter


def then_its_page_says_the_same(page: Page, site: str, letterbox, family: Family) -> None:
    sign_in(page, site, letterbox(family.address))
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tribunal can still give permission")
    axe(page)


def test_a_late_family_gets_no_certificate_and_learns_what_it_can_do(
    site, service, adviser, letterbox, page, another_browser
):
    family = given_a_family_that_came_too_late(service)
    staff.start_work(page, site, letterbox(adviser.address))
    when_the_adviser_informs_it_and_it_says_no(page, site, family)
    then_no_certificate_can_be_issued_and_the_page_says_why(page)
    then_the_family_reads_which_doors_are_open(letterbox, family)
    then_its_page_says_the_same(another_browser(), site, letterbox, family)
