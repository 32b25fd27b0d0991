"""A father uses a quick check on a telephone that others use too, and leaves it in one touch."""

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe, fits, shoot

pytestmark = pytest.mark.browser
KEPT = "certificate-history"


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def answer_all(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/check")
    page.get_by_role("link", name="Do I need a certificate?").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Not to carry out an EHC needs assessment").check()
    go_on(page)
    while "/answer" not in page.url:
        page.locator("main form input[type=radio]").first.check()
        go_on(page)


def leave(page: Page) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="elsewhere"))
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")


def kept(page: Page) -> list[str]:
    return [cookie["name"] for cookie in page.context.cookies() if cookie["name"] == KEPT]


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_family_comes_to_its_answer_and_opens_a_card(
    site: str, service: world.Service, page: Page, plain_page: Page, script: bool
) -> None:
    page = page if script else plain_page
    answer_all(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Yes, you need one to appeal")
    card = page.locator("main details").first
    card.locator("summary").click()
    expect(card.locator("p").first).to_be_visible()
    expect(page.get_by_text("also clears answers that are kept for this visit only")).to_be_visible(
        visible=script
    )
    if script:
        axe(page)
        shoot(page, "quick-check-answer")
    fits(page)


def test_leaving_in_one_touch_takes_the_answers_of_this_visit_out_of_the_browser(
    site: str, service: world.Service, page: Page
) -> None:
    answer_all(page, site)
    assert kept(page) == [KEPT]
    leave(page)
    # Nobody waits for the answer to what was sent on leaving.
    for _ in range(100):
        if not kept(page):
            break
        page.wait_for_timeout(100)
    assert kept(page) == []


def test_answers_that_were_to_stay_are_there_after_leaving(
    site: str, service: world.Service, page: Page
) -> None:
    answer_all(page, site)
    page.goto(f"{site}/check/certificate")
    page.get_by_label("For 30 days after I last used it").check()
    page.get_by_role("button", name="Go on where I was").click()
    leave(page)
    page.goto(f"{site}/check/certificate/answer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Yes, you need one to appeal")
