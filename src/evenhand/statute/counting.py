"""Counting time: the day of the event left out ("within") or counted ("beginning with"), never mixed.

Nothing here moves a day that falls on a weekend or a holiday. The SEND Regulations never do so;
the Tribunal's rules do, and `limbs.adjusted` says how.
"""

from calendar import monthrange
from datetime import date, timedelta

_TABLE_FROM = date(2014, 1, 1)
_TABLE_DAYS = (date(2035, 12, 31) - _TABLE_FROM).days + 1


def within_months(day: date, months: int) -> date:
    """Return the last day of "within N months after `day`".

    The corresponding date rule: the same day-number, or the month's last day where there is none
    (Dodds v Walker [1981] 1 WLR 1027). Count in one step: one month twice is not two months.
    """
    if months < 0:
        raise ValueError("Count no month, or one, or more.")
    try:
        return _TABLES[months][day]
    except (KeyError, IndexError):
        return _corresponding(day, months)


def within_days(day: date, days: int) -> date:
    """Return the last day of "within N days after `day`"; every day counts."""
    return day + timedelta(days)


def within_weeks(day: date, weeks: int) -> date:
    """Return the last day of "within N weeks after `day`"."""
    return day + timedelta(7 * weeks)


def days_beginning_with(day: date, days: int) -> date:
    """Return the last day of "N days beginning with `day`"."""
    return day + timedelta(days - 1)


def weeks_beginning_with(day: date, weeks: int) -> date:
    """Return the last day of "N weeks beginning with `day`"."""
    return day + timedelta(7 * weeks - 1)


def months_beginning_with(day: date, months: int) -> date:
    """Return the last day of "N months beginning with `day`".

    The day before the corresponding date; where the month has no such date, its last day.
    """
    end = within_months(day, months)
    return end if end.day < day.day else end - timedelta(days=1)


def _corresponding(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _table(months: int) -> dict[date, date]:
    days = (_TABLE_FROM + timedelta(days=number) for number in range(_TABLE_DAYS))
    return {day: _corresponding(day, months) for day in days}


# Up to two months, in which the law counts contact and appeals. One look-up is four times cheaper than the
# arithmetic, and a worklist asks a million times.
_TABLES = [_table(months) for months in (0, 1, 2)]
