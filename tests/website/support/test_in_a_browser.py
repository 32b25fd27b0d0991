"""The directory in a browser: no barrier, on a telephone too, without scripts and on paper."""

import pytest
from playwright.sync_api import Page

from tests.build import support, world
from tests.build.accessibility import axe, fits, picture

pytestmark = pytest.mark.browser


@pytest.fixture
def listed(site: str) -> str:
    """Give the address of the page of a council for which somebody of each kind is listed."""
    code = world.a_service().local_authority
    for kind in ("advice", "charity", "parents", "health"):
        support.a_helper(
            code, name=f"The {kind} of a council with a rather long name", kind=kind, hours="Monday, 9am to midday",
            website="https://a-rather-long-address.example/", email="help@a-rather-long-address.example",
            access="Step-free.", for_whom="Parents.",
        )  # fmt: skip
    return f"{site}/support/{code}"


def test_the_directory_has_no_barrier_and_fits_a_small_screen(listed: str, page: Page) -> None:
    empty = f"{listed.rpartition('/')[0]}/{world.a_service().local_authority}"
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in (("listed", listed), ("empty", empty), ("unknown", listed.rpartition("/")[0])):
            page.goto(address)
            axe(page)
            fits(page)
            picture(page, f"support-{name}-{width}")


def test_the_directory_needs_no_script_and_no_other_website(listed: str, plain_page: Page) -> None:
    asked: list[str] = []
    plain_page.on("request", lambda request: asked.append(request.url))
    plain_page.goto(listed)
    assert plain_page.get_by_role("link", name="01632 960777").count() == 4
    assert all(url.startswith(listed.rpartition("/support")[0]) for url in asked), asked


def test_on_paper_the_list_is_whole_and_what_is_to_be_touched_is_not(listed: str, page: Page) -> None:
    page.goto(listed)
    page.emulate_media(media="print")
    assert (
        page.get_by_text("01632 960777").first.is_visible()
        and page.get_by_text("Checked on").first.is_visible()
    )
    assert not page.get_by_role("link", name="Tell us about it").is_visible()
