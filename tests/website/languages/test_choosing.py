"""A visitor chooses a language; this browser remembers it for the time that they chose."""

import pytest
from django.test import Client

from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


@pytest.mark.parametrize(("life", "max_age"), [("visit", ""), ("month", 30 * 86_400)])
def test_s79_s80_the_first_page_comes_in_the_language_for_as_long_as_was_chosen(
    client: Client, life: str, max_age: object
) -> None:
    answer = client.post("/language", {"language": "pl", "life": life})
    assert answer["Location"] == "/pl"
    assert client.cookies["language"]["max-age"] == max_age
    assert client.get("/")["Location"] == "/pl"
    client.post("/language", {"language": "en-gb", "life": life})
    assert client.get("/").status_code == 200


def test_it_is_forgotten_a_month_after_the_last_visit(client: Client, owner) -> None:
    client.post("/language", {"language": "ur", "life": "month"})
    world.move_clock(owner, days=29)
    try:
        assert client.get("/")["Location"] == "/ur"
        world.move_clock(owner, days=58)
        assert client.get("/")["Location"] == "/ur"
        world.move_clock(owner, days=89)
        assert client.get("/").status_code == 200
    finally:
        world.move_clock(owner, days=0)


def test_whoever_lets_nothing_be_kept_is_led_there_and_nothing_is_kept(client: Client) -> None:
    client.post("/cookies", {"nothing": "yes"})
    assert "You told us not to keep your language" in client.get("/language").content.decode()
    assert client.post("/language", {"language": "pl", "life": "month"})["Location"] == "/pl"
    assert "language" not in client.cookies and client.get("/").status_code == 200


def test_nothing_chosen_is_said_beside_the_question(client: Client) -> None:
    shown = client.post("/language", {}).content.decode()
    assert "Choose a language." in shown and "Choose for how long." in shown


def test_a_language_that_is_none_changes_nothing(client: Client) -> None:
    assert client.post("/language", {"language": "xx", "life": "visit"}).status_code == 200
    client.cookies["language"] = "forged"
    assert client.get("/").status_code == 200
