"""End somebody's answering for a council or a health body."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.events import OfficeEnded
from evenhand.domain.identity.models import Officer
from evenhand.domain.identity.sessions import end_sessions


@action
def end_office(*, user_id: UUID, body_id: UUID, role: str, at: datetime, by: Principal) -> None:
    """End a role now: the next statement sees nothing through it, and every session of the person ends.

    A lead officer of the body may, and a manager of a provider that serves it.
    """
    access.require_over_officers(by, body_id)
    ended = Officer.objects.filter(user_id=user_id, body_id=body_id, role=role, ends_at=None)
    if not ended.update(ends_at=at):
        raise NotNow("There is nothing to end.", "This person does not hold that role now.")
    end_sessions(user_id)
    record(OfficeEnded(user_id=user_id, body_id=body_id, role=role))
