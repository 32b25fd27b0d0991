"""What the public pages ask about pages, cards, words and alerts. Only what is published is ever answered."""

from datetime import date

from wagtail.models import Locale

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
    return found if found and address(found.url_path) == address(f"/home/{section}/{slug}/") else None


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


def targets(locale: Locale) -> Targets:
    """Return where the links of a text may lead."""
    rows = ContentPage.objects.live().filter(locale=locale).values_list("slug", "url_path")
    return Targets(
        {slug: address(path) for slug, path in rows},
        {term.slug: term.meaning for term in terms(locale)},
        {website.slug: website.url for website in elsewhere(locale)},
    )


def elsewhere(locale: Locale) -> list[Elsewhere]:
    """Return the other websites that pages lead to, by their names."""
    return list(Elsewhere.objects.filter(locale=locale, live=True))


def terms(locale: Locale) -> list[Term]:
    """Return the words of the glossary, by the word."""
    return sorted(Term.objects.filter(locale=locale, live=True), key=lambda term: term.term.lower())


def cards(card_ids: list[int]) -> list[Card]:
    """Return the published ones of some cards, in the order in which they are named."""
    found = Card.objects.filter(live=True).in_bulk(card_ids)
    return [found[each] for each in card_ids if each in found]


def alerts(locale: Locale, today: date) -> list[Alert]:
    """Return what everybody must know on a day."""
    running = Alert.objects.filter(locale=locale, live=True, starts_on__lte=today, ends_on__gte=today)
    return list(running)
