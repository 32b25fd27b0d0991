"""A family without e-mail gets its certificate by post: printed, posted, and both noted."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_certified_family

pytestmark = pytest.mark.browser


def given_a_family_without_email(service, adviser) -> Family:
    reach = Reach(telephone="07700 900123", address="9 Canal Street", postcode="ZZ1 1ZZ")
    return a_certified_family(service, adviser, reach=reach)


def when_the_adviser_opens_its_certificate_in_the_print_queue(page: Page, site: str, family: Family) -> None:
    certificate = page.locator(
        f"a[href^='/cases/{family.case_id}/letter/']", has_text="The certificate"
    ).first
    page.goto(f"{site}/cases/letters/")
    while not certificate.count():  # until signer and worker, at work beside us, have made it
        page.reload()
    axe(page)
    certificate.click()


def then_it_is_a_letter_with_name_address_and_certificate(page: Page) -> None:
    expect(page.get_by_text("9 Canal Street")).to_be_visible()
    expect(page.get_by_text("Sam Holloway").first).to_be_visible()
    expect(page.get_by_text("Print with it: certificate-")).to_be_visible()
    axe(page)


def then_paper_shows_the_letter(page: Page) -> None:
    page.get_by_role("link", name="Open it as it is printed").click()
    axe(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("article", name="The letter")).to_be_visible()
    page.emulate_media(media="screen")
    page.go_back()


def when_it_is_printed_and_posted(page: Page) -> None:
    staff.press(page, "It is printed")
    expect(page.get_by_role("link", name="Print it again")).to_be_visible()
    staff.press(page, "It is posted")


def then_it_waits_no_longer_and_the_case_says_when(page: Page, site: str, family: Family) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Letters to print")
    staff.open_case(page, site, family.case_id)
    messages = page.get_by_role("definition").filter(has_text="The certificate").first
    expect(messages).to_contain_text("osted")
    axe(page)


def test_a_family_without_email_gets_its_certificate_by_post(site, service, adviser, letterbox, page):
    family = given_a_family_without_email(service, adviser)
    staff.start_work(page, site, letterbox(adviser.address))
    when_the_adviser_opens_its_certificate_in_the_print_queue(page, site, family)
    then_it_is_a_letter_with_name_address_and_certificate(page)
    then_paper_shows_the_letter(page)
    when_it_is_printed_and_posted(page)
    then_it_waits_no_longer_and_the_case_says_when(page, site, family)
