"""Every page that editors write, in a browser: no barrier, nothing too wide, no script needed, nothing of Wagtail's.

And the editor's own screens: nothing that their policy refuses, and nothing from elsewhere.
"""

import pytest
from playwright.sync_api import Page

from evenhand.website.languages.addresses import PREFIXES
from evenhand.website.pages.edition import LANGUAGES
from evenhand.website.pages.models import ContentPage, SectionPage
from tests.build import guide, results, world
from tests.build.accessibility import axe, fits
from tests.build.processes import session_of

pytestmark = pytest.mark.browser
REFUSED = "the server responded with a status of 400"


def every_address() -> list[str]:
    pages = [page.url for page in (*SectionPage.objects.all(), *ContentPage.objects.live())]
    others = [f"/{prefix}" for prefix in PREFIXES.values() if prefix]
    return ["/", "/guide", "/guide/glossary", *others, *pages]


@pytest.mark.timeout(600)
def test_every_page_has_no_barrier_fits_a_small_screen_and_weighs_little(site: str, page: Page) -> None:
    world.a_service()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in every_address():
        asked.clear()
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.goto(site + address).status == 200
        axe(page)
        page.set_viewport_size({"width": 320, "height": 800})
        fits(page)
        assert len(asked) <= 4 and not [url for url in asked if "wagtail" in url], (address, asked)
    for language in LANGUAGES.values():
        written = ContentPage.objects.live().filter(locale__language_code=language).count()
        results.note(results.PAGES, language, count=written)


@pytest.mark.timeout(300)
def test_an_editor_writes_a_page_and_the_policy_refuses_nothing(site: str, page: Page) -> None:
    manager = world.a_colleague(world.a_service(), "manager")
    page.context.add_cookies([{"name": "session", "value": session_of(manager.user_id), "url": site}])
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    edited = guide.page("benefits")
    page.goto(f"{site}/content/")
    page.goto(f"{site}/content/pages/{edited.pk}/edit/")
    page.get_by_label("Title*").first.wait_for()
    box = page.locator("textarea[name$='-value']").first
    box.fill("Ask [[provider.nmae]].")
    page.get_by_role("button", name="Save draft").first.click()
    page.get_by_text("There is no fact “provider.nmae”").first.wait_for()
    assert page.locator("textarea[name$='-value']").first.input_value() == "Ask [[provider.nmae]]."
    page.goto(f"{site}/content/snippets/pages/card/")
    # What is saved by itself, half a second after it is typed, is refused with its mistake too: 400.
    assert not [each for each in said if REFUSED not in each], said
