"""Turns entries of the directory into what its pages draw."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from evenhand.design.models import Link
from evenhand.domain.organisations.queries import councils
from evenhand.website.pages.presenters import Drawn, Listed, Presenter
from evenhand.website.support.models import Kind, Support


@dataclass(frozen=True)
class Helper:
    """Somebody who helps, as they stand on a page."""

    anchor: str
    support: Support
    does: tuple[Drawn, ...]
    is_late: bool
    """It was to be looked at again before today."""


@dataclass(frozen=True)
class Group:
    """Those of one kind."""

    kind: str
    title: str
    helpers: tuple[Helper, ...]


def groups(found: Iterable[Support], presenter: Presenter) -> tuple[Group, ...]:
    """Return those who help by kind, in the order of the kinds; no kind of which there is none."""
    by_kind: dict[str, list[Helper]] = {kind: [] for kind in Kind.values}
    for each in found:
        by_kind[each.kind].append(_helper(each, presenter))
    return tuple(Group(kind, Kind(kind).label, tuple(own)) for kind, own in by_kind.items() if own)


def listed(found: Iterable[Support], today: date) -> tuple[Listed, ...]:
    """Return entries as the search names them, each leading to where it stands."""
    known = {code for code, _ in councils(today)}
    return tuple(Listed(Link(each.name, address(each, known)), each.get_kind_display()) for each in found)


def address(support: Support, known: Container[str]) -> str:
    """Return where an entry stands: on the page of one of its councils that have the duty, or for all of England."""
    where = reverse("support:show")
    first = next((each.pk for each in support.councils.all() if each.pk in known), "")
    if first and not support.all_england:
        where = reverse("support:council", args=[first])
    return f"{where}#{_anchor(support)}"


def _anchor(support: Support) -> str:
    return f"support-{support.pk}"


def _helper(support: Support, presenter: Presenter) -> Helper:
    today: date = presenter.facts.today
    return Helper(_anchor(support), support, presenter.drawn(support.does), support.look_again_by < today)
