"""Saved pages and one's place, as only a browser can show them: what it is asked, what it sends, where it stands after.

The ids are those of the list of requirements: S65 and S67.
"""

import pytest
from playwright.sync_api import Page

from tests.build import places, world
from tests.build.accessibility import axe, fits, shoot
from tests.build.places import line

pytestmark = pytest.mark.browser
PAGE = "/guide/about-mediation/your-meeting"
HERE = (53.45, 1.45)


def test_s67_the_browser_is_asked_only_on_a_click_and_sends_a_rounded_place(site: str, page: Page) -> None:
    service = world.a_service()
    places.load([line("QQ1 1AA", service.local_authority, at=HERE)], service.local_authority)
    page.context.grant_permissions(["geolocation"], origin=site)
    page.context.set_geolocation({"latitude": HERE[0] + 0.001234, "longitude": HERE[1] - 0.001234})
    page.add_init_script(
        "const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);"
        "window.asked = 0;"
        "navigator.geolocation.getCurrentPosition = (...all) => { window.asked += 1; ask(...all); };"
    )
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.goto(f"{site}/your-area")
    page.get_by_label("Your postcode").fill("QQ1 1AA")
    page.get_by_label("For 30 days").first.check()
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Use where I am now").click()
    page.get_by_role("heading", name="What we keep", exact=True).wait_for()
    (form,) = [each for each in sent if "latitude" in each]
    assert "latitude=53.45&" in form and "longitude=1.45" in form
    assert "53.451" not in form and "1.448" not in form and "QQ1" not in form
    assert "geolocation=()" in page.request.get(f"{site}/saved").headers["permissions-policy"]


def test_s67_a_browser_that_says_no_is_answered_with_the_postcode(site: str, page: Page) -> None:
    world.a_service()
    page.goto(f"{site}/your-area")
    page.evaluate("() => { navigator.geolocation.getCurrentPosition = (yes, no) => no({ code: 1 }); }")
    page.get_by_role("button", name="Use where I am now").click()
    page.get_by_text("Your browser did not tell us. Type your postcode instead.").wait_for()


def test_s65_the_heart_is_pressed_on_a_small_screen_and_says_how_it_stands(site: str, page: Page) -> None:
    world.a_service()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + PAGE)
    button = page.get_by_role("button", name="Save this page")
    box = button.bounding_box()
    assert box and box["height"] >= 44 and box["width"] >= 44
    button.click()
    page.wait_for_url(f"**{PAGE}#saved")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "This page is saved"
    page.get_by_role("link", name="See your saved pages").click()
    page.get_by_role("button", name="Remove Your meeting").click()
    page.get_by_text("You have saved no pages yet.").wait_for()


def test_no_state_of_these_pages_has_a_barrier_or_is_too_wide(site: str, page: Page) -> None:
    one, other = world.a_service(), world.a_service()
    mine, theirs = one.local_authority, other.local_authority
    places.load([line("QQ1 1AA", mine), line("QQ2 1AA", mine), line("QQ2 2AA", theirs)], mine, theirs)

    def look(name: str) -> None:
        page.set_viewport_size({"width": 1280, "height": 900})
        axe(page)
        shoot(page, f"near--{name}")
        page.set_viewport_size({"width": 320, "height": 800})
        fits(page)

    def tell(postcode: str) -> None:
        page.goto(f"{site}/your-area")
        page.get_by_label("Your postcode").fill(postcode)
        page.get_by_role("button", name="Find my council").click()

    page.goto(f"{site}/saved")
    look("saved-empty")
    page.goto(site + PAGE)
    look("heart-open")
    page.get_by_role("button", name="Save this page").click()
    look("heart-saved")
    page.goto(f"{site}/saved")
    look("saved")
    page.goto(f"{site}/your-area")
    look("area")
    tell("nowhere")
    look("area-refused")
    tell("EH1")
    look("area-outside")
    tell("QQ2")
    look("area-which")
    tell("QQ1")
    look("area-found")
    page.goto(site + PAGE)
    look("page-with-area")
    page.goto(f"{site}/ask")
    page.get_by_role("button", name="Start").click()
    page.goto(page.url.replace("/who", "/council"))
    look("council")
