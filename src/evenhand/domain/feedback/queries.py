"""What editors read of what readers said, and what everybody reads of what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.feedback.models import Improvement, Saying
from evenhand.domain.feedback.states import About, ImprovementState, SayingState, Why
from evenhand.domain.identity import access
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission

# Our own promise to whoever writes: not a date of the law.
READ_WITHIN = timedelta(days=14)
WORDS_KEPT = timedelta(days=183)
SHOWN = 100


@dataclass(frozen=True)
class Said:
    """Something that a reader said about a page."""

    id: UUID
    page: str
    about: About
    words: str
    said_on: date
    state: SayingState
    why: str
    read_by: str
    read_on: date | None

    @property
    def read_by_day(self) -> date:
        """Return the day by which somebody reads it."""
        return self.said_on + READ_WITHIN


@dataclass(frozen=True)
class Improved:
    """What readers said and what was done, in an editor's words."""

    id: UUID
    page: str
    said: str
    did: str
    state: ImprovementState
    published_on: date | None
    readers: int
    """How many of them had said it; nothing of them to whoever is no editor."""


def waiting(by: Principal) -> list[Said]:
    """Return what waits to be read, the oldest first; nothing to whoever writes no pages."""
    return _said(by, Saying.objects.filter(state=SayingState.WAITING).order_by("said_on", "id"))


def read_lately(by: Principal) -> list[Said]:
    """Return what was read, the newest first; nothing to whoever writes no pages."""
    done = Saying.objects.exclude(state=SayingState.WAITING)
    return _said(by, done.order_by("-read_at", "-said_on")[:SHOWN])


def one(saying_id: UUID, by: Principal) -> Said | None:
    """Return one thing that a reader said; None to whoever writes no pages."""
    return next(iter(_said(by, Saying.objects.filter(id=saying_id))), None)


def improvements(by: Principal) -> list[Improved]:
    """Return what is drafted and published, drafts first; nothing to whoever writes no pages."""
    if not access.may(by, Permission.EDIT_CONTENT):
        return []
    rows = Improvement.objects.exclude(state=ImprovementState.TAKEN_DOWN).prefetch_related("sayings")
    found = [_improved(row, len(row.sayings.all())) for row in rows.order_by("-drafted_at")]
    return sorted(found, key=lambda each: each.state != ImprovementState.DRAFT)


def published() -> list[Improved]:
    """Return what everybody can read of what came of readers' words, the newest first."""
    rows = Improvement.objects.filter(state=ImprovementState.PUBLISHED).order_by("-published_at")[:SHOWN]
    return [_improved(row, 0) for row in rows]


def sayings_of(day: date) -> int:
    """Return how much readers said on a day, for whoever may read none of it."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_sayings_of(%s)", [day])
        (number,) = cursor.fetchone()
    return int(number)


def with_words_until(day: date) -> list[UUID]:
    """Return what was said on a day or before and still has its words, or waits: for the worker."""
    old = Saying.objects.filter(said_on__lte=day)
    return list(old.exclude(words="", state__in=_ENDED).values_list("id", flat=True))


_ENDED = (SayingState.SET_ASIDE, SayingState.IMPROVED)


def _said(by: Principal, rows: Iterable[Saying]) -> list[Said]:
    if not access.may(by, Permission.EDIT_CONTENT):
        return []
    found = list(rows)
    names = identity.staff_names({row.read_by for row in found if row.read_by})
    return [
        Said(
            row.id,
            row.page,
            About(row.about),
            row.words,
            row.said_on,
            SayingState(row.state),
            Why(row.why).label if row.why else "",
            names.get(row.read_by, "") if row.read_by else "",
            _day(row.read_at),
        )
        for row in found
    ]


def _improved(row: Improvement, readers: int) -> Improved:
    return Improved(
        row.id, row.page, row.said, row.did, ImprovementState(row.state), _day(row.published_at), readers
    )


def _day(moment: datetime | None) -> date | None:
    return london_day(moment) if moment else None
