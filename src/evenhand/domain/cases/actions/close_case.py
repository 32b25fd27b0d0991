"""Close a case on which nothing is left to do."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold, move, work_out_dates
from evenhand.domain.identity.roles import Permission


@action
def close_case(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Close a case: its clocks end with that reason, its certificate and record stay."""
    case = hold(case_id, by)
    access.require(by, Permission.CLOSE_CASE, case)
    case.closed_at = at
    move(case, "close_case", "closed_at")
    work_out_dates(case, because="the case was closed", at=at)
