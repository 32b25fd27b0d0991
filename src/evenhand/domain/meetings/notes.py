"""Notes that only their mediator reads: which there are, until when, and when one cannot be kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from evenhand.core.clock import LONDON, london_day
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.models import MediatorNote

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# The database destroys none sooner: see evenhand_cases_with_old_notes.
KEPT_DAYS = 28
LONGEST = 20_000


@dataclass(frozen=True)
class PrivateNote:
    """One note, for its author's eyes."""

    id: UUID
    words: str
    written_at: datetime
    changed_at: datetime | None


class NothingToKeep(Refused):
    """The note has no words, or more than are kept."""

    code = "nothing-to-keep"

    def __init__(self) -> None:
        super().__init__(
            "The note was not kept.",
            f"It is empty, or longer than {LONGEST:,} characters.",
            "Write something, or make two notes of it.",
        )


def own_notes(case_id: UUID, by: Principal) -> list[PrivateNote]:
    """Return one's own notes on a case, the newest first; the database shows nobody else's."""
    if by.user_id is None:
        return []
    rows = MediatorNote.objects.filter(case_id=case_id, user_id=by.user_id).order_by("-written_at")
    return [_shown(row) for row in rows]


def own_note(case_id: UUID, note_id: UUID, by: Principal) -> PrivateNote | None:
    """Return one of one's own notes on a case, or None."""
    return next((each for each in own_notes(case_id, by) if each.id == note_id), None)


def kept_until(closed_at: datetime | None) -> date | None:
    """Return the day on which the notes of a case are destroyed; None while it is open."""
    return closed_at and london_day(closed_at) + timedelta(days=KEPT_DAYS)


def hold_own(note_id: UUID, by: Principal) -> "tuple[Case, MediatorNote]":
    """Return a note of one's own and its case, both held. Raises NoSuchThing for any other."""
    found = MediatorNote.objects.filter(id=note_id, user_id=by.user_id).first() if by.user_id else None
    if found is None:
        raise NoSuchThing
    case, _ = hold_to_note(found.case_id, by)
    note = MediatorNote.objects.select_for_update().filter(id=note_id).first()
    if note is None:
        raise NoSuchThing
    return case, note


def hold_to_note(case_id: UUID, by: Principal) -> "tuple[Case, UUID]":
    """Return a held case and its mediator's user, who acts. Raises NotAllowed for anybody else."""
    case = hold(case_id, by)
    access.require(by, Permission.MEDIATE, case)
    if by.user_id is None:
        raise NotAllowed(Permission.MEDIATE.value)
    return case, by.user_id


def require_words(words: str) -> str:
    """Return the words of a note. Raises NothingToKeep."""
    kept = words.strip()
    if not kept or len(kept) > LONGEST:
        raise NothingToKeep
    return kept


def require_open(case: "Case") -> None:
    """Raise NotNow once a case is closed: what is written then would be destroyed before long."""
    if case.closed_at is not None:
        raise NotNow(
            "The note was not kept.", "The case is closed.", "You can still read your notes and destroy them."
        )


def cases_with_old_notes() -> list[UUID]:
    """Return the cases whose notes have been kept long enough; ids, for the worker only."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_cases_with_old_notes()")
        return [row[0] for row in cursor.fetchall()]


def _shown(row: MediatorNote) -> PrivateNote:
    changed = row.changed_at and row.changed_at.astimezone(LONDON)
    return PrivateNote(row.id, row.words, row.written_at.astimezone(LONDON), changed)
