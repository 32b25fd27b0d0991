"""Showing a note to the mediator: to whom, and until when it can be taken back. The same for every side."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.errors import NotNow
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.states import MeetingState
from evenhand.domain.panel import queries as panel
from evenhand.domain.preparing.models import Note


@dataclass(frozen=True)
class Reader:
    """The mediator who would read what is shared."""

    user_id: UUID
    name: str


def reader_of(case_id: UUID) -> Reader | None:
    """Return the mediator of the newest meeting of a case that was not called off, or None while there is none."""
    for meeting in meetings.of_case(case_id):
        if meeting.state != MeetingState.CANCELLED:
            mediator = panel.one(meeting.mediator_id)
            return Reader(mediator.user_id, mediator.name) if mediator else None
    return None


def share(note: Note, *, with_user: UUID, at: datetime) -> bool:
    """Let the case's mediator read a held note, and tell whether that is new.

    `with_user` is whom the page named: nobody else is ever put in their place. Raises NotNow.
    """
    reader = reader_of(note.case_id)
    if reader is None or reader.user_id != with_user:
        raise NotNow(
            "The note was not shared.",
            "The mediator is not the one who was named here, or there is none yet.",
            "Go back and look who would read it.",
        )
    if note.shared_with == with_user:
        return False
    note.shared_with, note.shared_at, note.opened_at = with_user, at, None
    note.save(update_fields=["shared_with", "shared_at", "opened_at"])
    return True


def take_back(note: Note) -> bool:
    """Keep a held note for its own side again, and tell whether it was shared. Raises NotNow once it was read."""
    if note.opened_at is not None:
        raise NotNow(
            "The note was not taken back.",
            "The mediator has read it.",
            "You can destroy it: then nobody can open it any more.",
        )
    if note.shared_with is None:
        return False
    note.shared_with = note.shared_at = None
    note.save(update_fields=["shared_with", "shared_at"])
    return True


def require_unshared(note: Note) -> None:
    """Raise NotNow for a note that somebody else may read: what they read must not change behind their back."""
    if note.shared_with is not None:
        raise NotNow(
            "The note was not changed.",
            "You have shared it with the mediator.",
            "Take it back first, or write another note.",
        )
