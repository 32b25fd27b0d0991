"""Search in the public pages: what it finds, what it says when it finds nothing, and what it keeps."""

import html
import logging
import re

import pytest
from django.test import Client

from evenhand.website.reckoners.models import Reckoner
from tests.build import guide, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def found(client: Client, words: str) -> tuple[list[str], str]:
    shown = client.post("/search", {"words": words}).content.decode()
    main = shown.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<li><a href="(/guide/[^"]+)"', main), html.unescape(main)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("interpreter", "if-you-need-an-interpreter-or-changes"),
        ("travel costs", "expenses"),
        ("who can come with me", "who-can-come"),
        ("certificate", "the-certificate"),
        ("Tribunal appeal", "appeals-and-tribunal"),
    ],
)
def test_what_families_look_for_is_among_the_first(client: Client, words: str, slug: str) -> None:
    addresses, _ = found(client, words)
    assert guide.page(slug).url in addresses[:5]


def test_a_word_of_the_glossary_is_explained_at_once(client: Client) -> None:
    _, shown = found(client, "SENDIASS")
    assert '<section class="eh-panel"><h3>' in shown and "advice" in shown


def test_the_statistics_are_found_by_what_they_are(client: Client) -> None:
    for words in ("statistics", "Figures of my council"):
        assert '<li><a href="/statistics"' in found(client, words)[1]
    assert '<li><a href="/statistics"' not in found(client, "interpreter")[1]


def test_where_no_page_has_all_words_those_with_some_are_shown(client: Client) -> None:
    addresses, _ = found(client, "interpreter zzzzz")
    assert guide.page("if-you-need-an-interpreter-or-changes").url in addresses


def test_nothing_found_leads_on(client: Client) -> None:
    addresses, shown = found(client, "zzzzz")
    assert "0 found for “zzzzz”" in shown and "No page has these words." in shown
    assert guide.section("help").url in shown and addresses


def test_nothing_typed_is_said_beside_the_box(client: Client) -> None:
    assert "Type what you are looking for." in found(client, "  ")[1]


@pytest.mark.parametrize(
    "words", ["' or 1=1 --", "%", "\\", '"open', "a" * 100, "<b>x</b>", "field:value", "-"]
)
def test_signs_of_any_kind_are_words_like_others(client: Client, words: str) -> None:
    answer = client.post("/search", {"words": words})
    assert answer.status_code == 200 and "<b>x</b>" not in answer.content.decode()


def test_what_is_typed_is_in_no_address_and_no_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/search", {"words": "bruises"})
    assert answer.status_code == 200 and not client.cookies.get("session")
    assert not [
        each
        for each in caplog.records
        if each.name != "django.db.backends" and "bruises" in each.getMessage()
    ]
    assert client.get("/search?words=bruises").content.decode().count("bruises") == 0


def test_a_page_that_an_editor_changes_is_found_by_its_new_words(client: Client) -> None:
    page = guide.page("benefits")
    page.summary = "A quokka helps you."
    page.save_revision().publish()
    assert found(client, "quokka")[0] == [page.url]
    page.unpublish()
    assert not found(client, "quokka")[1].count("A quokka helps you.")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("certificate", "/check/certificate"),
        ("how long do I have, what is the deadline", "/work-out-my-dates"),
        ("who comes", "/check/who-comes"),
    ],
)
def test_question_tools_are_found_too(client: Client, words: str, address: str) -> None:
    _, shown = found(client, words)
    assert f'<li><a href="{address}"' in shown.partition("Quick checks")[2].partition("</section>")[0]


def test_a_tool_that_was_taken_away_is_not_found(client: Client) -> None:
    Reckoner.objects.get(slug="certificate").unpublish()
    assert "/check/certificate" not in found(client, "certificate")[1]
