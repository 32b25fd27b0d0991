"""Destroy notes that only their mediator reads."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.meetings.events import MediatorNoteDestroyed, MediatorNotesDestroyed
from evenhand.domain.meetings.models import MediatorNote
from evenhand.domain.meetings.notes import hold_own


@action
def destroy_mediator_note(*, note_id: UUID, at: datetime, by: Principal) -> None:
    """Destroy a note of one's own, on a closed case too."""
    case, note = hold_own(note_id, by)
    note.delete()
    record(MediatorNoteDestroyed(case_id=case.id, note_id=note_id))


@action
def destroy_notes_of_case(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Destroy what mediators wrote for themselves on a case whose notes are over. Only the service itself calls this.

    Whoever may no longer read their notes, because they left or were shut out, loses them here too.
    """
    if not by.is_service:
        raise NotAllowed("destroy the notes of others")
    count, _ = MediatorNote.objects.filter(case_id=case_id).delete()
    if not count:
        already_done()
        return
    record(MediatorNotesDestroyed(case_id=case_id, count=count))
