"""Pages in other languages: where they live, what they say of themselves, and when the English one has moved on."""

import ast
import re
from datetime import date, timedelta
from importlib.resources import files

import polib
import pytest
from django.test import Client

from evenhand.core.clock import today
from evenhand.design import phrases
from evenhand.website.languages.addresses import PREFIXES
from evenhand.website.pages import edition, queries
from evenhand.website.pages.loading import load
from evenhand.website.pages.models import ContentPage, FirstEdition, HomePage, SectionPage, Term
from evenhand.website.pages.wagtail_hooks import note_what_it_translates
from tests.build import guide, world

pytestmark = pytest.mark.django_db
OTHERS = {code: prefix for code, prefix in PREFIXES.items() if prefix}
DATES = "your-choices/your-dates"


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(("code", "prefix"), OTHERS.items())
def test_every_page_of_a_language_is_in_it_and_leads_to_the_others(
    client: Client, code: str, prefix: str
) -> None:
    for page in edition.pages(prefix):
        shown = read(client, f"/{prefix}/guide/{page.section}/{page.slug}")
        assert f'<html lang="{code}" dir="{"rtl" if code == "ur" else "ltr"}">' in shown
        assert page.title in shown and f'href="/guide/{page.section}/{page.slug}"' in shown
        for other in OTHERS.values():
            assert other == prefix or f'href="/{other}/guide/{page.section}/{page.slug}"' in shown
        told_of = re.findall(r'<link rel="alternate" hreflang="([^"]+)"', shown)
        assert sorted(told_of) == ["en-gb", "pl", "ur"]


@pytest.mark.parametrize("prefix", OTHERS.values())
def test_the_first_page_of_a_language_lists_what_there_is_in_it(client: Client, prefix: str) -> None:
    shown = read(client, f"/{prefix}")
    for page in edition.pages(prefix):
        assert f'href="/{prefix}/guide/{page.section}/{page.slug}"' in shown
    assert 'href="/work-out-my-dates" lang="en"' in shown


def test_every_translation_says_that_it_is_a_draft_until_a_translator_has_read_it(client: Client) -> None:
    address = f"/pl/guide/{DATES}"
    draft = phrases.say("pl", "This page is a draft. Nobody who translates for a living has read it yet.")
    assert draft in read(client, address) and "Nobody who translates" in read(client, f"/easy/guide/{DATES}")
    page = ContentPage.objects.get(locale__language_code="pl", slug="your-dates")
    page.translation_checked_on = date(2026, 11, 30)
    page.save_revision().publish()
    assert draft not in read(client, address)


def test_a_translation_says_when_the_english_page_was_published_again(client: Client) -> None:
    address, changed = f"/ur/guide/{DATES}", "انگریزی صفحہ"
    assert changed not in read(client, address)
    english = guide.page("your-dates")
    english.save_revision().publish()
    assert changed in read(client, address)
    page = ContentPage.objects.get(locale__language_code="ur", slug="your-dates")
    for read_on, still in ((today(), True), (today() + timedelta(days=1), False)):
        page.translation_checked_on = read_on
        page.save_revision().publish()
        note_what_it_translates(None, page)
        assert (changed in read(client, address)) is still
    english.save_revision().publish()
    assert changed in read(client, address)


def test_a_translation_of_what_is_gone_in_english_is_not_loaded(caplog: pytest.LogCaptureFixture) -> None:
    for page in ContentPage.objects.filter(slug="your-dates"):
        page.delete()
    FirstEdition.objects.filter(key="page your-dates pl").delete()
    load()
    assert "page your-dates pl of the first edition was not loaded" in caplog.text
    assert not ContentPage.objects.filter(locale__language_code="pl", slug="your-dates").exists()


def test_numbers_of_the_law_take_the_form_of_their_language(client: Client) -> None:
    assert "2 miesiące" in read(client, f"/pl/guide/{DATES}")
    assert "2 مہینے" in read(client, f"/ur/guide/{DATES}")
    assert [phrases.counted("pl", count, "day") for count in (1, 3, 5, 22)] == [
        "1 dzień",
        "3 dni",
        "5 dni",
        "22 dni",
    ]
    assert phrases.day(date(2026, 12, 1), "pl") == "wtorek 1 grudnia 2026"
    assert phrases.day(date(2026, 12, 1)) == "Tuesday 1 December 2026"


def test_a_link_leads_to_english_where_there_is_no_page_in_the_language(client: Client) -> None:
    shown = read(client, f"/pl/guide/{DATES}")
    assert 'href="/pl/guide/your-choices/the-certificate' in shown
    assert 'href="/guide/your-choices/only-about-the-school"' in shown


def test_words_of_the_glossary_say_that_they_are_in_english(client: Client) -> None:
    words = read(client, f"/pl/guide/{DATES}").partition('aria-labelledby="words-of-page"')[2]
    assert '<dl lang="en" dir="ltr">' in words and "month" not in words.partition("</dl>")[0].replace(
        "months", ""
    )


@pytest.mark.parametrize(
    "address", ["/de", "/de/guide", "/pl/guide/no-such/page", "/pl/guide/your-choices/benefits"]
)
def test_what_is_in_no_such_language_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_phrase_around_a_page_is_in_every_language() -> None:
    """A phrase that a template names and a file lacks would stand in English in the middle of a page."""
    asked: set[str] = set()
    for package in ("evenhand.design", "evenhand.website"):
        for path in files(package).joinpath("jinja2").rglob("*.html"):  # type: ignore[attr-defined]  # a folder here
            found = re.findall(r'phrase\((?:shell\.)?language, ("[^"]+"|\'[^\']+\')', path.read_text())
            asked |= {ast.literal_eval(each) for each in found}
    assert len(asked) > 15
    for code in ("pl", "ur"):
        file = polib.pofile(files("evenhand.design").joinpath("phrases", f"{code}.po").read_text())
        assert not file.untranslated_entries() and not file.fuzzy_entries()
        known = {entry.msgid for entry in file}
        assert asked <= known, (code, asked - known)


def test_every_page_in_the_tree_has_the_address_that_the_site_gives_it() -> None:
    for page in (*HomePage.objects.all(), *SectionPage.objects.all(), *ContentPage.objects.all()):
        prefix = PREFIXES[page.locale.language_code]
        front = page.url.split("/")[1]
        assert front == prefix if prefix else front not in OTHERS.values()


def test_a_translation_keeps_when_its_english_page_was_published() -> None:
    for page in ContentPage.objects.exclude(locale__language_code="en-gb"):
        english = ContentPage.objects.get(locale__language_code="en-gb", translation_key=page.translation_key)
        assert english.slug == page.slug and page.translates == english.last_published_at
        assert page.checked_on == english.checked_on


def test_one_word_in_a_language_hides_no_other_of_the_english_ones() -> None:
    polish = queries.locale("pl")
    before = {term.slug for term in queries.terms(polish)}
    own = Term.objects.get(slug="tribunal", locale__language_code="en-gb").copy_for_translation(polish)
    own.term = "Trybunał"
    own.save()
    assert {term.term for term in queries.terms(polish) if term.slug == "tribunal"} == {"SEND Tribunal"}
    own.save_revision().publish()
    found = queries.terms(polish)
    assert {term.slug for term in found} == before
    assert {term.term for term in found if term.slug == "tribunal"} == {"Trybunał"}
