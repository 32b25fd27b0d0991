"""The dates of a case as they are usually worked out: a loop over `holidays`, and `relativedelta`. Only dates."""

from datetime import date, timedelta
from typing import NamedTuple

import holidays
from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)
HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2036))


class Letters(NamedTuple):
    """What a case of twelve clocks starts from."""

    dated: date
    sent: date
    informed: date
    meeting: date
    cannot: date
    concluded: date
    issued: date
    agreed: date


def is_working(day: date) -> bool:
    """Tell whether a day is neither at a weekend nor a holiday."""
    return day.weekday() < 5 and day not in HOLIDAYS


def add_working(day: date, number: int) -> date:
    """Return the working day that many after."""
    while number:
        day += ONE_DAY
        number -= is_working(day)
    return day


def before_working(day: date, number: int) -> date:
    """Return the working day that many before."""
    while number:
        day -= ONE_DAY
        number -= is_working(day)
    return day


def safe(day: date) -> date:
    """Return the last working day on or before."""
    while not is_working(day):
        day -= ONE_DAY
    return day


def may_accept(day: date) -> date:
    """Return where the Tribunal's rule 12 moves a last day."""
    if day.month == 8:
        day = date(day.year, 9, 1)
    elif day.month == 12 and day.day >= 25:
        day = date(day.year + 1, 1, 2)
    elif day.month == 1 and day.day == 1:
        day = date(day.year, 1, 2)
    while not is_working(day):
        day += ONE_DAY
    return day


def dates(case: Letters) -> tuple[date, ...]:
    """Return the twelve dates of a case, the one to tell a family, and the one the Tribunal may still accept."""
    appeal = max(case.sent + relativedelta(months=2), case.issued + relativedelta(months=1))
    contact = case.sent + relativedelta(months=2)
    bar = case.dated + relativedelta(months=2)
    return (
        contact,
        bar,
        add_working(case.informed, 3),
        case.informed + timedelta(days=30),
        before_working(case.meeting, 5) - ONE_DAY,
        case.meeting,
        add_working(case.cannot, 3),
        add_working(case.concluded, 3),
        case.agreed + timedelta(weeks=2),
        case.agreed + timedelta(weeks=5),
        case.agreed + timedelta(weeks=2),
        appeal,
        safe(min(contact, bar)),
        may_accept(appeal),
    )
