"""The page that says how to ask: true to what the server does, and usable by people."""

import re
import shlex
from html import unescape
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from evenhand.api.v1 import shapes
from evenhand.api.v1.door import ASKED_AN_HOUR
from tests.build.accessibility import axe, fits
from tests.build.demo_world import Site

here = pytest.mark.django_db


def words(client):
    response = client.get("/api/")
    assert response.status_code == 200 and "session" not in response.cookies
    return unescape(response.content.decode())


@here
def test_every_command_on_the_page_works_as_it_stands(client):
    commands = [shlex.split(line) for line in re.findall(r"<code>(.*?)</code>", words(client), re.DOTALL)]
    assert len(commands) == 3
    for command in commands:
        assert command[0] == "curl"
        address = urlsplit(command[-1])
        if "-d" in command:
            assert command[1:3] == ["-H", "Content-Type: application/json"]
            body = command[command.index("-d") + 1]
            response = client.post(address.path, body, content_type="application/json")
        else:
            response = client.get(f"{address.path}?{address.query}")
        assert response.status_code == 200, command


@here
def test_it_names_everything_that_can_be_asked_and_the_limits(client):
    page = words(client)
    for name in (*shapes.FACTS, *shapes.READINGS, *shapes.WORKING_DAYS):
        assert f">{name}</th>" in page
    assert f"{ASKED_AN_HOUR:,} times an hour" in page
    assert "not legal advice" in page and "Apache License 2.0" in page


@here
def test_it_is_linked_from_every_public_page_and_leads_to_the_document(client):
    assert 'href="/api/"' in client.get("/").content.decode()
    page = words(client)
    assert 'href="/api/v1/openapi.json"' in page and 'href="/work-out-my-dates"' in page
    assert client.get("/api").headers["Location"] == "/api/"


@here
def test_it_loads_nothing_from_elsewhere(client):
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', words(client))
    assert loaded and all(address.startswith("/static/") for address in loaded)


@pytest.mark.browser
def test_every_list_can_be_opened_and_read_on_a_small_screen(page: Page, demo_site: Site):
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{demo_site.address}/api/")
        for summary in page.locator("main summary").all():
            summary.click()
        assert page.locator("main table").last.is_visible()
        fits(page)
        axe(page)


@pytest.mark.browser
def test_a_page_of_another_website_can_ask(page: Page, demo_site: Site):
    """A page with an origin of its own, such as a charity's, sends JSON and reads the answer."""
    page.set_content("<title>A charity</title>")
    assert page.evaluate("window.origin") == "null"
    told = page.evaluate(
        """async address => {
            const headers = {"Content-Type": "application/json"};
            const body = JSON.stringify({from: "2026-12-23", add: 3});
            const answer = await fetch(address, {method: "POST", headers, body});
            return (await answer.json()).add.ends.on;
        }""",
        f"{demo_site.address}/api/v1/working-days",
    )
    assert told == "2026-12-30"
