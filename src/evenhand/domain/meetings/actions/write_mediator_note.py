"""Write a note that nobody else reads, and change it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.meetings.events import MediatorNoteChanged, MediatorNoteWritten
from evenhand.domain.meetings.models import MediatorNote
from evenhand.domain.meetings.notes import hold_own, hold_to_note, require_open, require_words


@action
def write_mediator_note(*, case_id: UUID, words: str, at: datetime, by: Principal) -> MediatorNote:
    """Keep a note for oneself on a case that one mediates. The same words sent twice are one note.

    Nobody else reads it: no party, no staff, no manager, no job. Raises NothingToKeep, and NotNow on a closed case.
    """
    case, author = hold_to_note(case_id, by)
    kept = require_words(words)
    require_open(case)
    own = MediatorNote.objects.filter(case_id=case.id, user_id=author)
    same = next((each for each in own if each.words == kept), None)
    if same is not None:
        already_done()
        return same
    note = MediatorNote.objects.create(case_id=case.id, user_id=author, words=kept, written_at=at)
    record(MediatorNoteWritten(case_id=case.id, note_id=note.id))
    return note


@action
def change_mediator_note(*, note_id: UUID, words: str, at: datetime, by: Principal) -> MediatorNote:
    """Put other words in the place of a note of one's own; what stood there is nowhere afterwards.

    Raises NothingToKeep, and NotNow on a closed case.
    """
    case, note = hold_own(note_id, by)
    kept = require_words(words)
    require_open(case)
    if note.words == kept:
        already_done()
        return note
    note.words, note.changed_at = kept, at
    note.save(update_fields=["words", "changed_at"])
    record(MediatorNoteChanged(case_id=case.id, note_id=note.id))
    return note
