"""The screens of whoever pays for the service and of whoever audits it."""

import pytest
from playwright.sync_api import Page

from tests.build.demo_world import Site
from tests.gallery.test_every_screen import AUDITOR, COMMISSIONER, assert_reached, looker_as

pytestmark = pytest.mark.browser


def test_commissioner(page: Page, demo_site: Site):
    looker = looker_as(page, demo_site, "dorothea")
    demo_site.sign_in(page, "dorothea")
    looker.crawl("/figures/", keep=lambda path: path.startswith("/figures"))
    assert_reached(looker, COMMISSIONER)


def test_auditor(page: Page, demo_site: Site):
    looker = looker_as(page, demo_site, "sunniva")
    demo_site.sign_in(page, "sunniva")
    looker.crawl("/audit/", keep=lambda path: path.startswith("/audit"))
    page.goto(f"{demo_site.address}/audit/take-out?list=looks")
    assert looker.show_errors()
    looker.crawl("/audit/many/", keep=lambda path: path.startswith("/audit/many"))
    assert_reached(looker, AUDITOR)
