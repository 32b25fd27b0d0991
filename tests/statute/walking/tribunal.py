"""Rule 12 of the Tribunal, walked day by day."""

from datetime import date

from tests.statute.walking.calendar import DAY, next_working_day


def is_in_window(day: date) -> bool:
    """Tell whether a day is in August, or from 25 December to 1 January."""
    return day.month == 8 or (day.month, day.day) == (1, 1) or (day.month == 12 and day.day >= 25)


def may_still_accept(raw: date, combined: bool) -> date:
    """Return the day to which a last day is moved."""
    if is_in_window(raw):
        return _after_window(raw)
    moved = next_working_day(raw)
    return _after_window(moved) if combined and is_in_window(moved) else moved


def _after_window(day: date) -> date:
    while is_in_window(day):
        day += DAY
    return next_working_day(day)
