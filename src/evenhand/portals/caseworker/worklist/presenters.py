"""The worklist as a table of prepared words."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from evenhand.design.models import Cell, Empty, Filter, Link, Pages, Table, Tag
from evenhand.design.words import day, plural
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework.wording import DUTY_TITLES, OWNERS
from evenhand.domain.casework.worklist import Line, Worklist

SCOPES = {"mine": "My cases", "team": "My team", "undated": "Without a date yet"}
TONES = {
    CaseState.CERTIFIED: "good",
    CaseState.NOT_NEEDED: "quiet",
    CaseState.LEAVE_SIGNPOSTED: "late",
    CaseState.WITHDRAWN: "quiet",
    CaseState.CLOSED: "quiet",
}
EMPTY = {
    "mine": Empty(
        "No cases of yours here",
        "A case appears here when you take it, or when a colleague hands it to you.",
        Link("See the cases of your team", "?scope=team"),
    ),
    "team": Empty("No cases here", "A case appears here when a family asks, or when its filters fit."),
    "undated": Empty(
        "Every case has a date",
        "A case appears here while nobody knows the date on the letter, so that none is lost.",
    ),
}


@dataclass(frozen=True)
class Page:
    """The worklist: which list, how it is narrowed, its lines, and where the next page is."""

    title: str
    tabs: tuple[Link, ...]
    filters: tuple[Filter, ...]
    table: Table | None
    pages: Pages
    empty: Empty
    scope: str


def page(
    found: Worklist,
    query: Mapping[str, str],
    councils: list[tuple[str, str]],
    colleagues: list[tuple[str, str]],
) -> Page:
    """Return the page of one list; `query` is what the filters were set to."""
    scope = query["scope"]
    return Page(
        title=SCOPES[scope],
        tabs=tuple(Link(words, f"?scope={name}", current=name == scope) for name, words in SCOPES.items()),
        filters=_filters(query, councils, colleagues),
        table=table(found.lines, f"{SCOPES[scope]}, nearest date first") if found.lines else None,
        pages=_pages(found, query),
        empty=EMPTY[scope],
        scope=scope,
    )


def table(lines: tuple[Line, ...], caption: str) -> Table:
    """Return lines as a table that reads as cards on a phone."""
    return Table(
        caption=caption,
        headings=("Case", "Family", "Next", "By", "Who acts", "Stands at", "Caseworker"),
        rows=tuple(_row(line) for line in lines),
        caption_hidden=True,
    )


def _row(line: Line) -> tuple[Cell, ...]:
    title = DUTY_TITLES[line.next_due_rule] if line.next_due_rule else "No date yet: ask for the letter"
    flags = [f"Interpreter: {line.interpreter_language}"] if line.interpreter_language else []
    flags += ["Protected contact details"] if line.is_protected else []
    return (
        Cell(
            line.reference,
            url=f"/cases/{line.case_id}/",
            note=f"{line.child_initials}, {line.local_authority}",
        ),
        Cell(line.holder_name, note=". ".join(flags)),
        Cell(title),
        Cell(on=line.next_due_on, note=_left(line), tag=_urgency(line)),
        Cell(OWNERS.get(line.next_due_owner, "Us")),
        Cell(tag=Tag(line.state.label.capitalize(), TONES.get(line.state, "neutral"))),
        Cell(line.caseworker or "Nobody yet"),
    )


def _left(line: Line) -> str:
    left = line.working_days_left
    if left is None:
        return f"Asked on {day(line.opened_at)}"
    if left < 0:
        return f"{plural(-left, 'working day')} ago"
    return f"{plural(left, 'working day')} left" if left else "Today or the weekend"


def _urgency(line: Line) -> Tag | None:
    if line.working_days_left is None:
        return None
    if line.working_days_left < 0:
        return Tag("Overdue", "late")
    return Tag("Soon", "soon") if line.working_days_left <= 3 else None


def _filters(
    query: Mapping[str, str], councils: list[tuple[str, str]], colleagues: list[tuple[str, str]]
) -> tuple[Filter, ...]:
    anyone = (("", "Any"),)
    owners = tuple(OWNERS.items())
    states = tuple(
        (state.value, state.label.capitalize()) for state in CaseState if state != CaseState.CLOSED
    )
    return (
        Filter("council", "Council", anyone + tuple(councils), query["council"]),
        Filter("owner", "Who acts", anyone + owners, query["owner"]),
        Filter("rule", "What is next", anyone + tuple(DUTY_TITLES.items()), query["rule"]),
        Filter("state", "Stands at", anyone + states, query["state"]),
        Filter("caseworker", "Caseworker", anyone + tuple(colleagues), query["caseworker"]),
        Filter("overdue", "Overdue", (*anyone, ("yes", "Only overdue")), query["overdue"]),
    )


def _pages(found: Worklist, query: Mapping[str, str]) -> Pages:
    kept = {name: value for name, value in query.items() if value}
    count = f"{found.count:,}+ cases" if found.is_more else plural(found.count, "case")
    return Pages(
        newer_url="?" + urlencode(kept | {"before": found.before}) if found.before else "",
        older_url="?" + urlencode(kept | {"after": found.after}) if found.after else "",
        shown=count,
    )
