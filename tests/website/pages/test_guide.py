"""The pages that editors write, as a visitor reads them."""

import re
from datetime import date
from pathlib import Path

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.test import Client

from evenhand import design
from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations.models import Provider
from evenhand.statute import in_force
from evenhand.website.films import folder
from evenhand.website.pages import queries
from evenhand.website.pages.models import Alert, Card, ContentPage, SectionPage, Term
from tests.build import guide, world

pytestmark = pytest.mark.django_db
PAGE = "/guide/your-choices/the-certificate"


def words_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def every_page() -> list[str]:
    return [page.url for page in ContentPage.objects.live().filter(locale__language_code="en-gb")]


def test_every_page_says_who_looks_after_it_and_until_when(client: Client) -> None:
    for address in every_page():
        page = words_of(client, address)
        assert re.search(
            r"Looked after by: [^<]+\. Checked on \w+day \d+ .+ We look at it again by \w+day", page
        )
        assert '<html lang="en" dir="ltr">' in page
        assert page.index('class="eh-skip"') < page.index("<header")


def test_every_link_of_a_page_leads_to_one_that_is_there(client: Client) -> None:
    world.a_service()
    seen: dict[str, str] = {}
    for address in [
        "/",
        "/guide",
        "/guide/glossary",
        *every_page(),
        *(s.url for s in SectionPage.objects.all()),
    ]:
        page = words_of(client, address)
        for led_to in re.findall(r'href="(/[^"]*|#[^"]*)"', page):
            path, _, anchor = led_to.partition("#")
            if path.startswith(("/static/", "/my")):
                continue
            there = seen.setdefault(path or address, words_of(client, path or address))
            assert not anchor or f'id="{anchor}"' in there, (address, led_to)


def test_a_page_is_in_its_own_section_only(client: Client) -> None:
    assert client.get("/guide/about-us/the-certificate").status_code == 404
    assert client.get("/guide/your-choices/no-such-page").status_code == 404
    assert client.get("/guide/no-such-section").status_code == 404


def test_what_is_not_published_is_not_there(client: Client) -> None:
    guide.page("the-certificate").unpublish()
    assert client.get(PAGE).status_code == 404
    assert PAGE not in words_of(client, "/guide/your-choices")


def test_words_that_led_to_a_page_that_was_taken_away_stay_and_lead_nowhere(client: Client) -> None:
    assert '<a href="/guide/help/expenses">' in words_of(client, PAGE)
    guide.page("expenses").unpublish()
    page = words_of(client, PAGE)
    assert "some of your own costs" in page and "/guide/help/expenses" not in page


def test_a_number_that_the_law_ended_is_not_shown_and_stops_no_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = in_force.PARAMETERS["reg33.contact_adviser"]
    ended = tuple(row._replace(until=date(2020, 1, 1)) for row in rows)
    monkeypatch.setitem(in_force.PARAMETERS, "reg33.contact_adviser", ended)
    page = words_of(client, PAGE)
    assert "what the law says now (please ask us)" in page and "2 months of the date" not in page


