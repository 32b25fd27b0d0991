"""What pages ask about films. Only what is published is ever answered."""

from collections import defaultdict

from evenhand.website.films.models import Film
from evenhand.website.pages.models import ContentPage


def films_of(page: ContentPage) -> list[Film]:
    """Return the films that say a page."""
    return list(Film.objects.filter(live=True, page_id=page.pk))


def every_film() -> dict[int, list[Film]]:
    """Return every film, by the page that it says."""
    found: dict[int, list[Film]] = defaultdict(list)
    for film in Film.objects.filter(live=True):
        found[film.page_id].append(film)
    return found
