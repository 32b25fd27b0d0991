"""Appoint somebody to a role at a provider."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.events import Appointed
from evenhand.domain.identity.models import Membership, User
from evenhand.domain.identity.roles import STAFF_ROLES, Permission


@action
def appoint(
    *, name: str, address: str, role: str, provider_id: UUID, team_id: UUID, at: datetime, by: Principal
) -> User:
    """Give the person with this e-mail address a role at a provider, from now.

    A manager of the provider may; the operator of the machine may appoint the first.
    """
    if by.name != OPERATOR:
        access.require(by, Permission.APPOINT, provider_id=provider_id)
    with connection.cursor() as cursor:
        cursor.execute("select user_id from evenhand_user_for_address(%s)", [plain(address)])
        (user_id,) = cursor.fetchone()
    User.objects.filter(id=user_id).update(staff_name=name)
    Membership.objects.create(
        user_id=user_id,
        provider_id=provider_id,
        team_id=team_id,
        role=role,
        compartments=[compartment.value for compartment in STAFF_ROLES[role].compartments],
        starts_at=at,
    )
    record(Appointed(user_id=user_id, provider_id=provider_id, role=role))
    return User.objects.get(id=user_id)
