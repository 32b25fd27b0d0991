"""Saving a page, the list of what is saved, and who may send the form."""

import re
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client

from evenhand.design import phrases
from evenhand.portals import frames
from evenhand.website.cookies import jar
from evenhand.website.cookies.register import Choice
from evenhand.website.pages.models import Card, ContentPage
from evenhand.website.saved import hearts, keeping, presenters, things
from evenhand.website.saved.things import Thing
from tests.build import world
from tests.build.processes import session_of
from tests.build.visitors import Visitor

pytestmark = pytest.mark.django_db
PAGE, OTHER = "/guide/about-mediation/your-meeting", "/guide/about-mediation/benefits"
KEPT = "saved-pages"


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def heart(page: str) -> str:
    found = re.search(r'<div class="eh-heart.*?</div>', page, re.DOTALL)
    assert found, "no heart"
    return found[0]


def test_every_page_that_editors_write_has_a_heart_with_one_button(visitor: Visitor) -> None:
    pages = list(ContentPage.objects.live().filter(locale__language_code="en-gb"))
    assert len(pages) > 20
    for page in pages:
        drawn = heart(visitor.reads(page.url))
        assert drawn.count("<button") == 1 and "Save this page" in drawn and "30 days" in drawn, page.url
        assert "csrf" not in drawn, "the page is kept for everybody"
    assert not visitor.browser.cookies, "reading sets nothing"


def test_a_page_is_saved_and_removed_where_it_stands(visitor: Visitor) -> None:
    assert visitor.saves(PAGE, back=PAGE).headers["Location"] == f"{PAGE}#saved"
    drawn = heart(visitor.reads(PAGE))
    assert 'aria-label="This page is saved"' in drawn and 'id="saved"' in drawn and 'tabindex="-1"' in drawn
    assert "Remove" in drawn and "Save this page" not in drawn
    assert "Save this page" in heart(visitor.reads(OTHER))
    assert visitor.presses("/saved/change", page=PAGE, do="remove", back=PAGE).status_code == 302
    assert 'aria-label="This page is not saved"' in heart(visitor.reads(PAGE))
    assert visitor.keeps(KEPT) is None, "an empty list stays in no browser"


def test_a_page_kept_for_everybody_shows_nobody_the_heart_of_another(visitor: Visitor) -> None:
    stranger = Visitor()
    stranger.reads(PAGE)
    visitor.saves(PAGE)
    assert "is saved" in heart(visitor.reads(PAGE))
    assert "is not saved" in heart(stranger.reads(PAGE))
    assert "is saved" in heart(visitor.reads(PAGE))
    assert len(caches["pages"]._cache) == 2


def test_the_answer_of_the_dates_saves_the_tool_and_no_answer(visitor: Visitor) -> None:
    visitor.presses("/work-out-my-dates/decision", decision="something_else")
    visitor.presses("/work-out-my-dates/matter", other_matter="transport")
    drawn = heart(visitor.reads("/work-out-my-dates/answer"))
    assert "Save this tool" in drawn and "Your answers are not saved with it." in drawn
    back = visitor.saves("/work-out-my-dates", back="/work-out-my-dates/answer")
    assert back.headers["Location"] == "/work-out-my-dates/answer#saved"
    assert "This tool is saved" in heart(visitor.reads("/work-out-my-dates/answer"))
    assert 'href="/work-out-my-dates" lang="en-gb" dir="ltr">Work out my dates</a>' in visitor.reads("/saved")


def test_a_card_is_saved_on_a_page_of_its_own_to_which_each_page_that_shows_it_leads(
    visitor: Visitor,
) -> None:
    card = "/guide/cards/your-choice"
    assert (
        f'<a href="{card}">Open this card<span class="govuk-visually-hidden">: It is your choice</span></a>'
        in (visitor.reads(OTHER))
    )
    page = visitor.reads(card)
    assert "You can say yes or no." in page and f'<a href="{OTHER}">' in page
    assert "Save this card" in heart(page)
    assert visitor.saves(card, back=card).headers["Location"] == f"{card}#saved"
    assert "This card is saved" in heart(visitor.reads(card))
    assert f'<a href="{card}" lang="en-gb" dir="ltr">It is your choice</a>' in visitor.reads("/saved")


