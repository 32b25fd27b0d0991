"""A family changes its mind: from mediation to a certificate, and from no to not decided."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family

pytestmark = pytest.mark.browser


def given_an_informed_family(page: Page, site: str, service) -> Family:
    family = a_family(service)
    staff.find_in_worklist(page, site, family.reference)
    staff.give_information(page)
    return family


def when_it_chooses(page: Page, choice: str) -> None:
    staff.record_choice(page, choice)


def then_the_council_must_arrange(page: Page) -> None:
    expect(page.get_by_text("Wants mediation").first).to_be_visible()
    expect(page.get_by_role("heading", name="The council arranges mediation").first).to_be_visible()


def then_the_councils_date_has_ended_and_ours_has_begun(page: Page) -> None:
    dates = page.locator(".eh-grid").first
    expect(dates).to_contain_text("We issue the certificate")
    expect(dates).not_to_contain_text("The council arranges mediation")
    expect(page.get_by_role("link", name="Issue the certificate", exact=True)).to_be_visible()


def then_no_certificate_is_due(page: Page) -> None:
    expect(page.get_by_text("Undecided").first).to_be_visible()
    expect(page.locator(".eh-grid").first).not_to_contain_text("We issue the certificate")
    staff.do(page, "Certificate")
    expect(page.locator(".eh-refusal").first).to_contain_text("Ask the family what it chooses")
    axe(page)


def test_mediation_can_become_a_certificate(site, service, adviser, letterbox, page):
    staff.start_work(page, site, letterbox(adviser.address))
    family = given_an_informed_family(page, site, service)
    when_it_chooses(page, "Mediation")
    then_the_council_must_arrange(page)
    when_it_chooses(page, "A certificate without mediation")
    then_the_councils_date_has_ended_and_ours_has_begun(page)
    number = staff.issue_certificate(page)
    letter = letterbox(family.address).next("your certificate is here")
    assert number in letter.get_body().get_content()
    axe(page)


def test_no_can_become_not_decided(site, service, adviser, letterbox, page):
    staff.start_work(page, site, letterbox(adviser.address))
    given_an_informed_family(page, site, service)
    when_it_chooses(page, "A certificate without mediation")
    when_it_chooses(page, "Not decided yet")
    then_no_certificate_is_due(page)
