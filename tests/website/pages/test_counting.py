"""How often a page is opened is counted, and nothing about who opened it; whoever does not want it is not counted."""

import pytest
from django.test import Client

from evenhand.core.clock import today
from evenhand.website.pages.counting import opened
from evenhand.website.pages.models import PageViews
from tests.build import guide, pages, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def counted(slug: str = "benefits") -> int:
    return opened(today()).get(guide.page(slug).url, 0)


def test_s52_each_page_is_counted_by_day_and_nothing_is_kept_in_the_browser(client: Client) -> None:
    for _ in range(3):
        client.get(guide.page("benefits").url)
    client.get("/")
    assert counted() == 3 and opened(today())["/"] == 1
    assert not client.cookies
    assert {field.name for field in PageViews._meta.get_fields()} == {"id", "day", "address", "number"}


def test_s52_whoever_says_no_is_not_counted_and_may_say_yes_again(client: Client) -> None:
    address = guide.page("benefits").url
    client.post("/cookies", {"nothing": "yes"})
    client.get(address)
    assert counted() == 0
    client.post("/cookies", {"keep": ["counts"]})
    client.get(address)
    assert counted() == 1


@pytest.mark.parametrize(
    "headers", [{"Sec-GPC": "1"}, {"Sec-Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}]
)
def test_a_browser_that_wants_not_to_be_followed_or_fetches_ahead_is_not_counted(
    client: Client, headers: dict[str, str]
) -> None:
    client.get(guide.page("benefits").url, headers=headers)
    assert counted() == 0


def test_whoever_is_signed_in_is_not_counted(service: world.Service) -> None:
    pages.browser(world.a_colleague(service)).get(guide.page("benefits").url)
    assert counted() == 0


def test_a_page_that_is_not_there_is_not_counted(client: Client) -> None:
    client.get("/guide/help/somebody-s-own-words")
    assert not PageViews.objects.exists()


def test_editors_see_how_often_a_page_was_opened(client: Client, service: world.Service) -> None:
    for _ in range(7):
        client.get("/pl/guide/your-choices/your-dates")
    shown = pages.browser(world.a_colleague(service, "manager")).get("/content/look-at").content.decode()
    assert "Opened 7 times in 28 days" in shown
