"""The content system's screens are for whoever may write pages, and show nothing to anybody else."""

import json
import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from evenhand.core.principals import Principal
from evenhand.domain.panel.models import Mediator
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.website.pages import door
from evenhand.website.pages.models import Card, ContentPage
from tests.architecture.test_addresses import theirs
from tests.architecture.test_addresses_as_people import PARAMETER
from tests.build import certificates, guide, mediation, pages, world
from tests.build.world import family_of

pytestmark = pytest.mark.django_db


def edit_url(slug: str) -> str:
    return reverse("wagtailadmin_pages:edit", args=[guide.page(slug).pk])


def filled(slug: str, text: str = "New words.", **changed: str) -> dict[str, str]:
    """Return the form of a page with one block of text, as the browser would send it."""
    page = guide.page(slug)
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "looked_after_by": page.looked_after_by,
        "checked_on": page.checked_on.isoformat(),
        "review_every_months": "6",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": text,
        **changed,
    }


def kinds_of_people(service: world.Service) -> dict[str, Client]:
    """Return a browser for one person of each kind who may not write pages."""
    adviser = world.a_colleague(service)
    manager = world.a_colleague(service, "manager")
    case = certificates.a_case_that_said_no(service, adviser, reach=Reach(email="kim@family.example"))
    mediator = mediation.a_mediator(service, manager)
    body = world.council_of(service)
    return {
        "nobody": Client(),
        "a family": pages.browser(family_of(case, "kim@family.example")),
        "a mediator": pages.browser(
            Principal("person", user_id=Mediator.objects.get(id=mediator.id).user_id)
        ),
        "an officer": pages.browser(world.an_officer(body)),
        "a commissioner": pages.browser(world.an_officer(body, role="commissioner")),
        **{
            role: pages.browser(world.a_colleague(service, role))
            for role in ("caseworker", "adviser", "auditor", "safeguarding_lead")
        },
    }


def every_address() -> list[str]:
    """Return every address behind the door, with something that is there wherever it takes a parameter."""
    known = str(ContentPage.objects.earliest("pk").pk)
    behind = [route for route, entry in theirs() if entry.callback.__module__ == door.__name__]
    plain = [re.sub(r"\(\?P<\w+>[^)]*\)", known, route) for route in behind]
    plain = [re.sub(r"[\^$\\]", "", PARAMETER.sub(known, route)) for route in plain]
    return ["/" + route.replace(".*", "nowhere") for route in plain]


def test_every_address_shows_nothing_to_whoever_may_not_write_pages(service: world.Service) -> None:
    addresses = every_address()
    assert len(addresses) > 150
    for who, client in kinds_of_people(service).items():
        answers = {}
        for number, address in enumerate(addresses):
            answer = client.post(address) if number % 4 == 0 else client.get(address)
            answers[address] = (answer.status_code, answer.get("Location", "").split("?")[0])
        expected = (302, "/sign-in") if who == "nobody" else (403, "")
        assert {address: told for address, told in answers.items() if told != expected} == {}, who


def test_what_is_not_open_is_not_there_for_a_manager_either(manager: Client) -> None:
    shut = (
        "account", "users", "groups", "reports/locked", "collections", "workflows/list", "documents", "images",
        "locales", "sites", "settings", "password_reset", "login", "dismissibles", "failwhale", "nowhere",
    )  # fmt: skip
    for path in shut:
        assert manager.get(f"/content/{path}/").status_code == 404, path


