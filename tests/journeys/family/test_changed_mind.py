"""A family that chose mediation changes its mind on its own page, after seeing what moves."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps.families import a_family
from tests.journeys.steps.signing_in import sign_in

pytestmark = pytest.mark.browser


def given_a_family_that_has_read_the_information(page: Page, site: str, service, letterbox) -> None:
    family = a_family(service)
    sign_in(page, site, letterbox(family.address))
    page.get_by_role("link", name=family.reference).click()
    page.get_by_role("link", name="Read and choose").click()
    page.get_by_role("button", name="I have read this").click()


def when_it_chooses(page: Page, way: str) -> None:
    page.get_by_role("link", name=way, exact=True).click()
    expect(page.get_by_text("You can change your mind at any time.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Record this as my choice").click()


def then_its_page_says(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    axe(page)


def when_it_looks_at_the_choice_again(page: Page, said: str) -> None:
    page.get_by_role("link", name="Change my choice").click()
    expect(page.get_by_role("region", name="Your choice so far")).to_contain_text(said)


def test_a_family_chooses_mediation_then_a_certificate_then_is_not_sure(site, service, letterbox, page):
    given_a_family_that_has_read_the_information(page, site, service, letterbox)
    when_it_chooses(page, "Mediation")
    then_its_page_says(page, "You chose mediation")
    when_it_looks_at_the_choice_again(page, "Mediation")
    when_it_chooses(page, "A certificate without mediation")
    then_its_page_says(page, "You chose a certificate without mediation")
    when_it_looks_at_the_choice_again(page, "A certificate without mediation")
    when_it_chooses(page, "Not sure yet")
    then_its_page_says(page, "You have not decided yet")