def test_a_card_that_is_not_published_is_nowhere(visitor: Visitor) -> None:
    Card.objects.filter(slug="your-choice").update(live=False)
    assert visitor.browser.get("/guide/cards/your-choice").status_code == 404
    assert visitor.browser.get("/guide/cards/no-such-card").status_code == 404
    assert visitor.browser.get("/pl/guide/cards/your-choice").status_code == 404
    assert visitor.saves("/guide/cards/your-choice").status_code == 404


def test_the_words_of_the_glossary_on_a_card_are_explained_below_it(visitor: Visitor) -> None:
    page = visitor.reads("/guide/cards/can-still-appeal")
    assert 'href="#word-mediation-certificate"' in page and 'id="word-mediation-certificate"' in page


@pytest.mark.parametrize("do", ["change", "empty"])
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"referer": "https://elsewhere.example/http://testserver/"},
        {},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(visitor: Visitor, headers: dict[str, str], do: str) -> None:
    visitor.saves(OTHER)
    assert visitor.presses(f"/saved/{do}", headers, page=PAGE, do="save").status_code == 403
    assert [each for each in (PAGE, OTHER) if "is saved" in heart(visitor.reads(each))] == [OTHER]


@pytest.mark.parametrize(
    "headers", [{"origin": "http://testserver"}, {"referer": "http://testserver/guide"}], ids=str
)
def test_a_browser_that_does_not_say_the_site_says_the_origin(
    visitor: Visitor, headers: dict[str, str]
) -> None:
    assert visitor.presses("/saved/change", headers, page=PAGE, do="save").status_code == 302
    assert "is saved" in heart(visitor.reads(PAGE))


@pytest.mark.parametrize(
    "page",
    ["", "/", "/saved", "/my", "/guide", "/guide/no/page", "https://elsewhere.example/", f"{PAGE}?a=b"],
)
def test_only_a_page_that_is_there_is_saved(visitor: Visitor, page: str) -> None:
    answer = visitor.saves(page)
    assert answer.status_code == 404 and b"This page cannot be saved" in answer.content
    assert visitor.keeps(KEPT) is None


@pytest.mark.parametrize(
    "back",
    ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "nowhere", "/no-such"],
)
def test_a_form_leads_nowhere_but_to_a_page_of_ours(visitor: Visitor, back: str) -> None:
    assert visitor.saves(PAGE, back=back).headers["Location"] == f"{PAGE}#saved"


