"""The pages of the guide in English, by name."""

from evenhand.website.pages.models import ContentPage, SectionPage

ENGLISH = {"locale__language_code": "en-gb"}


def page(slug: str) -> ContentPage:
    """Return a page of the guide."""
    return ContentPage.objects.get(**ENGLISH, slug=slug)


def section(slug: str) -> SectionPage:
    """Return a section of the guide."""
    return SectionPage.objects.get(**ENGLISH, slug=slug)
