"""What the public pages ask about pages, cards, words and alerts. Only what is published is ever answered."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from wagtail.models import Locale, Page

from evenhand.design.phrases import ENGLISH
from evenhand.website.pages.models import (
    Alert,
    Card,
    ContentPage,
    Edition,
    Elsewhere,
    SectionPage,
    Term,
    address,
)
from evenhand.website.pages.targets import Targets


def edition() -> int:
    """Return the count of changes to what pages show; read before a page is made, so that it is never too new."""
    number: int = Edition.objects.values_list("number", flat=True).get()
    return number


def locale(code: str) -> Locale:
    """Return a language of the pages."""
    found: Locale = Locale.objects.get(language_code=code)
    return found


def page(locale: Locale, section: str, slug: str) -> ContentPage | None:
    """Return the published page of this name in its section."""
    found = ContentPage.objects.live().filter(locale=locale, slug=slug).first()
    return found if found and found.url_path.endswith(f"/{section}/{slug}/") else None


def every_page() -> list[ContentPage]:
    """Return every published page, in every language."""
    return list(ContentPage.objects.live().select_related("locale").order_by("path"))


def addresses_in_languages(page: Page) -> dict[str, str]:
    """Return the address of a page in each language in which it is published."""
    own = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    return {each.locale.language_code: address(each.url_path) for each in own}


def english_of(page: ContentPage) -> ContentPage | None:
    """Return the English page that a translation says again, if it was ever published; None for an English page."""
    found: ContentPage | None = (
        ContentPage.objects.filter(translation_key=page.translation_key, locale__language_code=ENGLISH)
        .exclude(pk=page.pk)
        .exclude(last_published_at=None)
        .first()
    )
    return found


def changed_since(said: datetime | None, published: datetime | None) -> datetime | None:
    """Return when a page was `published` again of which a translation or film says an older state; else None.

    It says the page that was published at `said`; None where nobody noted which.
    """
    behind = published and (said is None or said < published)
    return published if behind else None


def section(locale: Locale, slug: str) -> SectionPage | None:
    """Return the published section of this name."""
    found: SectionPage | None = SectionPage.objects.live().filter(locale=locale, slug=slug).first()
    return found


def section_above(page: ContentPage) -> SectionPage:
    """Return the section that a page is in; also of a page that is not published yet."""
    found: SectionPage = SectionPage.objects.parent_of(page).get()
    return found


def sections(locale: Locale) -> list[SectionPage]:
    """Return the published sections that have a page to read, in their order."""
    own = SectionPage.objects.live().filter(locale=locale, numchild__gt=0).order_by("path")
    return list(own)


def pages_of(section: SectionPage) -> list[ContentPage]:
    """Return the published pages of a section, in their order, without their bodies."""
    return list(ContentPage.objects.live().child_of(section).order_by("path").defer("body"))


def titles() -> list[tuple[str, str, str]]:
    """Return the address, the title and the language of every published page."""
    rows = ContentPage.objects.live().values_list("url_path", "title", "locale__language_code")
    return [(address(path), title, language) for path, title, language in rows]


def owners() -> dict[str, str]:
    """Return who looks after each published page, by its address."""
    rows = ContentPage.objects.live().values_list("url_path", "looked_after_by")
    return {address(path): who for path, who in rows}


def contact_url() -> str:
    """Return the page that says how to reach the service of each council; the guide where an editor took it away."""
    return targets(locale(ENGLISH)).pages.get("contact-us", reverse("guide:sections"))


def targets(locale: Locale) -> Targets:
    """Return where the links of a text may lead: to English where there is nothing in its own language."""
    own, english = {"locale": locale}, {"locale__language_code": ENGLISH}
    pages = ContentPage.objects.live()
    rows = [*pages.filter(**english).values_list("slug", "url_path")]
    rows += pages.filter(**own).values_list("slug", "url_path") if locale.language_code != ENGLISH else ()
    return Targets(
        {slug: address(path) for slug, path in rows},
        {term.slug: term.meaning for term in terms(locale)},
        {website.slug: website.url for website in elsewhere(locale)},
    )


def elsewhere(locale: Locale) -> list[Elsewhere]:
    """Return the other websites that pages lead to, by their names."""
    return _in_own_words(Elsewhere.objects.filter(live=True), locale)


def terms(locale: Locale) -> list[Term]:
    """Return the words of the glossary, by the word."""
    found = _in_own_words(Term.objects.filter(live=True).select_related("locale"), locale)
    return sorted(found, key=lambda term: term.term.lower())


def _in_own_words(pieces: Any, locale: Locale) -> list[Any]:
    """Return each piece in a language, and in English what it has no words of its own for."""
    rows = pieces.filter(locale__language_code__in={locale.language_code, ENGLISH})
    own = {row.translation_key for row in rows if row.locale_id == locale.pk}
    return [row for row in rows if row.locale_id == locale.pk or row.translation_key not in own]


def cards(card_ids: list[int]) -> list[Card]:
    """Return the published ones of some cards, in the order in which they are named."""
    found = Card.objects.filter(live=True).select_related("locale").in_bulk(card_ids)
    return [found[each] for each in card_ids if each in found]


def card(slug: str) -> Card | None:
    """Return the published card of this name, in English."""
    found: Card | None = _english_cards().filter(slug=slug).first()
    return found


def every_card() -> list[Card]:
    """Return every published card that has a page of its own."""
    return list(_english_cards())


def address_of_card(card: Card) -> str:
    """Return the address of a card's own page, which English ones have; empty for another."""
    return reverse("card", args=[card.slug]) if card.locale.language_code == ENGLISH else ""


def _english_cards() -> Any:
    return Card.objects.filter(live=True, locale__language_code=ENGLISH).select_related("locale")


def pages_with(card: Card) -> list[ContentPage]:
    """Return the published pages that a card stands on."""
    return [
        page
        for page in ContentPage.objects.live().filter(locale=card.locale).order_by("path")
        if card.pk in _cards_on(page)
    ]


def _cards_on(page: ContentPage) -> set[int]:
    return {
        each.pk
        for block in page.body
        if block.block_type == "cards"
        for each in block.value
        if each is not None
    }


def alerts(locale: Locale, today: date) -> list[Alert]:
    """Return what everybody must know on a day."""
    return _in_own_words(Alert.objects.filter(live=True, starts_on__lte=today, ends_on__gte=today), locale)