def test_the_list_has_titles_of_today_and_one_that_is_gone_leaves_it(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    visitor.saves(OTHER)
    page = ContentPage.objects.get(locale__language_code="en-gb", slug="benefits")
    page.title = "Why people choose it"
    page.save_revision().publish()
    shown = visitor.main("/saved")
    assert shown.index("Why people choose it") < shown.index("Your meeting"), "the newest stands first"
    ContentPage.objects.get(locale__language_code="en-gb", slug="your-meeting").unpublish()
    assert "One page that you saved is no longer on this website." in visitor.main("/saved")
    assert "no longer" not in visitor.main("/saved") and "1 page, kept" in visitor.main("/saved")


def test_a_page_in_another_language_is_saved_in_it(visitor: Visitor) -> None:
    page = "/ur/guide/about-mediation/your-meeting"
    assert "یہ صفحہ محفوظ کریں" in heart(visitor.reads(page))
    visitor.saves(page, back=page)
    drawn = heart(visitor.reads(page))
    assert "یہ صفحہ محفوظ ہے" in drawn and "Remove" not in drawn
    title = ContentPage.objects.get(locale__language_code="ur", slug="your-meeting").title
    assert f'href="{page}" lang="ur" dir="rtl">{title}</a>' in visitor.reads("/saved")
    assert "is not saved" in heart(visitor.reads(PAGE))


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_every_word_of_the_heart_and_of_the_menu_is_in_every_language(language: str) -> None:
    said = (*asdict(hearts.PAGE).values(), "Saving is off", *(link.text for link in frames.OWN_PLACES))
    assert [each for each in said if phrases.say(language, each) == each] == []


def test_an_empty_list_explains_itself(visitor: Visitor) -> None:
    shown = visitor.main("/saved")
    assert "You have saved no pages yet." in shown and "Read the guide" in shown
    assert not visitor.browser.cookies


def test_all_is_removed_at_once(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    visitor.saves(OTHER)
    assert visitor.presses("/saved/empty").headers["Location"] == "/saved"
    assert visitor.keeps(KEPT) is None and "no pages yet" in visitor.main("/saved")


def test_a_full_list_says_so_kindly_and_loses_nothing(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 1)
    visitor.saves(OTHER)
    answer = visitor.saves(PAGE, back=PAGE)
    assert answer.status_code == 409 and b"Your list is full" in answer.content
    assert "1 page, kept" in visitor.main("/saved") and "is saved" in heart(visitor.reads(OTHER))
    assert visitor.saves(OTHER).status_code == 302, "one that is saved already is no other"


def test_so_does_one_that_no_browser_could_keep(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jar, "LARGEST", 300)
    answers = {address: visitor.saves(address).status_code for address in things.known()}
    assert set(answers.values()) == {302, 409}
    kept = [address for address, status in answers.items() if status == 302]
    assert f"{len(kept)} pages, kept" in visitor.main("/saved")


def test_sixty_pages_find_room_in_a_browser(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = sorted(things.known(), key=len, reverse=True)
    many = [Thing(f"{longest[number % 20]}-{number}", f"Page {number}") for number in range(keeping.MOST + 1)]
    monkeypatch.setattr(things, "SOURCES", (lambda: many,))
    assert {visitor.saves(thing.address).status_code for thing in many[:-1]} == {302}
    assert visitor.saves(many[-1].address).status_code == 409
    assert "60 pages, kept" in visitor.main("/saved")


def test_whoever_switched_saving_off_is_told_where_to_switch_it_on(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    visitor.refuses(Choice.SAVED)
    drawn = heart(visitor.reads(PAGE))
    assert "You switched off saving pages." in drawn and 'href="/cookies"' in drawn and "<button" not in drawn
    assert "You switched off saving pages" in visitor.main("/saved")
    visitor.saves(OTHER)
    assert visitor.keeps(KEPT) is None


def test_the_list_is_passed_on_as_plain_words_and_a_subject_that_says_nothing(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    shown = visitor.reads("/saved")
    assert "Your meeting\nhttp" in shown and f"{PAGE}</textarea>" in shown
    link = re.search(r'href="(mailto:[^"]+)"', shown)
    assert link and link[1].startswith("mailto:?subject=Some%20pages%20to%20read&body=")
    assert "mediation" not in link[1].partition("&body")[0].lower()


def test_a_list_too_long_for_a_link_is_copied_instead() -> None:
    many = [Thing(f"/guide/somewhere/page-{number}", f"Page {number}") for number in range(40)]
    page = presenters.listed(many, until=world.today(), gone=0, most=60)
    assert page.mail_url == "" and page.as_text.count("http") == 40


def test_paper_has_the_addresses_and_no_buttons(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    shown = visitor.reads("/saved").partition("<main")[2].partition("</main>")[0]
    assert re.search(rf'class="eh-paper">http[^<]+{PAGE}<', shown)
    for form in re.findall(r"<form[^>]*>", shown):
        assert "eh-noprint" in form


def test_what_is_saved_is_in_no_address_and_goes_no_further(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    morsel = visitor.keeps(KEPT)
    assert morsel["max-age"] == timedelta(days=30).total_seconds()
    assert morsel["httponly"] and morsel["samesite"] == "Lax" and not morsel["domain"]
    assert "?" not in visitor.saves(OTHER).headers["Location"]


def test_staff_screens_have_no_link_to_it_and_public_ones_do(client: Client) -> None:
    service = world.a_service()
    adviser = world.a_colleague(service, "adviser")
    assert 'href="/saved"' in client.get("/").content.decode()
    client.cookies["session"] = session_of(adviser.user_id)
    assert 'href="/saved"' not in client.get("/cases/").content.decode()
