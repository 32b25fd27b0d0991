"""What waits for one across cases: tasks by their day, and what somebody else asked and a second person decides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenhand.core.principals import Principal
from evenhand.domain.cases import access, facts, walls
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework import ways
from evenhand.domain.casework.models import DetailsChange, Task
from evenhand.domain.casework.states import ChangeState, TaskKind, TaskState
from evenhand.domain.identity import access as identity
from evenhand.domain.identity import resets, two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people

COUNTED = 1_000  # nobody reads so far, and an exact count grows with the table
SIZE = 25


class Second(StrEnum):
    """What a second person decides."""

    DETAILS = "details"
    BIRTH = "birth"
    DEEMED = "deemed"
    LATE = "late"
    WAYS = "ways"
    AGAIN = "again"
    SIGNATURE = "signature"
    WALL = "wall"
    RESET = "reset"


# What is decided on a case stands on its list of tasks, and nowhere else.
DECIDED = {
    TaskKind.DEEMED_TO_DECIDE: Second.DEEMED,
    TaskKind.LATE_TO_DECIDE: Second.LATE,
    TaskKind.BIRTH_TO_CONFIRM: Second.BIRTH,
    TaskKind.SIGNATURE_TO_CONFIRM: Second.SIGNATURE,
}


@dataclass(frozen=True)
class ToDo:
    """One task as a list shows it."""

    id: UUID
    case_id: UUID
    reference: str
    child_initials: str
    council: str
    kind: TaskKind
    words: str
    due_on: date
    law_rule: str
    """The rule behind the nearest date of the case."""
    law_on: date | None


@dataclass(frozen=True)
class Waits:
    """One thing that somebody asked; `id` names it, or its case where the case is decided about."""

    kind: Second
    id: UUID
    case_id: UUID | None
    reference: str
    asked_at: datetime
    asked_by: UUID | None
    person_id: UUID | None = None
    """About whom, where it is decided on a page of that person."""


T = TypeVar("T")


@dataclass(frozen=True)
class Listed(Generic[T]):
    """One page; `after` is the cursor of the next, empty at the end."""

    lines: tuple[T, ...]
    after: str = ""


@dataclass(frozen=True)
class Counts:
    """How long each list is, or COUNTED where it is longer."""

    mine: int
    team: int
    second: int


def tasks(by: Principal, scope: str, *, after: str = "", size: int = SIZE) -> Listed[ToDo]:
    """Return one page of open tasks, the soonest day first: one's own, or those of one's team that nobody has.

    Raises ValueError for a cursor that no page gave.
    """
    since: tuple[date, UUID] | None = None
    if after:
        day, last_id = _read(after)
        since = date.fromisoformat(day), last_id
    found = [row for each in _tasks(by, scope) for row in _soonest(each, since, size + 1)]
    rows = sorted(found, key=lambda row: (row.due_on, row.id))
    is_more, rows = len(rows) > size, rows[:size]
    return Listed(
        tuple(
            ToDo(
                id=row.id,
                case_id=row.case_id,
                reference=row.case.reference,
                child_initials=row.case.child_initials,
                council=row.case.local_authority.short_name,
                kind=TaskKind(row.kind),
                words=row.words,
                due_on=row.due_on,
                law_rule=row.case.next_due_rule,
                law_on=row.case.next_due_on,
            )
            for row in rows
        ),
        f"{rows[-1].due_on.isoformat()}~{rows[-1].id}" if is_more else "",
    )


def for_second(by: Principal, *, after: str = "", size: int = SIZE) -> Listed[Waits]:
    """Return one page of what somebody else asked and the present person may decide, the oldest first.

    One statement for each kind of thing. Raises ValueError for a cursor that no page gave.
    """
    since: tuple[datetime, UUID] | None = None
    if after:
        moment, last_id = _read(after)
        since = datetime.fromisoformat(moment), last_id
    found = [one for each in _questions(by) for one in each.page(since, size + 1)]
    rows = sorted(found, key=lambda one: (one.asked_at, one.id))
    is_more, rows = len(rows) > size, rows[:size]
    unnamed = {one.case_id for one in rows if one.case_id and not one.reference}
    named = cases.references(unnamed, by) if unnamed else {}
    lines = (
        replace(one, reference=named.get(one.case_id, "")) if one.case_id in unnamed else one for one in rows
    )
    return Listed(tuple(lines), f"{rows[-1].asked_at.isoformat()}~{rows[-1].id}" if is_more else "")


def counts(by: Principal) -> Counts:
    """Return how long each list is."""
    return Counts(
        mine=min(_count(_tasks(by, "mine")), COUNTED),
        team=min(_count(_tasks(by, "team")), COUNTED),
        second=min(_count(each.rows for each in _questions(by)), COUNTED),
    )


def was_given_back(provider_ids: list[UUID]) -> bool:
    """Tell whether nobody has a case of some providers because whoever had it was shut out."""
    asked = Task.objects.filter(kind=TaskKind.WORK_GIVEN_BACK, state=TaskState.OPEN)
    return asked.filter(case__provider_id__in=provider_ids, case__caseworker_id=None).exists()


def _tasks(by: Principal, scope: str) -> tuple[QuerySet[Task], ...]:
    """Return which rows are on a list: each question by an index of its own, for the walls are asked row by row."""
    held = identity.memberships(by.user_id)
    found = Task.objects.filter(
        state=TaskState.OPEN, case__provider_id__in=[each.provider_id for each in held]
    ).exclude(case_id__in=access.own_cases(by))
    if scope == "mine" and by.user_id:
        return (
            found.filter(for_user_id=by.user_id),
            found.filter(for_user_id=None, case__caseworker_id=by.user_id),
        )
    teams = [each.team_id for each in held]
    return (found.filter(for_user_id=None, case__caseworker_id=None, case__team_id__in=teams),)


def _soonest(rows: QuerySet[Task], since: tuple[date, UUID] | None, size: int) -> QuerySet[Task]:
    if since:
        on, last_id = since
        rows = rows.filter(Q(due_on__gt=on) | Q(due_on=on, id__gt=last_id), due_on__gte=on)
    return rows.select_related("case__local_authority").order_by("due_on", "id")[:size]


def _count(questions: Iterable[QuerySet[Any]]) -> int:
    return sum(each[: COUNTED + 1].count() for each in questions)


class Question(NamedTuple):
    """One kind of thing: when a row of it was asked, which rows, and what of a row is shown."""

    moment: str
    rows: QuerySet[Any]
    shown: Callable[[Any], Waits]

    def page(self, since: tuple[datetime, UUID] | None, size: int) -> list[Waits]:
        """Return what comes after a moment, the oldest first."""
        rows = self.rows
        if since:
            rows = rows.filter(
                Q(**{f"{self.moment}__gt": since[0]}) | Q(**{self.moment: since[0], "id__gt": since[1]})
            )
        return [self.shown(row) for row in rows.order_by(self.moment, "id")[:size]]


def _questions(by: Principal) -> Iterator[Question]:
    """Give one question for each kind of thing that waits for a second person."""
    if by.user_id is None:
        return
    own, asked_oneself = access.own_cases(by), two_people.as_one(by)

    def of(permission: Permission) -> list[UUID]:
        return identity.providers(by, permission)

    changes = DetailsChange.objects.filter(
        state=ChangeState.WAITING, case__provider_id__in=of(Permission.CORRECT_FACTS)
    ).exclude(asked_by__in=asked_oneself)
    yield Question("asked_at", changes.exclude(case_id__in=own).select_related("case"), _change)
    confirmers = of(Permission.CORRECT_FACTS)
    waits = ways.all_waiting().filter(case__provider_id__in=confirmers)
    waits = waits.exclude(asked_by__in=asked_oneself).exclude(case_id__in=own)
    yield Question("asked_at", waits.select_related("case"), _ways)
    back = people.stops_asked_back().filter(case_id__in=cases.of_providers(confirmers, by))
    back = back.exclude(asked_back_by__in=asked_oneself).exclude(case_id__in=own)
    yield Question("asked_back_at", back, _again)
    liftings = walls.waiting(of(Permission.SHUT_OUT), by)
    yield Question("asked_at", liftings.exclude(case_id__in=own).select_related("case"), _lifting)
    decisions = _decisions(by, of).exclude(case_id__in=own).select_related("case")
    yield Question("added_at", decisions, _decision)
    lost = resets.for_second(by, of(Permission.HELP_SIGN_IN), of(Permission.APPOINT))
    yield Question("asked_at", lost.exclude(case_id__in=own), _reset)


def _decisions(by: Principal, of: Callable[[Permission], list[UUID]]) -> QuerySet[Task]:
    """Return the tasks that ask a second person to decide, but for what the asking person began."""
    began = facts.standing_by(two_people.as_one(by))
    asked, asked_late, corrected = (
        Exists(began.filter(case_id=OuterRef("case_id"), kind=kind))
        for kind in (facts.FactKind.DEEMED_ASKED, facts.FactKind.LATE_ASKED, facts.FactKind.DATE_OF_BIRTH)
    )
    return Task.objects.filter(state=TaskState.OPEN, by_rule=True, kind__in=DECIDED).filter(
        Q(
            ~asked,
            kind=TaskKind.DEEMED_TO_DECIDE,
            case__provider_id__in=of(Permission.DECIDE_DEEMED_CERTIFICATE),
        )
        | Q(
            ~asked_late,
            kind=TaskKind.LATE_TO_DECIDE,
            case__provider_id__in=of(Permission.DECIDE_LATE_CERTIFICATE),
        )
        | Q(~corrected, kind=TaskKind.BIRTH_TO_CONFIRM, case__provider_id__in=of(Permission.CORRECT_FACTS))
        | Q(kind=TaskKind.SIGNATURE_TO_CONFIRM, case__provider_id__in=of(Permission.CONFIRM_SIGNATURE))
    )


def _change(row: DetailsChange) -> Waits:
    return Waits(Second.DETAILS, row.id, row.case_id, row.case.reference, row.asked_at, row.asked_by)


def _ways(row: Any) -> Waits:
    return Waits(
        Second.WAYS, row.id, row.case_id, row.case.reference, row.asked_at, row.asked_by, row.person_id
    )


def _again(row: Any) -> Waits:
    return Waits(Second.AGAIN, row.id, row.case_id, "", row.asked_back_at, row.asked_back_by, row.person_id)


def _lifting(row: Any) -> Waits:
    return Waits(Second.WALL, row.id, row.case_id, row.case.reference, row.asked_at, row.asked_by)


def _decision(row: Task) -> Waits:
    return Waits(DECIDED[TaskKind(row.kind)], row.id, row.case_id, row.case.reference, row.added_at, None)


def _reset(row: Any) -> Waits:
    return Waits(Second.RESET, row.id, row.case_id, "", row.asked_at, row.asked_by)


def _read(cursor: str) -> tuple[str, UUID]:
    value, _, last_id = cursor.partition("~")
    return value, UUID(last_id)
