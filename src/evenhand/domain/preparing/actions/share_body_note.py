"""Show a note of one's own council or health body to the mediator, or take it back."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.preparing import sharing
from evenhand.domain.preparing.events import BodyNoteShared, BodyNoteTakenBack
from evenhand.domain.preparing.holding import hold_body, note_body


@action
def share_body_note(*, note_id: UUID, with_user: UUID, at: datetime, by: Principal) -> None:
    """Let the mediator who was named on the page read one note of one's body, and nobody else. Raises NotNow."""
    note = hold_body(note_id, by)
    if not sharing.share(note, with_user=with_user, at=at):
        already_done()
        return
    note_body(note, BodyNoteShared)


@action
def take_back_body_note(*, note_id: UUID, by: Principal) -> None:
    """Keep a note for one's body again. Raises NotNow once the mediator has read it."""
    note = hold_body(note_id, by)
    if not sharing.take_back(note):
        already_done()
        return
    note_body(note, BodyNoteTakenBack)