def test_the_screens_open_for_an_editor_and_ask_nobody_else(editor: Client) -> None:
    page, section = (
        guide.page("benefits"),
        guide.section("about-mediation"),
    )
    card = Card.objects.first()
    assert card is not None
    for address in (
        "/content/",
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[section.pk]),
        edit_url("benefits"),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:usage", args=[page.pk]),
        reverse("wagtailadmin_pages:add", args=["pages", "contentpage", section.pk]),
        reverse("wagtailadmin_pages:search"),
        "/content/snippets/pages/card/",
        f"/content/snippets/pages/card/edit/{card.pk}/",
        f"/content/snippets/pages/card/history/{card.pk}/",
        "/content/snippets/pages/term/",
        "/content/snippets/pages/alert/add/",
        "/content/snippets/choose/pages/card/",
        "/content/jsi18n/",
        "/content/sprite/",
    ):
        answer = editor.get(address, follow=True)
        assert answer.status_code == 200, address
        loaded = re.findall(
            r'(?:src|srcset|action)="([^"]+)"|<link[^>]+href="([^"]+)"', answer.content.decode()
        )
        assert not [url for pair in loaded for url in pair if url.startswith(("http", "//"))], address
        assert "unsafe-eval" not in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "no-store" in answer["Cache-Control"]


def test_an_editor_begins_a_translation_as_a_draft_that_nobody_reads_yet(editor: Client) -> None:
    page = guide.page("benefits")
    polish = Locale.objects.get(language_code="pl")
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    answer = editor.post(address, {"locales": [polish.pk]})
    begun = ContentPage.objects.get(slug="benefits", locale=polish)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[begun.pk])
    assert not begun.live and begun.translation_key == page.translation_key
    assert Client().get(begun.url).status_code == 404


def test_what_a_manager_took_off_the_website_an_editor_neither_deletes_nor_moves(
    editor: Client, manager: Client
) -> None:
    page = guide.page("benefits")
    page.unpublish()
    elsewhere = guide.section("help")
    addresses = {
        "delete": reverse("wagtailadmin_pages:delete", args=[page.pk]),
        "move": reverse("wagtailadmin_pages:move", args=[page.pk]),
        "move_confirm": reverse("wagtailadmin_pages:move_confirm", args=[page.pk, elsewhere.pk]),
        "unpublish": reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
    }
    for name, address in addresses.items():
        assert editor.post(address).status_code == 403, name
    assert guide.page("benefits").url_path == page.url_path
    assert manager.post(addresses["move_confirm"]).status_code == 302
    assert manager.post(addresses["delete"]).status_code == 302
    assert not ContentPage.objects.filter(locale__language_code="en-gb", slug="benefits").exists()


def test_an_editor_finds_a_page_by_its_words(editor: Client, manager: Client) -> None:
    for words, found in (("certificate", "The certificate"), ("Harbour lights", "")):
        listed = editor.get(reverse("wagtailadmin_pages:search"), {"q": words}).content.decode()
        assert (found in listed) if found else "The certificate" not in listed
    changed = {**filled("the-certificate"), "title": "Harbour lights", "action-publish": "1"}
    assert manager.post(edit_url("the-certificate"), changed).status_code == 302
    listed = editor.get(reverse("wagtailadmin_pages:search"), {"q": "Harbour"}).content.decode()
    assert "Harbour lights" in listed


def test_the_list_of_facts_stands_beside_the_text(editor: Client) -> None:
    page = editor.get(edit_url("benefits")).content.decode()
    assert "[[provider.telephone]]" in page and "[[law:reg33.contact_adviser]]" in page and "2 months" in page


