"""The page of cookies, made of the register: what is kept and why, and where links to others lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from evenhand.design.words import plural
from evenhand.website.cookies.register import Kept, Kind, Where
from evenhand.website.pages.models import Elsewhere

WHY = {
    Kind.NEEDED: (
        "What this website needs",
        "Without it, a form cannot be sent and nobody can sign in. It is set without a question, and only when you "
        "do one of these things.",
    ),
    Kind.CHOSEN: (
        "What you can choose",
        "To remember what you asked us to remember, so that you need not type it again on each page. It is kept only "
        "if you ask for it.",
    ),
}


@dataclass(frozen=True)
class Line:
    """One thing in the table."""

    name: str
    kind: str
    purpose: str
    life: str
    without: str


@dataclass(frozen=True)
class Table:
    """One kind of things, why there are any, and each of them."""

    title: str
    why: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Outside:
    """Another website that pages lead to."""

    title: str
    url: str
    purpose: str
    about_url: str


def tables(register: Iterable[Kept]) -> tuple[Table, ...]:
    """Return the register by kind; one of which there is nothing is left out."""
    found = tuple(register)
    return tuple(
        Table(*WHY[kind], tuple(_line(kept) for kept in found if kept.kind is kind))
        for kind in Kind
        if any(kept.kind is kind for kept in found)
    )


def outside(websites: Iterable[Elsewhere]) -> tuple[Outside, ...]:
    """Return the other websites by name."""
    return tuple(Outside(each.title, each.url, each.purpose, each.about_url) for each in websites)


def life(kept: Kept) -> str:
    """Say how long something is kept."""
    if kept.life is None:
        return {Where.COOKIE: "Until you close the browser", Where.STORAGE: "Until you empty the browser"}[
            kept.where
        ]
    if kept.life < timedelta(days=1):
        words = plural(int(kept.life.total_seconds()) // 3600, "hour")
    else:
        words = plural(kept.life.days, "day")
    return f"{words} after you last used it" if kept.sliding else words


def _line(kept: Kept) -> Line:
    purpose = f"{kept.for_whom}. {kept.purpose}" if kept.for_whom else kept.purpose
    kind = kept.kind.value if kept.where is Where.COOKIE else f"{kept.kind.value}, in {kept.where.value}"
    return Line(kept.cookie, kind, purpose, life(kept), kept.without)
