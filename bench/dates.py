"""Three working days and two months, against a bare table, `workalendar`, `whenever` and `relativedelta`."""

import statistics
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from dateutil.relativedelta import relativedelta
from whenever import Date
from workalendar.europe import UnitedKingdom

from bench.pairs import ratio, time_in_turn
from evenhand.statute.counting import within_months
from evenhand.statute.working_days import ENGLAND

DATES = 100_000
SLOW_DATES = 2_000
ROUNDS = 15
TABLE_GOAL, WORKALENDAR_GOAL, WHENEVER_GOAL, RELATIVEDELTA_GOAL = 1.2, 50.0, 1.5, 40.0

_BASE = date(2014, 1, 1).toordinal()
_WORKING = [
    day.toordinal()
    for day in (date(2014, 1, 1) + timedelta(days=number) for number in range(8035))
    if day in ENGLAND
]
_UP_TO = [bisect_right(_WORKING, _BASE + number) for number in range(8035)]


def table_after(ordinal: int, number: int) -> int:
    """Return the working day that many after, numbers in and out: the least work that could do it."""
    return _WORKING[_UP_TO[ordinal - _BASE] + number - 1]


def run() -> bool:
    """Print medians and ratios; return whether every goal is met and no day is wrong."""
    random = Random(1)
    first, last = date(2015, 1, 1), date(2027, 12, 1)
    days = [first + timedelta(days=random.randrange((last - first).days)) for _ in range(DATES)]
    few, ordinals = days[:SLOW_DATES], [day.toordinal() for day in days]
    modern = [Date(day.year, day.month, day.day) for day in days]
    britain, two_months = UnitedKingdom(), relativedelta(months=2)
    taken = time_in_turn(
        {
            "table": lambda turn: _each(table_after, ordinals, 3),
            "ours, days": lambda turn: _each(ENGLAND.after, days, 3),
            "workalendar": lambda turn: _each(britain.add_working_days, few, 3),
            "whenever": lambda turn: [day.add(months=2) for day in modern] and None,
            "ours, months": lambda turn: [within_months(day, 2) for day in days] and None,
            "relativedelta": lambda turn: [day + relativedelta(months=2) for day in days] and None,
            "relativedelta, kept": lambda turn: [day + two_months for day in days] and None,
        },
        ROUNDS,
    )
    for name, times in taken.items():
        number = SLOW_DATES if name == "workalendar" else DATES
        print(f"dates: {name:20} {statistics.median(times) / number * 1_000_000:9.0f} nanoseconds each")
    slow = DATES / SLOW_DATES
    goals = [
        _is_met("ours / bare table", ratio(taken, "ours, days", "table"), most=TABLE_GOAL),
        _is_met(
            "workalendar / ours", slow * ratio(taken, "workalendar", "ours, days"), least=WORKALENDAR_GOAL
        ),
        _is_met("ours / whenever", ratio(taken, "ours, months", "whenever"), most=WHENEVER_GOAL),
        _is_met(
            "relativedelta / ours", ratio(taken, "relativedelta", "ours, months"), least=RELATIVEDELTA_GOAL
        ),
    ]
    return all([*goals, _no_day_is_wrong(two_months)])


def _is_met(what: str, measured: float, *, most: float | None = None, least: float | None = None) -> bool:
    goal = f"<= {most}" if most is not None else f">= {least}"
    print(f"dates: {what:22} {measured:7.2f}  goal {goal}")
    return measured <= most if most is not None else measured >= (least or 0)


def _no_day_is_wrong(two_months: relativedelta) -> bool:
    """Compare every day of 2014 to 2035 with a walk over `holidays`, and with `relativedelta`."""
    from bench import naive

    every = [date(2014, 1, 1) + timedelta(days=number) for number in range(8000)]
    wrong = [day for day in every if ENGLAND.after(day, 3) != naive.add_working(day, 3)]
    wrong += [day for day in every if within_months(day, 2) != day + two_months]
    print(
        f"dates: {len(wrong)} wrong days of {len(every)}, 2014 to 2035{': ' if wrong else ''}{wrong[:3] or ''}"
    )
    return not wrong


def _each(add: Callable[[object, int], object], days: Sequence[object], number: int) -> None:
    for day in days:
        add(day, number)


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
