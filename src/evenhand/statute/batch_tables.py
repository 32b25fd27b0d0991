"""For each rule, where time ends for every day it can be counted from: made of the same functions as a single case."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evenhand.statute.batch_columns import Days
from evenhand.statute.counting import within_days, within_months, within_weeks
from evenhand.statute.in_force import NotInForce, amount
from evenhand.statute.limbs import CERTIFICATE_LIMB, NOTICE_LIMB, adjusted, limb_end
from evenhand.statute.meeting import tell_by
from evenhand.statute.readings import NoticeClearDays, Readings
from evenhand.statute.rules import ORDINARY, Count, Rule
from evenhand.statute.working_days import Calendars, OutsideCalendar

# Less than every day: a minimum keeps it, so that a date outside the law or the calendar is found at the end.
OUTSIDE = -1
Ends = NDArray[np.int16]


class Table:
    """Where time ends for each day it can be counted from, and the safe date of that. NONE gives NONE."""

    def __init__(self, due: Ends, safe: Ends) -> None:
        self.due, self.safe = due, safe
        # Both in one piece of four bytes, so that one look-up gives both.
        self._both = np.ascontiguousarray(np.stack((due, safe), axis=1)).view(np.int32).ravel()

    def take(self, start: Days) -> Ends:
        """Return two columns: where time ends, and the safe date."""
        return self._both.take(start).view(np.int16).reshape(-1, 2)


class Tables(NamedTuple):
    """What `batch_clocks` looks up: two bytes a day, so that all of it stays near the processor."""

    readings: Readings
    none: int
    ends: Mapping[str, Table]
    tell_by: Table
    same_day: Table
    notice_limb: Ends
    # Here NONE gives OUTSIDE: no certificate makes nothing later.
    certificate_limb: Ends
    appeal_safe: Ends
    moved: Ends


@lru_cache(maxsize=8)
def tables_of(readings: Readings, calendars: Calendars) -> Tables:
    """Return the tables for one way of reading the law and one calendar; a fifth of a second to make."""
    first, last = calendars.regulations.from_on, calendars.regulations.horizon
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    none = len(days)

    def ends(end_of: Callable[[date], date], for_none: int = none) -> Ends:
        def number(day: date) -> int:
            try:
                found = (end_of(day) - first).days
            except (NotInForce, OutsideCalendar):
                return OUTSIDE
            return found if found < none else OUTSIDE

        return np.array([*map(number, days), for_none], dtype=np.int16)

    safe = ends(calendars.regulations.on_or_before)

    def table(end_of: Callable[[date], date], earliest_of: Callable[[date], date] | None = None) -> Table:
        due = ends(end_of)
        earliest = due if earliest_of is None else ends(earliest_of)
        return Table(due, np.where(earliest == OUTSIDE, OUTSIDE, safe[earliest]))

    def end(rule: Rule) -> Callable[[date], date]:
        count, parameter = _COUNTED[rule.counted_in], rule.parameters[0]
        return lambda day: count(day, amount(parameter, day), calendars)

    def told(reading: NoticeClearDays) -> Callable[[date], date]:
        return lambda day: tell_by(day, reading, calendars)

    return Tables(
        readings=readings,
        none=none,
        ends={rule.id: table(end(rule)) for rule in ORDINARY.values() if rule.counted_in in _COUNTED},
        tell_by=table(
            told(readings.notice_clear_days),
            lambda day: min(told(reading)(day) for reading in NoticeClearDays),
        ),
        same_day=table(lambda day: day),
        notice_limb=ends(lambda day: limb_end(NOTICE_LIMB, day)),
        certificate_limb=ends(lambda day: limb_end(CERTIFICATE_LIMB, day), for_none=OUTSIDE),
        appeal_safe=ends(calendars.tribunal.on_or_before),
        moved=ends(lambda day: adjusted(day, readings.r12_double, calendars.tribunal)),
    )


_COUNTED: dict[Count, Callable[[date, int, Calendars], date]] = {
    Count.MONTHS: lambda day, number, calendars: within_months(day, number),
    Count.WEEKS: lambda day, number, calendars: within_weeks(day, number),
    Count.DAYS: lambda day, number, calendars: within_days(day, number),
    Count.WORKING_DAYS: lambda day, number, calendars: calendars.regulations.after(day, number),
}
