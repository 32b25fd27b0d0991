"""End somebody's answering for a council or a health body."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.events import OfficeEnded
from evenhand.domain.identity.models import Officer, User
from evenhand.domain.identity.roles import Permission


@action
def end_office(*, user_id: UUID, body_id: UUID, role: str, at: datetime, by: Principal) -> None:
    """End a role now: the next statement sees nothing through it, and every session of the person ends."""
    access.require_office(by, Permission.APPOINT_OFFICER, body_id)
    ended = Officer.objects.filter(user_id=user_id, body_id=body_id, role=role, ends_at=None)
    if not ended.update(ends_at=at):
        raise NotNow("There is nothing to end.", "This person does not hold that role now.")
    User.objects.filter(id=user_id).update(session_epoch=F("session_epoch") + 1)
    record(OfficeEnded(user_id=user_id, body_id=body_id, role=role))
