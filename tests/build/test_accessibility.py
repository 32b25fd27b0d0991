"""The checks that pages are held to can fail."""

import pytest
from playwright.sync_api import Page

from tests.browser_fixtures import keep_inside
from tests.build.accessibility import axe, fits

pytestmark = pytest.mark.browser

GOOD = "<!DOCTYPE html><html lang=en><title>A page</title><main><h1>A page</h1><p>Words.</p></main>"


def test_a_sound_page_passes(page: Page) -> None:
    page.set_content(GOOD)
    axe(page)
    fits(page)


def test_a_picture_without_words_fails(page: Page) -> None:
    page.set_content(GOOD.replace("<p>", "<img src='data:,'><p>"))
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_grey_on_white_fails(page: Page) -> None:
    page.set_content(GOOD.replace("<p>", "<p style='color: #bbb'>"))
    with pytest.raises(AssertionError, match="color-contrast"):
        axe(page)


def test_a_page_wider_than_the_screen_fails(page: Page) -> None:
    page.set_content(GOOD.replace("<p>", "<p style='width: 3000px'>"))
    with pytest.raises(AssertionError, match="wider than the screen"):
        fits(page)


def test_text_is_drawn_and_has_a_width(page: Page) -> None:
    page.set_content(GOOD)
    box = page.locator("h1").bounding_box()
    assert page.inner_text("h1") == "A page"
    assert box is not None
    assert box["height"] > 10


def test_a_request_to_another_machine_is_stopped_and_noted(page: Page) -> None:
    page.context.unroute_all()
    outside = keep_inside(page.context)
    page.set_content(GOOD.replace("<p>", "<img alt='' src='https://outside.example/pixel.gif'><p>"))
    page.wait_for_load_state("networkidle")
    assert outside == ["https://outside.example/pixel.gif"]
