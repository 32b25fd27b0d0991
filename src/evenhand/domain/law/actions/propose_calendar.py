"""Propose a list of bank holidays, so that a person sees what it would move before anything does."""

from datetime import date, datetime

from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.law.events import CalendarProposed
from evenhand.domain.law.holding import hold_lists, replace
from evenhand.domain.law.holiday_lists import GivenList, NothingNew, compare, merged, require_whole
from evenhand.domain.law.in_use import calendar_in_use
from evenhand.domain.law.models import Calendar
from evenhand.domain.law.states import CalendarState


@action
def propose_calendar(*, given: GivenList, source: str, at: datetime, by: Principal) -> Calendar:
    """Store a list in the place of any other that waits. Everything goes on counting by the list in use.

    Only the operator of the machine may, who says where the list is from. Raises NotWhole for one that lost days
    or is cut off, NothingNew for one that says what is in use.
    """
    if by.name != OPERATOR:
        raise NotAllowed("propose a list of bank holidays")
    hold_lists()
    today, now = london_day(at), calendar_in_use()
    require_whole(given, now, today)
    if not compare(given, now).says_something_new:
        raise NothingNew
    waiting = Calendar.objects.filter(state=CalendarState.PROPOSED).first()
    if waiting is not None:
        replace(waiting)
    holidays = {day.isoformat(): name for day, name in sorted(merged(given, now).items())}
    days = now.calendars.regulations
    row = Calendar.objects.create(
        version=_version(given, today),
        holidays=holidays,
        from_on=days.from_on,
        announced_until=given.until,
        horizon=max(days.horizon, given.until),
        source=source,
        proposed_at=at,
    )
    record(CalendarProposed(version=row.version, replaces=waiting.version if waiting else ""))
    return row


def _version(given: GivenList, today: date) -> str:
    name = f"england-{today.isoformat()}-{given.fingerprint}"
    again = Calendar.objects.filter(version__startswith=name).count()
    return f"{name}-{again + 1}" if again else name
