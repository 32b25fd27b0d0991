"""The page of a copy, read from its file on a telephone or a computer, with the internet away."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page

from tests.build.accessibility import CHECKED_AT, NARROWEST, axe, fits, shoot
from tests.build.demo_world import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("slug", ["grace", "farah", "esme", "piers"])
def test_a_copy_is_read_from_its_file(page: Page, own_demo_site: Site, tmp_path: Path, slug: str):
    own_demo_site.sign_in(page, slug)
    page.goto(own_demo_site.address + cases_of(page, own_demo_site)[0])
    with page.expect_download() as begun:
        page.get_by_role("button", name="Get my copy").click()
    name = begun.value.suggested_filename
    assert re.fullmatch(r"copy-\w{4}-\w{4}\.zip", name)
    with ZipFile(begun.value.path()) as packed:
        packed.extractall(tmp_path)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto((tmp_path / "index.html").as_uri())
    page.set_viewport_size({"width": CHECKED_AT, "height": 900})
    axe(page)
    shoot(page, f"{slug}--a-copy-read-from-its-file")
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    fits(page)
    assert asked and all(url.startswith("file://") for url in asked)
    page.get_by_role("navigation").get_by_role("link").last.click()
    for link in page.locator("a[href$='.pdf'], a[href$='.jpg'], a[href$='.png']").all():
        assert (tmp_path / (link.get_attribute("href") or "")).stat().st_size > 0


def cases_of(page: Page, site: Site) -> list[str]:
    """Return where somebody gets a copy of each of their cases."""
    found = []
    for first in ("/my", "/helping"):
        page.goto(site.address + first)
        cases = page.eval_on_selector_all(
            "main a", "links => links.map(link => link.pathname).filter(path => path.match(/-.*-.*-.*[/]$/))"
        )
        for case in cases:
            page.goto(site.address + case)
            found += page.eval_on_selector_all(
                "main a[href$='/copy']", "links => links.map(link => link.pathname)"
            )
    return found
