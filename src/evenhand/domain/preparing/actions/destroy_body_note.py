"""Destroy a note of one's own council or health body."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.preparing.events import BodyNoteDestroyed
from evenhand.domain.preparing.holding import hold_body, note_body
from evenhand.domain.preparing.models import BodyNote


@action
def destroy_body_note(*, note_id: UUID, by: Principal) -> None:
    """Destroy a note of one's body for good: also one that was shown to the mediator, and on a closed case."""
    note = hold_body(note_id, by)
    BodyNote.objects.filter(id=note.id).delete()
    note_body(note, BodyNoteDestroyed)
