"""Confirm a proposed list of bank holidays: dates are counted by it from now on."""

from datetime import datetime

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.law.events import CalendarConfirmed
from evenhand.domain.law.holding import decide, hold_proposed, replace
from evenhand.domain.law.models import Calendar
from evenhand.domain.law.states import CalendarState


@action
def confirm_calendar(*, version: str, reason: str, at: datetime, by: Principal) -> None:
    """Put a proposed list in use, in the place of the one before; every open case is counted again, one by one."""
    row = hold_proposed(version, reason, by)
    before = Calendar.objects.filter(state=CalendarState.CONFIRMED).first()
    if before is not None:
        replace(before)
    decide(row, "confirm", reason, at, by)
    record(CalendarConfirmed(version=row.version))
