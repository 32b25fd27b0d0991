"""Write a note for colleagues."""

from datetime import datetime
from uuid import UUID, uuid4

from evenhand.core.actions import action, already_done
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.events import NoteWritten
from evenhand.domain.casework.models import Note
from evenhand.domain.identity.roles import Permission


class EmptyNote(Refused):
    """There is nothing in the note."""


@action
def write_note(
    *, case_id: UUID, words: str, at: datetime, by: Principal, note_id: UUID | None = None
) -> Note:
    """Keep a note that colleagues on the case read and the family's page does not show."""
    case = hold(case_id, by)
    access.require(by, Permission.WRITE_NOTES, case)
    if not words.strip():
        raise EmptyNote(
            "There is nothing to keep yet.", "The note is empty.", "Write the note, then keep it."
        )
    if note_id and (same := Note.objects.filter(id=note_id).first()):
        already_done()
        return same
    note = Note.objects.create(
        id=note_id or uuid4(), case_id=case.id, words=words.strip(), written_at=at, written_by=by.user_id
    )
    record(NoteWritten(case_id=case.id, note_id=note.id))
    return note
