"""Reject a proposed list of bank holidays: nothing moves."""

from datetime import datetime

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.law.events import CalendarRejected
from evenhand.domain.law.holding import decide, hold_proposed


@action
def reject_calendar(*, version: str, reason: str, at: datetime, by: Principal) -> None:
    """Put a proposed list aside, with why. Everything goes on counting by the list in use."""
    row = hold_proposed(version, reason, by)
    decide(row, "reject", reason, at, by)
    record(CalendarRejected(version=row.version))
