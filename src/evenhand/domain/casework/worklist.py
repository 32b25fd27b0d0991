"""The worklist: open cases by their nearest date, read in a handful of statements however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from evenhand.core import references
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.states import CaseState
from evenhand.domain.identity.access import memberships
from evenhand.domain.law.in_use import calendars_in_use
from evenhand.domain.people import queries as people
from evenhand.statute.working_days import WorkingDays

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

COUNTED = (
    1_000  # more than this is shown as "1,000+": nobody reads so far, and an exact count grows with the table
)
FOUND = 50
SCOPES = ("mine", "team", "undated")


@dataclass(frozen=True)
class Line:
    """One case as a list shows it."""

    case_id: UUID
    reference: str
    child_initials: str
    holder_name: str
    local_authority: str
    state: CaseState
    next_due_rule: str
    next_due_owner: str
    next_due_on: date | None
    working_days_left: int | None
    caseworker: str
    interpreter_language: str
    is_protected: bool
    opened_at: datetime


@dataclass(frozen=True)
class Worklist:
    """One page of lines; `after` and `before` are the cursors of the pages next to it, empty at an end."""

    lines: tuple[Line, ...]
    count: int
    is_more: bool
    after: str = ""
    before: str = ""


@dataclass(frozen=True)
class Wanted:
    """Which cases: a scope and filters; empty means any. `next_due_rule` is the kind of duty."""

    scope: str = "mine"
    local_authority: str = ""
    owner: str = ""
    rule: str = ""
    caseworker: UUID | None = None
    is_overdue: bool = False
    state: str = ""


def worklist(
    by: Principal, wanted: Wanted, today: date, *, after: str = "", before: str = "", size: int = 25
) -> Worklist:
    """Return one page of the open cases that somebody works on, nearest date first.

    `mine` are those whose caseworker they are, `team` those of their team, `undated` those of their team on
    which no date could be worked out yet, oldest first. Six statements, whatever the filters.
    """
    found = _filtered(_scope(by, wanted.scope), wanted, today)
    count = found[: COUNTED + 1].count()
    key = "opened_at" if wanted.scope == "undated" else "next_due_on"
    backwards = bool(before)
    rows = list(_page(found, key, before or after, backwards)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    return Worklist(
        lines=_lines(rows, today),
        count=min(count, COUNTED),
        is_more=count > COUNTED,
        after=_cursor(rows[-1], key) if rows and (more or backwards) else "",
        before=_cursor(rows[0], key) if rows and (more if backwards else after) else "",
    )


def find(by: Principal, words: str, today: date) -> tuple[Line, ...]:
    """Return cases of the asker's own provider with this reference, or with all these words in a name on them."""
    reference = references.grouped(words, 4)
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_cases_with_name(%s)", [words])
        named = [row[0] for row in cursor.fetchall()]
    found = access.visible_to(by).filter(Q(reference=reference) | Q(id__in=named))
    rows = found.select_related("caseworker", "local_authority").order_by("closed_at", "next_due_on", "id")
    return _lines(rows[:FOUND], today)


def _scope(by: Principal, scope: str) -> "QuerySet[Case]":
    held = memberships(by.user_id)
    found = access.of_providers([membership.provider_id for membership in held], by)
    found = found.filter(closed_at=None, next_due_on__isnull=scope == "undated")
    if scope == "mine":
        return found.filter(caseworker_id=by.user_id)
    teams = [membership.team_id for membership in held]
    # One team keeps its index in order; staff of several see all their lists, sorted.
    return found.filter(team_id=teams[0]) if len(teams) == 1 else found.filter(team_id__in=teams)


def _filtered(found: "QuerySet[Case]", wanted: Wanted, today: date) -> "QuerySet[Case]":
    exact = {
        "local_authority_id": wanted.local_authority,
        "next_due_owner": wanted.owner,
        "next_due_rule": wanted.rule,
        "caseworker_id": wanted.caseworker,
        "state": wanted.state,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    return found.filter(next_due_on__lt=today) if wanted.is_overdue else found


def _page(found: "QuerySet[Case]", key: str, cursor: str, backwards: bool) -> "QuerySet[Case]":
    found = found.select_related("caseworker", "local_authority")
    if cursor:
        value, last_id = _read(cursor, key)
        beyond, bound = ("lt", "lte") if backwards else ("gt", "gte")
        # The first condition bounds the walk along the index; the second steps over the rest of that day.
        found = found.filter(
            Q(**{f"{key}__{beyond}": value}) | Q(**{key: value, f"id__{beyond}": last_id}),
            **{f"{key}__{bound}": value},
        )
    return found.order_by(*(("-" + key, "-id") if backwards else (key, "id")))


def _cursor(row: Any, key: str) -> str:
    return f"{getattr(row, key).isoformat()}~{row.id}"


def _read(cursor: str, key: str) -> tuple[date | datetime, UUID]:
    value, _, last_id = cursor.partition("~")
    kind = datetime if key == "opened_at" else date
    return kind.fromisoformat(value), UUID(last_id)


def _lines(rows: "Iterable[Case]", today: date) -> tuple[Line, ...]:
    rows = list(rows)
    holders = people.listed({case.holder_id for case in rows})
    unknown, days = people.Listed("", "", False), calendars_in_use().regulations
    return tuple(_line(case, holders.get(case.holder_id, unknown), today, days) for case in rows)


def _line(case: "Case", holder: people.Listed, today: date, days: WorkingDays) -> Line:
    due = case.next_due_on
    return Line(
        case_id=case.id,
        reference=case.reference,
        child_initials=case.child_initials,
        holder_name=holder.name,
        local_authority=case.local_authority.short_name,
        state=CaseState(case.state),
        next_due_rule=case.next_due_rule,
        next_due_owner=case.next_due_owner,
        next_due_on=due,
        working_days_left=days.between(today, due) if due else None,
        caseworker=case.caseworker.staff_name if case.caseworker else "",
        interpreter_language=holder.interpreter_language,
        is_protected=holder.is_protected,
        opened_at=case.opened_at,
    )
