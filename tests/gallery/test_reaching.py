"""The screens of how somebody is reached: what they change and stop themselves, and staff on their word."""

import pytest
from playwright.sync_api import Page

from tests.build.demo_world import Site
from tests.gallery.addresses import REACHING
from tests.gallery.test_every_screen import assert_reached, looker_as

pytestmark = pytest.mark.browser
QUESTIONS = ("ways", "mailbox", "times", "hours", "note", "needs", "interpreter")


def each_question(page: Page, looker, base: str) -> None:
    """Look at every question, and at what one would change."""
    for what in QUESTIONS:
        page.goto(f"{base}/{what}")
        looker.look(what)
    page.goto(f"{base}/hours")
    page.get_by_label("No, only between these times").check()
    page.get_by_role("button", name="Go on").click()
    looker.look("hours with errors")


def stop(page: Page, looker, base: str, what: str) -> None:
    """Look at what a stop means, and stop."""
    page.goto(f"{base}/stop")
    assert looker.show_errors()
    page.get_by_label(what).check()
    if page.get_by_label("Only on my page here").is_visible():
        page.get_by_label("Only on my page here").check()
    _word(page)
    page.get_by_role("button", name="Go on").click()
    looker.look("to check")
    page.get_by_role("button", name="Stop it").click()
    looker.look("stopped")


def take_back(page: Page, looker) -> None:
    """Look at what it means to take it back, and do."""
    page.get_by_role("link", name="Take it back").first.click()
    looker.look()
    _word(page)
    page.get_by_role("button", name="Take it back").click()
    looker.look("taken back")


def _word(page: Page) -> None:
    for label in ("Said on the telephone", "I called back on the number that we had before"):
        if page.get_by_label(label).count():
            page.get_by_label(label).check()


def test_how_somebody_is_reached(page: Page, own_demo_site: Site):
    site = own_demo_site
    looker = looker_as(page, site, "reaching")
    site.sign_in(page, "grace")
    base = f"{site.address}/my/{site.case_id_of('Grace Adeyemi')}/reaching"
    page.goto(base)
    looker.look()
    each_question(page, looker, base)
    page.goto(f"{base}/ways")
    page.get_by_label("Letter").uncheck()
    page.get_by_role("button", name="Go on").click()
    looker.look("to check")
    page.get_by_role("button", name="Change it").click()
    looker.look("changed")
    stop(page, looker, base, "Everything: do not contact me in any way")
    take_back(page, looker)

    site.sign_in(page, "sioned")
    base = f"{site.address}/helping/{site.case_id_of('Grace Adeyemi')}/reaching"
    page.goto(base)
    looker.look()
    page.goto(f"{base}/ways")
    looker.look()
    stop(page, looker, base, "E-mails")
    take_back(page, looker)

    site.sign_in(page, "megan")
    case = f"{site.address}/cases/{site.case_id_of('Joanne Tate')}/"
    page.goto(case)
    page.get_by_role("link", name="See and change").first.click()
    base = page.url
    looker.look()
    each_question(page, looker, base)
    page.goto(base)
    page.get_by_role("link", name="Decide about it").click()
    looker.look()
    assert looker.show_errors()
    page.goto(base)
    page.get_by_role("link", name="Decide No contact by post").click()
    looker.look("to decide")
    stop(page, looker, base, "Text messages")
    assert_reached(looker, REACHING)
