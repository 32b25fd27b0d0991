"""Who interprets at a meeting, for whoever arranges it, and what an interpreter sees of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.meetings import queries
from evenhand.domain.meetings.models import Interpreter


@dataclass(frozen=True)
class Named:
    """Somebody who interprets at a meeting."""

    id: UUID
    case_id: UUID
    meeting_id: UUID
    name: str
    language: str


@dataclass(frozen=True)
class Session:
    """A meeting as its interpreter sees it: when, where or how to join, into which language."""

    when: str
    where: str
    is_online: bool
    access: tuple[str, ...]
    language: str
    link: str


def of_meeting(meeting_id: UUID) -> list[Named]:
    """Return who interprets at a meeting, for staff, its mediator and the family."""
    rows = Interpreter.objects.filter(meeting_id=meeting_id, ended_at=None).order_by("named_at")
    return [Named(row.id, row.case_id, row.meeting_id, row.name, row.language) for row in rows]


def own(by: Principal, at: datetime) -> list[Session]:
    """Return the meetings at which somebody interprets: each from a day before it begins until it ends."""
    if by.user_id is None:
        return []
    found = []
    for row in Interpreter.objects.filter(user_id=by.user_id, ended_at=None):
        meeting = queries.one(row.meeting_id)
        if meeting is not None:
            link = queries.link_to_join(meeting.id, at)
            found.append(
                Session(meeting.when, meeting.where, meeting.is_online, meeting.access, row.language, link)
            )
    return sorted(found, key=lambda session: session.when)
