"""The first page, the pages that editors write, and privacy."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core import clock
from evenhand.core.principals import anonymous
from evenhand.core.privacy import Kept
from evenhand.design.phrases import ENGLISH
from evenhand.portals import frames
from evenhand.portals.gate import principal_of, public
from evenhand.website import kept_pages
from evenhand.website.cookies import jar
from evenhand.website.cookies.register import LANGUAGE as REMEMBERED
from evenhand.website.films import presenters as films
from evenhand.website.languages.addresses import PREFIXES
from evenhand.website.languages.addresses import home as address_of_home
from evenhand.website.languages.frames import is_variant, speak
from evenhand.website.near_you.area import area_of
from evenhand.website.pages import queries
from evenhand.website.pages.drawing import alerts_today, presenter_for
from evenhand.website.pages.models import ContentPage
from evenhand.website.pages.presenters import listed
from evenhand.website.saved.hearts import CARD, heart_for
from evenhand.website.saved.keeping import renewed

HOME_DEPTH = 2
KEPT = (
    ("Answers to our question tools, in your own browser alone", "This visit, or the days that you chose"),
    ("A request that you began and did not send", Kept.DRAFT.value),
    ("Your request and your case", Kept.CASE.value),
    ("The entry of a certificate in our register", Kept.REGISTER.value),
    ("Sign-in codes", Kept.CODE.value),
    ("In which browsers you signed in, and when", Kept.DEVICE.value),
    ("What you tell us about a page, without your name", Kept.FEEDBACK.value),
    ("Who did what, and who looked", Kept.RECORD.value),
)


# What the law fixes and the first page says.
HOME_LAW = {
    "certificate": "reg34_1.certificate_no_mediation",
    "from": "school_leaving.age",
    "until": "young_person.ends_at",
}


@public()
def home(request: Any) -> HttpResponse:
    """Say in half a minute what this service does, and lead on; to the language that this browser remembers."""
    chosen = jar.read(request, REMEMBERED)
    if chosen in PREFIXES and chosen != ENGLISH:
        answer = redirect(address_of_home(chosen))
        jar.renew(request, answer, REMEMBERED)
        return answer
    return kept_pages.whole(request, lambda: _home(request))


def _home(request: Any) -> HttpResponse:
    locale = queries.locale(ENGLISH)
    presenter = presenter_for(request, locale)
    given = {
        "ask_url": reverse("ask:start"),
        "sign_in_url": reverse("sign-in:address"),
        "waiting": presenter.facts.waiting,
        "law": {name: presenter.said(f"law:{rule}") for name, rule in HOME_LAW.items()},
    }
    return _render(request, "home", locale, given)


@public(leaves=True)
def guide(request: Any, language: str = ENGLISH) -> HttpResponse:
    """List the sections; in another language than English this is its first page."""
    make = _guide if language == ENGLISH else _first_page
    return kept_pages.whole(request, lambda: make(request, queries.locale(language)))


def _guide(request: Any, locale: Any) -> HttpResponse:
    return _render(request, "guide", locale, {})


def _first_page(request: Any, locale: Any) -> HttpResponse:
    """Return the first page in a language that has some pages only: they are listed at once."""
    found = ((each.title, queries.pages_of(each)) for each in queries.sections(locale))
    listed_in = [(title, listed(pages)) for title, pages in found if pages]
    return _render(request, "first_page", locale, {"listed_in": listed_in})


@public(leaves=True)
def section(request: Any, section: str, language: str = ENGLISH) -> HttpResponse:
    """List the pages of a section."""
    return kept_pages.whole(request, lambda: _section(request, section, language))


def _section(request: Any, slug: str, language: str) -> HttpResponse:
    locale = queries.locale(language)
    if (found := queries.section(locale, slug)) is None:
        raise Http404
    given = {
        "title": found.title,
        "summary": found.summary,
        "pages": listed(queries.pages_of(found)),
    }
    return _render(request, "section", locale, given, found)


@public(leaves=True)
def page(request: Any, section: str, page: str, language: str = ENGLISH) -> HttpResponse:
    """Show a page that editors wrote, with the facts of today."""
    return renewed(request, kept_pages.whole(request, lambda: _page(request, section, page, language)))


def _page(request: Any, section: str, slug: str, language: str) -> HttpResponse:
    found = queries.page(queries.locale(language), section, slug)
    if found is None:
        raise Http404
    return _drawn(request, found)


def _drawn(request: Any, found: Any) -> HttpResponse:
    """Return one page, published or as its editor has it now."""
    locale = found.locale
    parent = queries.section_above(found)
    presenter = presenter_for(request, locale)
    given = {
        # careful: before the page, so that the words of the glossary that a film says are explained too
        "films": films.shown(found, presenter),
        "page": presenter.page(found, parent, queries.terms(locale)),
        "section": parent.title,
        "heart": heart_for(request, found.url),
    }
    return _render(request, "page", locale, given, found)


@public(leaves=True)
def card(request: Any, card: str) -> HttpResponse:
    """Show one card by itself, to be saved."""
    return renewed(request, kept_pages.whole(request, lambda: _card(request, card)))


def _card(request: Any, slug: str) -> HttpResponse:
    if (found := queries.card(slug)) is None:
        raise Http404
    presenter = presenter_for(request, found.locale)
    drawn = presenter.card(found)
    given = {
        "card": drawn,
        "words": presenter.words(queries.terms(found.locale)),
        "stands_on": listed(queries.pages_with(found)),
        "heart": heart_for(request, drawn.url, words=CARD),
    }
    return _render(request, "card", found.locale, given)


@public(leaves=True)
def glossary(request: Any) -> HttpResponse:
    """Say what each word means."""
    return kept_pages.whole(request, lambda: _glossary(request))


def _glossary(request: Any) -> HttpResponse:
    locale = queries.locale(ENGLISH)
    presenter = presenter_for(request, locale)
    words = [presenter.word(term) for term in queries.terms(locale)]
    return _render(request, "glossary", locale, {"words": words})


def preview(request: Any, found: Any) -> HttpResponse:
    """Return a page as it would look, for its editor: the door has let them in."""
    request.principal, request.at = principal_of(request), clock.now()
    request.today = clock.london_day(request.at)
    request.frame = frames.public(anonymous(), request.today)
    if not isinstance(found, ContentPage):
        return _home(request) if found.depth == HOME_DEPTH else _listed_as(request, found)
    return _drawn(request, found)


def _listed_as(request: Any, found: Any) -> HttpResponse:
    given = {"title": found.title, "summary": found.summary, "pages": ()}
    return _render(request, "section", found.locale, given, found)


def _render(request: Any, name: str, locale: Any, given: dict[str, Any], page: Any = None) -> HttpResponse:
    """Return a page with what stands on each of them: its languages, what everybody must know, and all sections."""
    elsewhere = queries.addresses_in_languages(page) if page is not None else {}
    area = area_of(request)
    speak(request, locale.language_code, elsewhere)
    around = {
        "alerts": alerts_today(request, locale.language_code),
        "sections": listed(queries.sections(locale)),
        "elsewhere": {
            code: settings.PUBLIC_URL + where for code, where in elsewhere.items() if not is_variant(code)
        },
        "area": area,
        "language": locale.language_code,
    }
    return render(request, f"website/pages/{name}.html", {**around, **given})


@public()
def privacy(request: Any) -> HttpResponse:
    """Say what is kept, how long, and who sees it."""
    return render(request, "website/pages/privacy.html", {"kept": KEPT})
