"""What waits for one, as tables of prepared words."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from evenhand.core.clock import LONDON
from evenhand.design.models import Cell, Empty, Link, Pages, Table, Tag
from evenhand.design.words import days_left, moment
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.casework.waiting import Counts, Listed, Second, ToDo, Waits
from evenhand.domain.casework.wording import duty_title

LISTS = {"mine": "Mine", "team": "My team", "second": "A second person decides"}
EMPTY = {
    "mine": Empty(
        "Nothing waits for you",
        "A task appears here when it is yours, or when you have its case.",
        Link("See what waits for your team", "?list=team"),
    ),
    "team": Empty("Nothing waits for your team", "A task appears here while nobody has its case."),
    "second": Empty(
        "Nothing waits for a second person",
        "What a colleague asked appears here, where another has to decide it and you may.",
    ),
}
INTRO = {
    "mine": "Tasks that are yours, and those of your cases. The soonest stands first.",
    "team": "Tasks on cases of your team that nobody has. The soonest stands first.",
    "second": "What a colleague asked, and another has to look at. What you asked yourself is not here.",
}
WHAT = {
    Second.DETAILS: "How to reach a family from now on",
    Second.BIRTH: "A corrected date of birth that moves the right to somebody else",
    Second.DEEMED: "A certificate while the council is silent",
    Second.LATE: "A certificate after mediation, where contact was late",
    Second.WAYS: "Less careful ways of reaching somebody",
    Second.AGAIN: "Whether somebody who asked us to stop is contacted again",
    Second.SIGNATURE: "That somebody signed on paper or by telephone",
    Second.WALL: "Whether somebody is let in again who is shut out of a case",
    Second.RESET: "That what somebody signs in with ends, because they lost it",
}
CASE_PAGES = {
    Second.BIRTH: "right/confirm",
    Second.DEEMED: "certificate/",
    Second.LATE: "certificate/",
    Second.SIGNATURE: "agreement",
}


@dataclass(frozen=True)
class Page:
    """One of the lists: its lines, and where the next page is."""

    title: str
    intro: str
    tabs: tuple[Link, ...]
    table: Table | None
    pages: Pages
    empty: Empty


def page(
    name: str,
    counts: Counts,
    table: Table | None,
    *,
    before: str,
    after: str,
) -> Page:
    """Return the page of one list; `before` is the cursor of the page that is shown."""
    return Page(
        title=LISTS[name],
        intro=INTRO[name],
        tabs=tuple(
            Link(words, f"?list={each}", current=each == name, count=getattr(counts, each))
            for each, words in LISTS.items()
        ),
        table=table,
        pages=Pages(
            newer_url=f"?list={name}" if before else "",
            older_url="?" + urlencode({"list": name, "after": after}) if after else "",
        ),
        empty=EMPTY[name],
    )


def tasks(found: Listed[ToDo], today: date) -> Table | None:
    """Return tasks as a table, each with the nearest date that the law gives its case."""
    rows = tuple(_task(one, today) for one in found.lines)
    headings = ("Case", "What", "By", "Next date of the law")
    return Table("Tasks, the soonest first", headings, rows, caption_hidden=True) if rows else None


def second(found: Listed[Waits], names: dict[UUID, str]) -> Table | None:
    """Return what waits for a second person as a table, each with the page that decides it."""
    rows = tuple(_waits(one, names) for one in found.lines)
    headings = ("What", "Case", "Asked", "By")
    return Table("What waits, oldest first", headings, rows, caption_hidden=True) if rows else None


def _task(one: ToDo, today: date) -> tuple[Cell, ...]:
    late = Tag("Overdue", "late") if one.due_on < today else None
    return (
        Cell(one.reference, url=f"/cases/{one.case_id}/", note=f"{one.child_initials}, {one.council}"),
        Cell(one.words if one.kind == TaskKind.OTHER and one.words else one.kind.label),
        Cell(on=one.due_on, note=days_left(one.due_on, today), tag=late),
        Cell(on=one.law_on, note=duty_title(one.law_rule)) if one.law_on else Cell("No date yet"),
    )


def _waits(one: Waits, names: dict[UUID, str]) -> tuple[Cell, ...]:
    return (
        Cell(WHAT[one.kind], url=_url(one)),
        Cell(one.reference or "Not about a case"),
        Cell(moment(one.asked_at.astimezone(LONDON))),
        Cell((one.asked_by and names.get(one.asked_by)) or "Not one of us"),
    )


def _url(one: Waits) -> str:
    if one.kind == Second.RESET:
        return reverse("signing-in:decide", args=[one.id])
    if one.kind == Second.WALL:
        return reverse("manage:decide-lifting", args=[one.case_id, one.id])
    if one.kind == Second.WAYS:
        return reverse("cases:reaching-decide", args=[one.case_id, one.person_id, one.id])
    if one.kind == Second.AGAIN:
        return reverse("cases:reaching-stopped", args=[one.case_id, one.person_id, one.id])
    if one.kind == Second.DETAILS:
        return reverse("cases:decide-reach", args=[one.case_id, one.id])
    return f"/cases/{one.case_id}/{CASE_PAGES[one.kind]}"
