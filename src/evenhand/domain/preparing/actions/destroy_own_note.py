"""Destroy a note of one's own."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.preparing.events import OwnNoteDestroyed
from evenhand.domain.preparing.holding import hold_own, note_own
from evenhand.domain.preparing.models import OwnNote


@action
def destroy_own_note(*, note_id: UUID, by: Principal) -> None:
    """Destroy a note of one's own for good: also one that was shown to the mediator, and on a closed case.

    A parent whose right has passed to their child still destroys their own.
    """
    note = hold_own(note_id, by)
    OwnNote.objects.filter(id=note.id).delete()
    note_own(note, OwnNoteDestroyed)
