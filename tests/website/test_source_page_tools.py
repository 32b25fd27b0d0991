"""What the source page keeps of its ready reckoners, and what ours keep: the ids are those of the requirements."""

from datetime import timedelta

import pytest
from django.test import Client

from evenhand.website.cookies import register
from evenhand.website.cookies.register import Choice
from evenhand.website.reckoners.models import Reckoner
from tests.build import passing, world
from tests.website.reckoners.kept import load
from tests.website.reckoners.made import WRITTEN

pytestmark = pytest.mark.django_db
DAY = 24 * 3600
SHORT = WRITTEN.replace("keep_days = 30", "keep_days = 7")


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch, trial=WRITTEN, short=SHORT)


def answer_all(client: Client, slug: str, keep: str = "days") -> None:
    client.post(f"/check/{slug}", {"keep": keep})
    client.post(f"/check/{slug}/decision", {"decision": "refusal_to_assess"})
    client.post(f"/check/{slug}/age", {"age": "17"})


def opens(client: Client, slug: str) -> bool:
    return client.get(f"/check/{slug}/answer").status_code == 200


def test_s68_answers_are_kept_apart_for_each_reckoner_for_as_long_as_its_editor_says(
    client: Client, two: None, set_clock: passing.Clock
) -> None:
    start = world.now()
    answer_all(client, "trial")
    answer_all(client, "short")
    assert client.cookies["trial-history"]["max-age"] == 30 * DAY
    assert client.cookies["short-history"]["max-age"] == 7 * DAY
    set_clock(start + timedelta(days=6))
    assert opens(client, "short")  # and its seven days begin again
    set_clock(start + timedelta(days=12))
    assert opens(client, "short") and opens(client, "trial")
    set_clock(start + timedelta(days=20))
    assert not opens(client, "short") and opens(client, "trial")
    set_clock(start + timedelta(days=51))
    assert not opens(client, "trial")


def test_s68_what_is_kept_for_this_visit_is_not_read_the_next_day(
    client: Client, two: None, set_clock: passing.Clock
) -> None:
    start = world.now()
    answer_all(client, "trial", keep="visit")
    assert client.cookies["trial-history"]["max-age"] == "" and opens(client, "trial")
    set_clock(start + timedelta(hours=13))
    assert not opens(client, "trial")


def test_s68_the_register_has_an_entry_for_each_reckoner_and_the_page_of_cookies_shows_it(
    client: Client, two: None
) -> None:
    page = client.get("/cookies").content.decode()
    for row in Reckoner.objects.filter(live=True):
        for name, choice in ((f"{row.slug}-history", Choice.ANSWERS), (f"{row.slug}-content", Choice.CARDS)):
            kept = register.known(name)
            assert kept and kept.choice is choice
            assert kept.life == (timedelta(days=row.keep_days) if row.keep_days else None)
            assert f">{name}</th>" in page
    assert ">work-out-my-dates-history</th>" in page
    assert "7 days after you last used it" in page


def test_s69_opened_cards_lie_apart_from_answers_with_an_end_of_their_own(
    client: Client, two: None, set_clock: passing.Clock
) -> None:
    start = world.now()
    client.post("/cookies", {"keep": ["answers", "cards"]})
    answer_all(client, "short")
    client.post("/check/short/answer", {"card": "older"})
    assert "older" not in client.cookies["short-history"].value
    set_clock(start + timedelta(days=5))
    assert "You opened this" in client.get("/check/short/answer").content.decode()
    # The answers were used again, and no card was opened: these go first.
    set_clock(start + timedelta(days=8))
    page = client.get("/check/short/answer").content.decode()
    assert opens(client, "short") and "You opened this" not in page


def test_s69_nothing_is_kept_of_cards_unless_somebody_asked_for_it(client: Client, two: None) -> None:
    answer_all(client, "trial")
    client.post("/check/trial/answer", {"card": "older"})
    assert "trial-content" not in client.cookies
    client.post("/cookies", {"keep": ["answers", "cards"]})
    client.post("/check/trial/answer", {"card": "older"})
    assert client.cookies["trial-content"].value
    client.post("/cookies", {"keep": ["answers"]})
    assert client.cookies["trial-content"].value == ""
    assert opens(client, "trial")


def test_s69_cards_that_were_not_opened_come_first_among_their_equals(client: Client, two: None) -> None:
    client.post("/cookies", {"keep": ["answers", "cards"]})
    answer_all(client, "trial")
    before = client.get("/check/trial/answer").content.decode()
    assert before.index("Your child may decide") < before.index("You can talk with us")
    client.post("/check/trial/answer", {"card": "older"})
    after = client.get("/check/trial/answer").content.decode()
    assert after.index("You can talk with us") < after.index("Your child may decide")
