"""The whole site in a browser, as a visitor and signed in: nothing is kept in it that the register does not know."""

import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from evenhand.website.cookies import register
from evenhand.website.cookies.register import Kind
from tests.build import world
from tests.build.processes import session_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
# Left out: files, and what ends the crawl or a case.
NOT_FOLLOWED = (".ics", ".pdf", ".csv", ".json", "/sign-out", "/api/v1", "/static/")
MOST = 120
SOON = 120
"""Seconds by which a browser's clock and ours may differ."""


def crawl(page: Page, site: str, start: str) -> set[str]:
    """Open every page that links lead to from `start`, and check after each what the browser keeps."""
    page.context.route(
        "**/*", lambda route: route.abort() if site not in route.request.url else route.continue_()
    )
    seen, waiting, opened = {start}, [start], list[str]()
    while waiting and len(seen) < MOST:
        opened.append(waiting.pop(0))
        page.goto(site + opened[-1], wait_until="domcontentloaded")
        expect_registered(page, writes=any(path.startswith("/content/") for path in opened))
        for led_to in page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)"):
            path = urlsplit(led_to).path
            if (
                led_to.startswith(site)
                and path not in seen
                and not any(each in path for each in NOT_FOLLOWED)
            ):
                seen.add(path)
                waiting.append(path)
    return seen


def expect_registered(page: Page, *, chosen: bool = False, writes: bool = False) -> None:
    for cookie in page.context.cookies():
        kept = register.known(cookie["name"])
        assert kept is not None, (page.url, cookie["name"])
        assert chosen or kept.kind is Kind.NEEDED, (page.url, cookie["name"])
        longest = kept.life.total_seconds() if kept.life else -1
        left = cookie["expires"] - time.time() if cookie["expires"] > 0 else -1
        assert left <= longest + SOON, (page.url, cookie["name"])
        assert cookie["httpOnly"] and cookie["sameSite"] == "Lax", (page.url, cookie["name"])
    stored: list[Any] = page.evaluate(
        "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),"
        " ...(await indexedDB.databases()).map(each => each.name)]"
    )
    for name in stored:
        assert writes and register.known_in_storage(name), (page.url, name)


def as_somebody(context: BrowserContext, site: str, user_id: Any) -> None:
    context.add_cookies(
        [{"name": "session", "value": session_of(user_id), "url": site, "httpOnly": True, "sameSite": "Lax"}]
    )


@pytest.mark.parametrize("button", ["", "Keep only what is needed", "Save my choice"])
def test_reading_every_public_page_keeps_nothing_that_was_not_asked_for(
    button: str, site: str, page: Page
) -> None:
    world.a_service()
    if button:
        page.goto(f"{site}/cookies")
        page.get_by_role("button", name=button).click()
        page.get_by_text("This is what you chose in this browser.").wait_for()
    assert len(crawl(page, site, "/")) > 45


def test_a_family_s_own_pages_keep_nothing_else(site: str, page: Page) -> None:
    case = world.a_case(world.a_service())
    family = world.family_of(case, "sam@family.example")
    as_somebody(page.context, site, family.user_id)
    assert len(crawl(page, site, "/my")) > 45


def test_the_screens_of_a_manager_and_of_an_editor_keep_nothing_else(site: str, page: Page) -> None:
    manager = world.a_colleague(world.a_service(), "manager")
    as_somebody(page.context, site, manager.user_id)
    assert len(crawl(page, site, "/cases/")) > 20
