"""End somebody's membership of a provider."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access, two_people
from evenhand.domain.identity.events import MembershipEnded
from evenhand.domain.identity.models import Membership
from evenhand.domain.identity.roles import MANAGER, Permission
from evenhand.domain.identity.sessions import end_sessions


class TooFewLeft(NotNow):
    """Without this manager no two people would be left who manage a provider."""

    code = "too-few-left"

    def __init__(self) -> None:
        super().__init__(
            "Nobody’s role was ended.",
            "Two managers who count as two people must be left here. One manager alone cannot end all others.",
            "Appoint another manager. If it cannot wait, ask whoever runs the machine: they can end it by command.",
        )


@action
def end_membership(*, user_id: UUID, provider_id: UUID, role: str, at: datetime, by: Principal) -> None:
    """End a role now: the next statement sees nothing through it, and every session of the person ends.

    Nobody ends a role of their own: so there is always one manager who can appoint the next. Nor does one manager end
    all others: raises TooFewLeft where no two would be left who are two people. The operator of the machine may by
    command, whoever is left.
    """
    if by.name != OPERATOR:
        access.require(by, Permission.APPOINT, provider_id=provider_id)
    if user_id == by.user_id:
        raise NotNow(
            "Your own role was not ended.", "Nobody ends their own.", "Ask another manager to do it."
        )
    if by.name != OPERATOR and role == MANAGER.code:
        _require_two_left(user_id, provider_id, at)
    ended = Membership.objects.filter(user_id=user_id, provider_id=provider_id, role=role, ends_at=None)
    if not ended.update(ends_at=at):
        raise NotNow("There is nothing to end.", "This person does not hold that role now.")
    end_sessions(user_id)
    record(MembershipEnded(user_id=user_id, provider_id=provider_id, role=role))


def _require_two_left(user_id: UUID, provider_id: UUID, at: datetime) -> None:
    """Raise TooFewLeft unless two people manage a provider without somebody who does now.

    Whoever has not begun yet can always be ended, and is nobody who is left.
    """
    # careful: locked, or two endings at once would each count whom the other ends
    held = Membership.objects.select_for_update().filter(
        provider_id=provider_id, role=MANAGER.code, ends_at=None
    )
    managers = {one.user_id for one in held.order_by("id") if one.starts_at <= at}
    if user_id in managers and not two_people.are_two_among(managers - {user_id}):
        raise TooFewLeft
