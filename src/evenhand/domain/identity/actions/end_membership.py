"""End somebody's membership of a provider."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.events import MembershipEnded
from evenhand.domain.identity.models import Membership
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.sessions import end_sessions


@action
def end_membership(*, user_id: UUID, provider_id: UUID, role: str, at: datetime, by: Principal) -> None:
    """End a role now: the next statement sees nothing through it, and every session of the person ends.

    Nobody ends a role of their own: so there is always one manager who can appoint the next.
    """
    access.require(by, Permission.APPOINT, provider_id=provider_id)
    if user_id == by.user_id:
        raise NotNow(
            "Your own role was not ended.", "Nobody ends their own.", "Ask another manager to do it."
        )
    ended = Membership.objects.filter(user_id=user_id, provider_id=provider_id, role=role, ends_at=None)
    if not ended.update(ends_at=at):
        raise NotNow("There is nothing to end.", "This person does not hold that role now.")
    end_sessions(user_id)
    record(MembershipEnded(user_id=user_id, provider_id=provider_id, role=role))
