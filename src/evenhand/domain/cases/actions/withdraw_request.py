"""Withdraw a family's request, at its wish, at any time."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.notices import tell_withdrawn
from evenhand.domain.identity.roles import Permission


@action
def withdraw_request(*, case_id: UUID, evidence: Evidence, at: datetime, by: Principal) -> None:
    """End a request because the family no longer wants it. No reason is asked; it may come back."""
    case = hold(case_id, by)
    held = access.permissions(by, case)
    if not held & {Permission.WITHDRAW, Permission.RECORD_CHOICE}:
        raise NotAllowed(Permission.WITHDRAW.value)
    move(case, "withdraw_request")
    today = clock.london_day(at)
    note_fact(case, FactKind.WITHDREW, happened_on=today, at=at, by=by, evidence=evidence)
    work_out_dates(case, because="the family withdrew its request", at=at)
    tell_withdrawn(case, today, at=at, by=by.for_case(case.id))