def test_an_editor_keeps_a_draft_and_a_manager_publishes_it(editor: Client, manager: Client) -> None:
    answer = editor.post(edit_url("benefits"), {**filled("benefits", "Fresh words."), "action-publish": "1"})
    assert answer.status_code == 302
    assert "Fresh words." not in Client().get("/guide/about-mediation/benefits").content.decode()
    page = guide.page("benefits")
    assert page.has_unpublished_changes and str(page.latest_revision.user_id)
    answer = manager.post(edit_url("benefits"), {**filled("benefits", "Fresh words."), "action-publish": "1"})
    assert answer.status_code == 302
    assert "Fresh words." in Client().get("/guide/about-mediation/benefits").content.decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ask [[provider.nmae]].", "There is no fact “provider.nmae”. Did you mean provider.name"),
        ("See [this](page:benefit).", "There is no page “benefit”. Did you mean benefits?"),
        ("See [this](term:tribunul).", "Did you mean tribunal?"),
        ("See [this](javascript:alert).", "leads nowhere"),
        ("See [this](tel:01632960123).", "“tel:01632960123” cannot be a link. Write [[provider.telephone]]"),
        ("See [this](mailto:us@example.org).", "cannot be a link. Write [[provider.telephone]]"),
        ("<b>Bold</b>", "a text cannot have HTML in it"),
    ],
)
def test_what_cannot_be_shown_is_refused_when_it_is_saved_and_nothing_is_lost(
    manager: Client, words: str, told: str
) -> None:
    answer = manager.post(edit_url("benefits"), {**filled("benefits", words), "action-publish": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert json.dumps(told)[1:-1].split("\\u")[0] in page or told in page
    assert guide.page("benefits").revisions.count() == 1


def test_two_pages_cannot_have_one_name(manager: Client) -> None:
    answer = manager.post(
        edit_url("benefits"), {**filled("benefits"), "slug": "the-certificate", "action-publish": "1"}
    )
    assert "Another page is called “the-certificate”" in answer.content.decode()


def test_a_preview_shows_the_page_as_its_editor_has_it(editor: Client) -> None:
    address = reverse(
        "wagtailadmin_pages:preview_on_edit",
        args=[guide.page("benefits").pk],
    )
    assert editor.post(address, filled("benefits", "Not yet published.")).json()["is_valid"]
    answer = editor.get(address + "?mode=")
    assert "Not yet published." in answer.content.decode()
    assert (
        answer["X-Frame-Options"] == "SAMEORIGIN"
        and "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    )


def test_the_history_of_pages_cannot_be_changed_by_the_service(manager: Client) -> None:
    manager.post(edit_url("benefits"), {**filled("benefits"), "action-publish": "1"})
    for verb in ("update wagtailcore_pagelogentry set label = ''", "delete from wagtailcore_pagelogentry"):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(verb)


def test_somebody_who_must_add_an_app_first_adds_it_before_they_edit(manager: Client, settings: Any) -> None:
    settings.STAFF_NEED_APP = True
    assert manager.get("/content/")["Location"] == "/account"


def test_signing_out_of_the_editor_signs_out_of_the_service(manager: Client) -> None:
    assert manager.post("/content/logout/").status_code == 302
    assert manager.get("/content/")["Location"].startswith("/sign-in")


def test_a_draft_of_an_editor_reaches_no_reader_by_way_of_a_translation(
    editor: Client, manager: Client
) -> None:
    card = Card.objects.get(slug="free")
    address = reverse("simple_translation:submit_snippet_translation", args=["pages", "card", card.pk])
    polish = Locale.objects.get(language_code="pl")
    assert editor.post(address, {"locales": [polish.pk]}).status_code == 403
    assert manager.post(address, {"locales": [polish.pk]}).status_code == 302
    assert not Card.objects.get(slug="free", locale=polish).live


def test_what_is_copied_is_never_written_over_and_its_copy_is_another(editor: Client) -> None:
    card = Card.objects.filter(live=True).first()
    assert card is not None
    copy, add = (
        reverse(f"wagtailsnippets_pages_card:{name}", args=args)
        for name, args in (("copy", [card.pk]), ("add", []))
    )
    form = editor.get(copy)
    assert form.status_code == 200 and f'action="{add}' in form.content.decode()
    typed = {"title": "Another", "slug": "another", "text": "Other words."}
    assert editor.post(copy, typed).status_code == 404
    assert editor.post(add, typed).status_code == 302
    as_before = Card.objects.get(pk=card.pk)
    assert (as_before.title, as_before.text, as_before.live) == (card.title, card.text, True)
    assert Card.objects.filter(slug="another", live=False).exists()