def test_the_first_page_says_the_numbers_of_the_law_that_day(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = words_of(client, "/")
    assert "we issue it within 3 working days" in page
    assert "From the day after the last Friday in June in the school year when you turn 16" in page
    assert "until you are 25." in page
    for name, value in (("reg34_1.certificate_no_mediation", 4), ("young_person.ends_at", 26)):
        rows = tuple(row._replace(value=value) for row in in_force.PARAMETERS[name])
        monkeypatch.setitem(in_force.PARAMETERS, name, rows)
    caches["pages"].clear()
    page = words_of(client, "/")
    assert "we issue it within 4 working days" in page and "until you are 26." in page


def test_a_cold_page_is_light(client: Client) -> None:
    built = Path(design.__file__).parent / "static" / "built"
    shared = sum(
        len(brotli.compress((built / name).read_bytes())) for name in ("evenhand.css", "evenhand.js")
    )
    for address in ["/", "/guide/glossary", *every_page()]:
        page = words_of(client, address)
        assert shared + len(brotli.compress(page.encode())) <= 21_000, address
        loaded = [link for link in re.findall("<link [^>]+>", page) if 'rel="alternate"' not in link]
        assert len(loaded) <= 2 and page.count("<script") == 1, address


def test_a_page_cannot_be_written_to(client: Client) -> None:
    assert client.post(PAGE).status_code == 405


def test_a_fact_that_changes_once_changes_on_every_page(client: Client) -> None:
    service = world.a_service()
    before = {address: words_of(client, address) for address in every_page()}
    with acting_as(operator()):
        old = Provider.objects.get(id=service.provider_id)
        Provider.objects.filter(id=service.provider_id).update(
            name="Harbour Mediation", telephone="01632 960777"
        )
    named = [address for address, page in before.items() if old.name in page]
    assert named
    for address in before:
        page = words_of(client, address)
        assert old.name not in page and "01632 960123" not in page
        if address in named:
            assert "Harbour Mediation" in page


def test_words_of_the_glossary_are_explained_on_the_page_that_uses_them(client: Client) -> None:
    page = words_of(client, PAGE)
    assert '<a href="#word-mediation-certificate">' in page
    assert '<dt id="word-mediation-certificate">' in page


def test_a_meaning_on_two_lines_is_drawn_as_it_was_checked(client: Client) -> None:
    term = Term.objects.get(slug="mediation-certificate")
    term.meaning = "A paper **that you\nneed** for most appeals."
    term.clean()
    term.save_revision().publish()
    for address in (PAGE, "/guide/glossary"):
        assert "<strong>that you need</strong> for most" in words_of(client, address)


@pytest.mark.parametrize("meaning", ["A **paper.", "See [[law:no.such_fact]].", "- One\n- **two"])
def test_a_meaning_that_cannot_be_drawn_is_refused(meaning: str) -> None:
    term = Term.objects.get(slug="mediation-certificate")
    term.meaning = meaning
    with pytest.raises(ValidationError) as refused:
        term.clean()
    assert "meaning" in refused.value.message_dict


def test_a_text_that_can_be_read_no_more_is_shown_as_it_was_typed(client: Client) -> None:
    Term.objects.filter(slug="mediation-certificate").update(meaning="A **paper.")
    Card.objects.filter(slug="free").update(text="It is **free.")
    assert "A **paper." in words_of(client, "/guide/glossary")
    assert "A **paper." in words_of(client, PAGE) and "It is **free." in words_of(client, PAGE)


def test_an_alert_is_shown_on_its_days_and_no_longer(client: Client) -> None:
    today = world.today()
    locale = queries.locale("en-gb")
    alert = Alert(
        locale=locale,
        slug="phone",
        title="Our telephone is out of order",
        text="Write to us.",
        starts_on=today,
        ends_on=today,
    )
    alert.live = False
    alert.save()
    assert "out of order" not in words_of(client, PAGE)  # nobody published it yet
    alert.save_revision().publish()
    assert "out of order" in words_of(client, PAGE) and "out of order" in words_of(client, "/")
    for address in ("/guide", "/guide/your-choices", "/guide/glossary", "/ask", "/work-out-my-dates"):
        assert words_of(client, address).count("out of order</p>") == 1, address
    Alert.objects.update(starts_on=today.replace(year=2020), ends_on=today.replace(year=2021))
    assert "out of order" not in words_of(client, PAGE)


def test_one_card_changes_on_all_pages_that_use_it(client: Client) -> None:

    used = [address for address in every_page() if "It is free</h" in words_of(client, address)]
    assert len(used) > 1
    card = Card.objects.get(slug="free")
    card.title = "You pay nothing"
    card.save_revision().publish()
    assert all("You pay nothing</h" in words_of(client, address) for address in used)


def test_a_page_is_kept_whole_until_something_that_it_shows_changes(
    client: Client,
) -> None:
    first = words_of(client, PAGE)
    shelf = caches["pages"]
    edition = queries.edition()
    shelf.set(f"{edition}|{folder.mark()}|{world.today().isoformat()}|{PAGE}||open", (b"kept", b""))
    assert words_of(client, PAGE) == "kept"
    page = guide.page("benefits")
    page.save_revision().publish()
    assert queries.edition() > edition
    assert words_of(client, PAGE) == first


def test_a_signed_in_person_gets_a_page_of_their_own(client: Client) -> None:
    words_of(client, PAGE)
    adviser = world.a_colleague(world.a_service())
    client.force_login(get_user_model().objects.get(id=adviser.user_id))
    assert "Sign out" in words_of(client, PAGE)
    client.logout()
    assert "Sign out" not in words_of(client, PAGE)


def test_search_engines_may_list_what_families_look_for_and_nothing_else(client: Client) -> None:
    for address in ("/", "/guide", "/guide/glossary", "/guide/your-choices", PAGE, PAGE):
        assert client.get(address)["X-Robots-Tag"] == "all", address
    for address in (
        "/ask",
        "/work-out-my-dates",
        "/sign-in",
        "/content/",
        "/guide/your-choices/nothing",
        "/my",
    ):
        assert client.get(address)["X-Robots-Tag"] == "noindex", address
    adviser = world.a_colleague(world.a_service())
    client.force_login(get_user_model().objects.get(id=adviser.user_id))
    assert client.get(PAGE)["X-Robots-Tag"] == "noindex"


def test_a_visitor_gets_no_cookie_and_our_headers(client: Client) -> None:
    for _ in range(2):
        answer = client.get(PAGE)
        assert not answer.cookies
        assert answer["Content-Security-Policy"].startswith(
            "default-src 'none'; script-src 'self'; style-src 'self';"
        )
        assert answer["Cache-Control"] == "no-store"


def test_a_page_travels_packed_to_a_browser_that_can_read_it_and_is_the_same(client: Client) -> None:
    world.a_service()
    for _ in range(2):  # made, and kept
        plain = client.get(PAGE)
        packed = client.get(PAGE, headers={"Accept-Encoding": "gzip, deflate, br;q=1.0"})
        assert "Content-Encoding" not in plain and packed["Content-Encoding"] == "br"
        assert "Accept-Encoding" in plain["Vary"] and "Accept-Encoding" in packed["Vary"]
        assert brotli.decompress(packed.content) == plain.content
        assert len(packed.content) * 2 < len(plain.content)
    for said in ("gzip", "br;q=0", "br;q=0.0", "brotli"):
        assert "Content-Encoding" not in client.get(PAGE, headers={"Accept-Encoding": said}), said
    assert "Content-Encoding" not in client.get("/sign-in", headers={"Accept-Encoding": "br"})
