"""A family withdraws on its own page, is told that its time goes on, and comes back."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps.families import Family, a_family
from tests.journeys.steps.signing_in import sign_in

pytestmark = pytest.mark.browser


def given_a_family_on_its_own_page(page: Page, site: str, service, letterbox) -> Family:
    family = a_family(service)
    sign_in(page, site, letterbox(family.address))
    page.get_by_role("link", name=family.reference).click()
    return family


def when_it_withdraws(page: Page) -> None:
    page.get_by_role("link", name="Withdraw my request").click()
    expect(page.get_by_text("The time for an appeal goes on.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Withdraw my request").click()


def then_it_has_withdrawn_and_is_told_so(page: Page, letterbox, family: Family) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("You have withdrawn your request")
    axe(page)
    assert family.reference in letterbox(family.address).next("your request is withdrawn").get_content()


def when_it_comes_back(page: Page) -> None:
    page.get_by_role("button", name="Take my request up again").click()


def then_it_stands_where_it_began(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your request")
    expect(page.get_by_role("link", name="Read and choose")).to_be_visible()
    axe(page)


def test_a_family_withdraws_by_itself_and_comes_back(site, service, letterbox, page):
    family = given_a_family_on_its_own_page(page, site, service, letterbox)
    when_it_withdraws(page)
    then_it_has_withdrawn_and_is_told_so(page, letterbox, family)
    when_it_comes_back(page)
    then_it_stands_where_it_began(page)
