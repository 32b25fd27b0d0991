"""Read a note that somebody let one read as their mediator."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.preparing.events import BodyNoteOpened, OwnNoteOpened
from evenhand.domain.preparing.models import BodyNote, Note, OwnNote


@action
def open_shared_note(*, note_id: UUID, at: datetime, by: Principal) -> Note:
    """Return a note that was shown to the present mediator, and note that it was read: from then on it stays shown.

    Raises NoSuchThing for one that was taken back, or shown to somebody else.
    """
    note: OwnNote | BodyNote | None = None
    for kind in (OwnNote, BodyNote):
        held = kind.objects.select_for_update().filter(id=note_id, shared_with=by.user_id)
        note = note or (held.first() if by.user_id else None)
    if note is None:
        raise NoSuchThing
    if note.opened_at is not None:
        already_done()
        return note
    note.opened_at = at
    note.save(update_fields=["opened_at"])
    if isinstance(note, BodyNote):
        record(BodyNoteOpened(case_id=note.case_id, note_id=note.id, body_id=note.body_id))
    else:
        record(OwnNoteOpened(case_id=note.case_id, note_id=note.id))
    return note
