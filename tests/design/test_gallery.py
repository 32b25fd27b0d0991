"""The gallery holds every component, fits small screens, and has no accessibility problem axe can find."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from evenhand.design import gallery
from tests.build.accessibility import axe, fits, shoot

TEMPLATES = Path(gallery.__file__).parent / "jinja2/design"
# Drawn by other components or by the layouts, which the gallery shows.
INNER = {
    "refused",
    "shape",
    "action_links",
    "cell_text",
    "contact_lines",
    "help_block",
    "languages",
    "links_list",
    "navigation",
}


def test_every_component_has_an_entry_in_the_gallery() -> None:
    macros = {
        name
        for file in (TEMPLATES / "components").glob("*.html")
        for name in re.findall(r"{% macro (\w+)\(", file.read_text())
    }
    shown = "".join(file.read_text() for file in (TEMPLATES / "gallery").glob("*.html"))
    assert {name for name in macros - INNER if f"{name}(" not in shown} == set()


@pytest.mark.browser
@pytest.mark.parametrize("name", gallery.PAGES)
def test_a_page_is_accessible_and_fits(name: str, page: Page, gallery_url: str) -> None:
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{gallery_url}/{name}")
        fits(page)
        axe(page)
    shoot(page, name)


@pytest.mark.browser
def test_a_form_with_errors_is_accessible_and_leads_to_each_input(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/form")
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("feb")
    page.get_by_label("Year").fill("2026")
    page.get_by_role("button", name="Continue").click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    axe(page)
    shoot(page, "form-errors")
    for link in summary.get_by_role("link").all():
        link.click()
        target = (link.get_attribute("href") or "").removeprefix("#")
        expect(page.locator(f'[id="{target}"]')).to_be_focused()
    expect(page.get_by_label("Month")).to_have_value("feb")


@pytest.mark.browser
def test_a_choice_reveals_its_question_only_where_scripts_run(
    page: Page, plain_page: Page, gallery_url: str
) -> None:
    page.goto(f"{gallery_url}/form")
    revealed = page.get_by_label("Who are you to the young person?")
    expect(revealed).to_be_hidden()
    page.get_by_label("Somebody else").check()
    expect(revealed).to_be_visible()
    plain_page.goto(f"{gallery_url}/form")
    expect(plain_page.get_by_label("Who are you to the young person?")).to_be_visible()


@pytest.mark.browser
def test_none_of_these_clears_the_other_boxes(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/form")
    page.get_by_label("A quiet room").check()
    page.get_by_label("None of these").check()
    expect(page.get_by_label("A quiet room")).not_to_be_checked()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["link", "keys"])
def test_leaving_the_page_replaces_it_in_the_history(way: str, page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/family")
    page.goto(f"{gallery_url}/form")
    page.get_by_label("Your name").fill("Joanna")
    before = page.evaluate("history.length")
    page.context.unroute_all()
    page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Sunny", content_type="text/plain")
    )
    if way == "link":
        page.get_by_role("link", name="Leave this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert page.evaluate("history.length") == before
    page.go_back()
    page.wait_for_url("**/family")


@pytest.mark.browser
def test_leaving_works_without_a_script(plain_page: Page, gallery_url: str) -> None:
    plain_page.goto(f"{gallery_url}/family")
    link = plain_page.get_by_role("link", name="Leave this page")
    expect(link).to_have_attribute("href", "https://www.bbc.co.uk/weather")


@pytest.mark.browser
def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/family")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.browser
def test_paper_holds_the_dates_their_working_and_the_address(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/family")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Leave this page")).to_be_hidden()
    expect(page.get_by_text("evenhand.example/case")).to_be_visible()
    expect(page.get_by_text("11 December 2026").first).to_be_visible()
    sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= sheets <= 2


@pytest.mark.browser
@pytest.mark.parametrize("name", ["family", "form"])
def test_a_right_to_left_page_is_mirrored_and_fits(name: str, page: Page, gallery_url: str) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{gallery_url}/{name}")
        page.evaluate("document.documentElement.dir = 'rtl'")
        fits(page)
        mark = page.get_by_role("link", name="Evenhand").first.bounding_box()
        assert mark is not None
        assert mark["x"] > width / 2
    shoot(page, f"{name}-right-to-left")


@pytest.mark.browser
def test_the_words_of_a_choice_stand_beside_its_circle(page: Page, gallery_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{gallery_url}/form")
    label = page.locator(".govuk-radios__label").first
    label.evaluate("label => { label.textContent = 'Somebody else with parental responsibility or care' }")
    circle, words = page.locator(".govuk-radios__input").first.bounding_box(), label.bounding_box()
    assert circle and words
    assert abs(circle["y"] - words["y"]) < 10
    assert words["x"] >= circle["x"] + circle["width"]
