"""Shut somebody out of a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.events_of_walls import WallBuilt
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Wall
from evenhand.domain.identity.roles import Permission


@action
def build_wall(
    *, case_id: UUID, user_id: UUID, reason: str, at: datetime, by: Principal, for_good: bool = False
) -> Wall:
    """Shut somebody out of a case, whatever else they hold: their next page shows nothing of it.

    Where the case is theirs, it goes back to its team. A manager may, and the action of the case in which somebody
    says themselves that they have a conflict. Said twice, it is built once.
    """
    case = hold(case_id, by)
    if by.case_id != case_id:
        access.require(by, Permission.SHUT_OUT, case)
    standing = Wall.objects.filter(case=case, user_id=user_id, for_good=for_good, ended_at=None).first()
    if standing:
        already_done()
        return standing
    wall = Wall.objects.create(
        case=case, user_id=user_id, reason=reason, for_good=for_good, made_at=at, made_by=by.user_id
    )
    had_case = case.caseworker_id == user_id
    if had_case:
        case.caseworker_id = None
        case.save(update_fields=["caseworker"])
    record(WallBuilt(case_id=case_id, user_id=user_id, had_case=had_case))
    return wall
