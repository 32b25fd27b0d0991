"""Turns the films of a page into what its template draws."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.design.phrases import counted
from evenhand.website.films import folder, queries
from evenhand.website.films.models import Film, Kind
from evenhand.website.pages.models import ContentPage
from evenhand.website.pages.presenters import Drawn, Presenter
from evenhand.website.pages.queries import changed_since

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Shown:
    """A film with its player, or its words alone where its file is not there."""

    anchor: str
    title: str
    is_signed: bool
    transcript: tuple[Drawn, ...]
    minutes: str
    """About how long it is, such as "3 minutes"."""
    length: str
    """How long it is, such as "3 minutes 20 seconds"."""
    url: str = ""
    megabytes: int = 0
    captions_url: str = ""
    changed_on: date | None = None
    """The day on which the page was published again that it says."""


def shown(page: ContentPage, presenter: Presenter) -> tuple[Shown, ...]:
    """Return the films of a page."""
    return tuple(_shown(film, page, presenter) for film in queries.films_of(page))


def _shown(film: Film, page: ContentPage, presenter: Presenter) -> Shown:
    language = presenter.facts.language
    size = folder.size_of(film.file)
    changed = changed_since(film.made_from, page.last_published_at)
    return Shown(
        anchor=f"film-{film.pk}",
        title=film.title,
        is_signed=film.kind == Kind.SIGNED,
        transcript=presenter.drawn(film.transcript),
        minutes=counted(language, max(1, round(film.seconds / 60)), "minute"),
        length=_length(film.seconds, language),
        url="" if size is None else reverse("films:show", args=[film.file]),
        megabytes=max(1, round((size or 0) / MEGABYTE)),
        captions_url=reverse("films:show", args=[film.captions]) if folder.path_of(film.captions) else "",
        changed_on=london_day(changed) if changed else None,
    )


def _length(seconds: int, language: str) -> str:
    whole, rest = divmod(seconds, 60)
    parts = ((whole, "minute"), (rest, "second"))
    return " ".join(counted(language, number, unit) for number, unit in parts if number)
