"""Somebody who uses no mouse answers a question and makes the choice."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import asking
from tests.journeys.steps.families import a_family
from tests.journeys.steps.signing_in import sign_in

pytestmark = pytest.mark.browser

MOST_STOPS = 60  # more than any of our pages has


def tab_to(page: Page, wanted: Locator) -> None:
    """Go from stop to stop until this has the focus, and see that it shows."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            style = "element => { const s = getComputedStyle(element, null); return s.outlineStyle + s.boxShadow }"
            parent = (
                "element => getComputedStyle(element.nextElementSibling || element, '::before').boxShadow"
            )
            shown = wanted.evaluate(style) != "nonenone" or wanted.evaluate(parent) != "none"
            assert shown, f"Nobody sees that {wanted} has the focus."
            return
    raise AssertionError(f"Tab does not reach {wanted}.")


def test_a_question_is_answered_by_keyboard(site, service, page):
    asking.begin(page, site)
    expect(page.get_by_label("A parent", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("A parent", exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    expect(page.get_by_label("A parent", exact=True)).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Continue"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/council")
    axe(page)


def test_the_choice_is_made_by_keyboard(site, service, letterbox, page):
    family = a_family(service)
    sign_in(page, site, letterbox(family.address))
    page.goto(f"{site}/my/{family.case_id}/choose")
    ways = [
        page.get_by_role("link", name=name, exact=True)
        for name in ("Mediation", "A certificate without mediation", "Not sure yet")
    ]
    for way in ways:  # in the order in which they are read
        tab_to(page, way)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Record this as my choice"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You chose a certificate without mediation")
    axe(page)
