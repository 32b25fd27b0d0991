"""Show a note of one's own to the mediator, or take it back."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.preparing import sharing
from evenhand.domain.preparing.events import OwnNoteShared, OwnNoteTakenBack
from evenhand.domain.preparing.holding import hold_own, note_own, require_family


@action
def share_own_note(*, note_id: UUID, with_user: UUID, at: datetime, by: Principal) -> None:
    """Let the mediator who was named on the page read one note of one's own, and nobody else. Raises NotNow."""
    note = hold_own(note_id, by)
    require_family(note.case_id, by)
    if not sharing.share(note, with_user=with_user, at=at):
        already_done()
        return
    note_own(note, OwnNoteShared)


@action
def take_back_own_note(*, note_id: UUID, by: Principal) -> None:
    """Keep a note for oneself again. Raises NotNow once the mediator has read it."""
    note = hold_own(note_id, by)
    if not sharing.take_back(note):
        already_done()
        return
    note_own(note, OwnNoteTakenBack)
