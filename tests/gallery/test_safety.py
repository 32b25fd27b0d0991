"""The screens about somebody's safety, as a lead and a manager meet them."""

import psycopg
import pytest
from playwright.sync_api import Page

from tests.build.demo_world import Site
from tests.gallery.addresses import LEAD
from tests.gallery.test_every_screen import assert_reached, looker_as

pytestmark = pytest.mark.browser


def test_lead(page: Page, own_demo_site: Site):
    site = own_demo_site
    looker = looker_as(page, site, "nell")
    site.sign_in(page, "nell")
    with psycopg.connect(site.database.owner) as owner:
        concerns = owner.execute("select case_id, id from safeguarding_concern").fetchall()
    looker.visit(f"/safety/{case_id}/concerns/{concern_id}/" for case_id, concern_id in concerns)
    looker.crawl("/safety/", keep=lambda path: path.startswith("/safety"))
    looker.crawl("/safety/openings/", keep=lambda path: path.startswith("/safety"))
    for path in list(looker.seen.values()):
        if path.endswith(("/note", "/pass-on", "/close", "/open", "/tell")):
            page.goto(site.address + path)
            assert looker.show_errors(), path
    tell = f"{site.address}/safety/{concerns[0][0]}/"
    for danger in ("yes", "no"):
        page.goto(f"{tell}?danger={danger}")
        looker.look(f"in danger {danger}")
    assert looker.show_errors()
    for path in ("", "received?danger=yes"):
        page.goto(tell + path)
        looker.look()
    page.goto(f"{tell}open")
    page.get_by_role("radio").first.check(force=True)
    page.get_by_label("What do you need it for?").fill("To ring them.")
    page.get_by_role("button", name="Open it for an hour").click()
    looker.look()
    page.get_by_role("button", name="Sign out").first.click()
    site.sign_in(page, "ruth")
    looker.crawl("/safety/openings/", keep=lambda path: "/openings" in path)
    page.goto(f"{site.address}/safety/openings/")
    page.locator("main table").first.locator("a").first.click()
    looker.look("to review")
    assert looker.show_errors()
    assert_reached(looker, LEAD)
