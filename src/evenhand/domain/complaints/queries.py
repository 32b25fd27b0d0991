"""What can be asked about complaints: by whoever made one, and by managers who never had the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.complaints.holding import has_page, is_written_to, own_persons, visible_to
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.promises import due_on
from evenhand.domain.complaints.states import About, ComplaintState, Finding
from evenhand.domain.identity import queries as identity

S = ComplaintState
WAITS = (S.MADE, S.TAKEN, S.ASKED_AGAIN)
SHOWN = 100
SEALED = ("words", "answer", "still_wrong", "second_answer")


@dataclass(frozen=True)
class ComplaintShown:
    """One complaint, as far as it has come."""

    id: UUID
    case_id: UUID
    reference: str
    about: str
    words: str
    made_at: datetime
    was_recorded: bool
    """Somebody here wrote it down for the family."""
    has_page: bool
    """Whoever complained reads the answer on a page of their own."""
    is_written_to: bool
    """They are told that something is new there."""
    state: ComplaintState
    due_on: date | None
    taken_by: UUID | None
    taken_by_name: str
    finding: str
    answer: str
    learned: str
    answered_on: date | None
    still_wrong: str
    second_finding: str
    second_answer: str
    looked_again_by_name: str
    looked_again_on: date | None


@dataclass(frozen=True)
class ComplaintListed:
    """One complaint in a manager's list: no word of it."""

    id: UUID
    reference: str
    about: str
    made_at: datetime
    state: ComplaintState
    due_on: date | None
    taken_by_name: str


def own(case_id: UUID) -> list[ComplaintShown]:
    """Return what the present person complained of on a case, the newest first; also after the right has passed."""
    rows = Complaint.objects.filter(case_id=case_id, person_id__in=own_persons(case_id))
    return _shown(rows.select_related("case").order_by("-made_at"))


def waiting(by: Principal) -> list[ComplaintListed]:
    """Return the complaints that wait and that a manager may answer, the most urgent first."""
    found = _listed(visible_to(by).filter(state__in=WAITS))
    return sorted(found, key=lambda one: (one.due_on or date.max, one.made_at))


def over(by: Principal) -> list[ComplaintListed]:
    """Return those that are answered or taken back, the newest first, as many as a list can show."""
    return _listed(visible_to(by).exclude(state__in=WAITS).order_by("-made_at")[:SHOWN])


def one(complaint_id: UUID, by: Principal) -> ComplaintShown | None:
    """Return one complaint for a manager who may answer it."""
    return next(iter(_shown(visible_to(by).filter(id=complaint_id))), None)


def closed_to(by: Principal) -> int:
    """Return how many complaints wait at a manager's providers that they may not read (see `visible_to`)."""
    if by.user_id is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_complaints_closed_to_me()")
        (number,) = cursor.fetchone()
    return int(number)


def _listed(found: QuerySet[Complaint]) -> list[ComplaintListed]:
    rows = list(found.defer(*SEALED))
    names = identity.staff_names({row.taken_by for row in rows if row.taken_by})
    return [
        ComplaintListed(
            row.id,
            row.case.reference,
            About(row.about).label,
            row.made_at,
            S(row.state),
            due_on(row),
            names.get(row.taken_by, "") if row.taken_by else "",
        )
        for row in rows
    ]


def _shown(rows: Iterable[Complaint]) -> list[ComplaintShown]:
    found = list(rows)
    people = {who for row in found for who in (row.taken_by, row.looked_again_by) if who}
    names = identity.staff_names(people)
    return [
        ComplaintShown(
            id=row.id,
            case_id=row.case_id,
            reference=row.case.reference,
            about=About(row.about).label,
            words=row.words,
            made_at=row.made_at,
            was_recorded=row.recorded_by is not None,
            has_page=has_page(row),
            is_written_to=is_written_to(row),
            state=S(row.state),
            due_on=due_on(row),
            taken_by=row.taken_by,
            taken_by_name=names.get(row.taken_by, "") if row.taken_by else "",
            finding=_finding(row.finding),
            answer=row.answer or "",
            learned=row.learned,
            answered_on=_day(row.answered_at),
            still_wrong=row.still_wrong or "",
            second_finding=_finding(row.second_finding),
            second_answer=row.second_answer or "",
            looked_again_by_name=names.get(row.looked_again_by, "") if row.looked_again_by else "",
            looked_again_on=_day(row.looked_again_at),
        )
        for row in found
    ]


def _finding(code: str) -> str:
    return Finding(code).label if code else ""


def _day(moment: datetime | None) -> date | None:
    return london_day(moment) if moment else None
