"""Shut somebody out of a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.events import WallBuilt
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Wall
from evenhand.domain.identity.roles import Permission


@action
def build_wall(*, case_id: UUID, user_id: UUID, reason: str, at: datetime, by: Principal) -> Wall:
    """Shut somebody out of a case, whatever else they hold: their next page shows nothing of it.

    A manager may, and the action of the case in which somebody says themselves that they have a conflict.
    """
    case = hold(case_id, by)
    if by.case_id != case_id:
        access.require(by, Permission.APPOINT, case)
    wall = Wall.objects.create(case=case, user_id=user_id, reason=reason, made_at=at)
    record(WallBuilt(case_id=case_id, user_id=user_id))
    return wall
