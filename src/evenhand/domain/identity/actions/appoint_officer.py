"""Appoint somebody to answer for a council or a health body."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.events import OfficerAppointed
from evenhand.domain.identity.models import Officer, User
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission


@action
def appoint_officer(
    *, name: str, address: str, role: str, body_id: UUID, at: datetime, by: Principal
) -> User:
    """Let the person with this e-mail address answer for a body, from now.

    A lead officer of the body may; the operator of the machine may appoint the first.
    """
    if by.name != OPERATOR:
        access.require_office(by, Permission.APPOINT_OFFICER, body_id)
    user_id = user_for_address(address)
    User.objects.filter(id=user_id).update(staff_name=name)
    Officer.objects.create(user_id=user_id, body_id=body_id, role=role, starts_at=at)
    record(OfficerAppointed(user_id=user_id, body_id=body_id, role=role))
    return User.objects.get(id=user_id)
