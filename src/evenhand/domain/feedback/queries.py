"""What editors read of what readers said, and what everybody reads of what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, F

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.feedback.models import Comment, Improvement
from evenhand.domain.feedback.states import About, CommentState, ImprovementState, Why
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.statute.counting import within_months

# Our own promise to whoever writes: not a date of the law.
READ_WITHIN = timedelta(days=14)
MONTHS_KEPT = 6
SHOWN = 100


@dataclass(frozen=True)
class CommentShown:
    """Something that a reader said about a page."""

    id: UUID
    page: str
    about: About
    words: str
    said_on: date
    state: CommentState
    why: str
    read_on: date | None
    """Who read it is on record, and on no page: editors of several services read the same comments."""

    @property
    def due_on(self) -> date:
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


def waiting(by: Principal) -> list[CommentShown]:
    """Return what waits, the oldest first, as much as a list can show; nothing to whoever writes no pages."""
    rows = Comment.objects.filter(state=CommentState.WAITING).order_by("said_on", "id")
    return _said(by, rows[:SHOWN])


def read_lately(by: Principal) -> list[CommentShown]:
    """Return what was read, the newest first; nothing to whoever writes no pages."""
    done = Comment.objects.exclude(state=CommentState.WAITING)
    return _said(by, done.order_by(F("read_at").desc(nulls_last=True), "-said_on")[:SHOWN])


def one(comment_id: UUID, by: Principal) -> CommentShown | None:
    """Return one thing that a reader said; None to whoever writes no pages."""
    return next(iter(_said(by, Comment.objects.filter(id=comment_id))), None)


def improvements(by: Principal) -> list[Improved]:
    """Return what is drafted and published, drafts first; nothing to whoever writes no pages."""
    if not access.may(by, Permission.EDIT_CONTENT):
        return []
    rows = Improvement.objects.exclude(state=ImprovementState.TAKEN_DOWN).annotate(readers=Count("comments"))
    found = [_improved(row, row.readers) for row in rows.order_by("-drafted_at")]
    return sorted(found, key=lambda each: each.state != ImprovementState.DRAFT)


def improvement(improvement_id: UUID, by: Principal) -> Improved | None:
    """Return one that is drafted or published; None to whoever writes no pages."""
    return next((one for one in improvements(by) if one.id == improvement_id), None)


def published() -> list[Improved]:
    """Return what everybody can read of what came of readers' words, the newest first."""
    rows = Improvement.objects.filter(state=ImprovementState.PUBLISHED).order_by("-published_at")[:SHOWN]
    return [_improved(row, 0) for row in rows]


def comments_of(day: date) -> int:
    """Return how much readers said on a day, for whoever may read none of it."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_comments_of(%s)", [day])
        (number,) = cursor.fetchone()
    return int(number)


def kept_until(said_on: date) -> date:
    """Return the last day on which the words of a comment are kept."""
    return within_months(said_on, MONTHS_KEPT)


def with_words_past(today: date) -> list[UUID]:
    """Return the comments whose words, or whose waiting, are over: for the worker."""
    rows = Comment.objects.exclude(words="", state__in=(CommentState.SET_ASIDE, CommentState.ANSWERED))
    return [row.id for row in rows.order_by("said_on") if today > kept_until(row.said_on)]


def _said(by: Principal, rows: Iterable[Comment]) -> list[CommentShown]:
    if not access.may(by, Permission.EDIT_CONTENT):
        return []
    found = list(rows)
    return [
        CommentShown(
            row.id,
            row.page,
            About(row.about),
            row.words,
            row.said_on,
            CommentState(row.state),
            Why(row.why).label if row.why else "",
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
