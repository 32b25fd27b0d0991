"""What can be saved: pages and cards that editors write, and the tools. Each is known by its address and nothing more.

A tool is saved by its first page: answers are never in an address, so they are never saved. Nor is a card of an answer,
whose name would tell them (decision 0033). Whoever adds something that can be saved adds a function here that lists it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from evenhand.design.phrases import ENGLISH
from evenhand.website.pages import queries
from evenhand.website.reckoners import queries as reckoners
from evenhand.website.reckoners.keeping import DATES


@dataclass(frozen=True)
class Thing:
    """Something that can be saved, with its title of today in its own language."""

    address: str
    title: str
    language: str = ENGLISH


def known() -> dict[str, Thing]:
    """Return everything that can be saved, by its address."""
    return {thing.address: thing for source in SOURCES for thing in source()}


def _pages() -> Iterable[Thing]:
    return (Thing(*found) for found in queries.titles())


def _cards() -> Iterable[Thing]:
    return (Thing(queries.address_of_card(row), row.title) for row in queries.every_card())


def _tools() -> Iterable[Thing]:
    yield Thing(reverse("dates:start"), DATES)
    for row in reckoners.published(queries.locale(ENGLISH)):
        yield Thing(reverse("check:start", args=[row.slug]), row.title)


SOURCES: tuple[Callable[[], Iterable[Thing]], ...] = (_pages, _cards, _tools)
