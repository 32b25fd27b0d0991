"""What can be asked about notes: one's own, one's body's, and those that were shown to a mediator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from evenhand.core.clock import LONDON
from evenhand.core.principals import Principal
from evenhand.domain.identity import queries as identity
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.panel import queries as panel
from evenhand.domain.preparing.models import BodyNote, Note, OwnNote
from evenhand.domain.preparing.states import Topic


@dataclass(frozen=True)
class Kept:
    """One note, for those whose it is."""

    id: UUID
    topic: Topic
    words: str
    written_at: datetime
    changed_at: datetime | None
    writer: str
    """Who wrote it, of a body's note."""
    reader: str
    """The mediator who may read it; empty while it is for its own side alone."""
    shared_at: datetime | None
    opened_at: datetime | None


@dataclass(frozen=True)
class Shown:
    """One note as a mediator finds it, before opening it: no word of it."""

    id: UUID
    whose: str
    """The body's name; empty for somebody of the family."""
    topic: Topic
    shared_at: datetime
    opened_at: datetime | None


def own_notes(case_id: UUID, by: Principal) -> list[Kept]:
    """Return one's own notes on a case, the newest first; the database shows nobody else's."""
    if by.user_id is None:
        return []
    rows = OwnNote.objects.filter(case_id=case_id, user_id=by.user_id).order_by("-written_at", "id")
    return _kept(rows)


def own_note(case_id: UUID, note_id: UUID, by: Principal) -> Kept | None:
    """Return one of one's own notes on a case, or None."""
    return next((each for each in own_notes(case_id, by) if each.id == note_id), None)


def body_notes(case_id: UUID, body_id: UUID) -> list[Kept]:
    """Return a body's notes on a case, the newest first; the database shows them to its officers there."""
    return _kept(_of_body(case_id, body_id))


def body_note(case_id: UUID, body_id: UUID, note_id: UUID) -> Kept | None:
    """Return one of a body's notes on a case, or None."""
    return next(iter(_kept(_of_body(case_id, body_id).filter(id=note_id))), None)


def shown_to(case_id: UUID, by: Principal) -> list[Shown]:
    """Return what was shown to the present mediator of a case, the newest first."""
    if by.user_id is None:
        return []
    theirs = {"case_id": case_id, "shared_with": by.user_id}
    rows: list[Note] = [*OwnNote.objects.filter(**theirs), *BodyNote.objects.filter(**theirs)]
    found = [
        Shown(row.id, whose(row), Topic(row.topic), row.shared_at.astimezone(LONDON), _here(row.opened_at))
        for row in rows
        if row.shared_at
    ]
    return sorted(found, key=lambda each: each.shared_at, reverse=True)


def whose(note: Note) -> str:
    """Return the name of the body whose note it is; empty for somebody of the family."""
    return organisations.body(note.body_id).short_name if isinstance(note, BodyNote) else ""


def _of_body(case_id: UUID, body_id: UUID) -> "QuerySet[BodyNote]":
    return BodyNote.objects.filter(case_id=case_id, body_id=body_id).order_by("-written_at", "id")


def _kept(rows: Iterable[Note]) -> list[Kept]:
    return [
        Kept(
            id=row.id,
            topic=Topic(row.topic),
            words=row.words,
            written_at=row.written_at.astimezone(LONDON),
            changed_at=_here(row.changed_at),
            writer=identity.staff_name(row.user_id) if isinstance(row, BodyNote) else "",
            reader=panel.name_of_user(row.shared_with) if row.shared_with else "",
            shared_at=_here(row.shared_at),
            opened_at=_here(row.opened_at),
        )
        for row in rows
    ]


def _here(at: datetime | None) -> datetime | None:
    return at and at.astimezone(LONDON)
