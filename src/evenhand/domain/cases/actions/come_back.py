"""Take a withdrawn request up again."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.identity.roles import Permission


@action
def come_back(*, case_id: UUID, evidence: Evidence, at: datetime, by: Principal) -> None:
    """Take a withdrawn request up again: its first contact still counts."""
    case = hold(case_id, by)
    if not access.permissions(by, case) & {Permission.CHOOSE, Permission.RECORD_CHOICE}:
        raise NotAllowed("take this request up again")
    move(case, "come_back")
    note_fact(case, FactKind.CAME_BACK, happened_on=clock.london_day(at), at=at, by=by, evidence=evidence)
    work_out_dates(case, because="the family took its request up again", at=at)
