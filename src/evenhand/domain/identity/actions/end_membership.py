"""End somebody's membership of a provider."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.events import MembershipEnded
from evenhand.domain.identity.models import Membership, User
from evenhand.domain.identity.roles import Permission


@action
def end_membership(*, user_id: UUID, provider_id: UUID, role: str, at: datetime, by: Principal) -> None:
    """End a role now: the next statement sees nothing through it, and every session of the person ends."""
    access.require(by, Permission.APPOINT, provider_id=provider_id)
    ended = Membership.objects.filter(user_id=user_id, provider_id=provider_id, role=role, ends_at=None)
    if not ended.update(ends_at=at):
        raise NotNow("There is nothing to end.", "This person does not hold that role now.")
    User.objects.filter(id=user_id).update(session_epoch=F("session_epoch") + 1)
    record(MembershipEnded(user_id=user_id, provider_id=provider_id, role=role))
