"""Finds pages and words of the glossary, the nearest first."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.search.backends import get_search_backend
from wagtail.search.utils import parse_query_string

from evenhand.design.models import Link
from evenhand.website.pages.models import ContentPage, Term
from evenhand.website.pages.presenters import Listed, listed
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.presenters import listed as tools
from evenhand.website.support.models import Support
from evenhand.website.support.presenters import listed as helpers

MOST, MOST_WORDS, MOST_TOOLS, MOST_SUPPORT = 20, 3, 3, 3
# What families type who look for a date.
OF_DATES = frozenset(
    {"date", "dates", "day", "days", "deadline", "late", "limit", "month", "months", "time", "when"}
)
SUPPORT = Listed(Link("Help near you", "/support"), "Who helps families, council by council.")
# No editor writes these two pages: these words lead to them.
OF_SUPPORT = {"charity", "charities", "group", "groups", "near", "local", "support", "sendiass", "iass"}
STATISTICS = Listed(Link("Statistics", "/statistics"), "What is counted, council by council, for everybody.")
OF_STATISTICS = {"statistics", "statistic", "figures"}


@dataclass(frozen=True)
class Found:
    """What a search finds."""

    words: tuple[Term, ...]
    tools: tuple[Listed, ...]
    """Question tools, the one for dates among them."""
    pages: tuple[Listed, ...]
    helpers: tuple[Listed, ...]
    """Who helps families near them."""


def find(typed: str, locale: Any, today: date) -> Found:
    """Return what is published in one language: first what has all the words, then what has some of them."""
    pages = ContentPage.objects.live().filter(locale=locale)
    found: dict[int, ContentPage] = {}
    for operator in ("and", "or"):
        _, query = parse_query_string(typed, operator=operator)
        found |= {page.pk: page for page in pages.search(query)[:MOST] if page.pk not in found}
    ours = [
        own for own, words in ((SUPPORT, OF_SUPPORT), (STATISTICS, OF_STATISTICS)) if _words(typed) & words
    ]
    return Found(
        words=_named(typed, locale),
        tools=tools(_tools(typed, locale), dates=bool(_words(typed) & OF_DATES)),
        pages=(*ours, *listed(found.values()))[:MOST],
        helpers=helpers(_helpers(typed), today),
    )


def _tools(typed: str, locale: Any) -> tuple[Reckoner, ...]:
    """Return the question tools that have all the words."""
    _, query = parse_query_string(typed, operator="and")
    published = Reckoner.objects.filter(locale=locale, live=True)
    return tuple(get_search_backend().search(query, published)[:MOST_TOOLS])


def _helpers(typed: str) -> tuple[Support, ...]:
    """Return who helps and has all the words."""
    _, query = parse_query_string(typed, operator="and")
    published = Support.objects.filter(live=True)
    return tuple(get_search_backend().search(query, published)[:MOST_SUPPORT])


def _named(typed: str, locale: Any) -> tuple[Term, ...]:
    """Return the words of the glossary that were typed: one by its name, one by the short form in brackets."""
    if not (asked := _words(typed)):
        return ()
    terms = Term.objects.filter(locale=locale, live=True)
    return tuple(term for term in terms if (name := _words(term.term)) <= asked or asked <= name)[:MOST_WORDS]


def _words(typed: str) -> set[str]:
    return set(re.findall(r"\w+", typed.lower()))
