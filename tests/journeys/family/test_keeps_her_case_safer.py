"""A mother sends her request and is asked nothing more; later, on her list, she is offered something once."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe, fits, shoot
from tests.build.post_office import Letterbox
from tests.journeys.steps import asking
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import open_request, sign_in

pytestmark = pytest.mark.browser
TELEPHONE = {"java_script_enabled": False, "viewport": {"width": 320, "height": 800}}


def given_a_request_that_she_sent_and_opened(page: Page, site: str, service, mail: Letterbox) -> None:
    asking.begin(page, site)
    asking.answer_until(page, asking.a_parents_answers(service, mail.address))
    reference = asking.send(page)
    nothing_is_offered(page)
    open_request(page, mail)
    expect(page.get_by_role("link", name=reference)).to_be_visible()


def nothing_is_offered(page: Page) -> None:
    expect(page.get_by_role("heading", name="Keep your case safer")).to_have_count(0)


def she_is_offered_something(page: Page) -> None:
    expect(page.get_by_role("heading", name="Keep your case safer")).to_be_visible()


def test_she_is_offered_it_on_her_list_says_not_now_and_is_not_asked_again(
    site, service, letterbox, page, another_browser
):
    mail = letterbox(an_address())
    given_a_request_that_she_sent_and_opened(page, site, service, mail)
    she_is_offered_something(page)
    axe(page)
    shoot(page, "family--keep-it-safer")
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My requests")
    nothing_is_offered(page)
    telephone = another_browser(**TELEPHONE)
    sign_in(telephone, site, mail)
    expect(telephone.get_by_role("heading", level=1)).to_have_text("My requests")
    nothing_is_offered(telephone)


def test_without_a_script_she_asks_for_an_access_code_on_paper(
    site, service, letterbox, page, another_browser
):
    mail = letterbox(an_address())
    given_a_request_that_she_sent_and_opened(page, site, service, mail)
    telephone = another_browser(**TELEPHONE)
    sign_in(telephone, site, mail)
    she_is_offered_something(telephone)
    fits(telephone)
    telephone.get_by_role("button", name="Ask for a code on paper").click()
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Have an access code sent")
    telephone.goto(f"{site}/my")
    nothing_is_offered(telephone)
