"""Working days, months, weeks and days counted for whoever asks from outside, by the primitives the clocks use.

A day is asked from; each count of it is asked by name, and several may be asked at once:

    add, before             the working day so many after, or before, that day, which is not itself counted
    to                      how many working days come after that day, up to and with the other one
    months, weeks, days     where such a time ends, "within" (the day is left out) and "beginning with" it (it counts)
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from evenhand.statute import counting
from evenhand.statute.asked import Mistaken, day_of, shown
from evenhand.statute.words import day_in_words, length_in_words
from evenhand.statute.working_days import RELEASED, CalendarInUse, OutsideCalendar

# More than any law of mediation asks for; a table is made for each number of months, so there are few.
MOST = {"add": 1000, "before": 1000, "months": 12, "weeks": 520, "days": 3660}
ASKED = ("from", "to", *MOST)
_WITHIN: dict[str, Callable[[date, int], date]] = {
    "months": counting.within_months,
    "weeks": counting.within_weeks,
    "days": counting.within_days,
}
_BEGINNING_WITH: dict[str, Callable[[date, int], date]] = {
    "months": counting.months_beginning_with,
    "weeks": counting.weeks_beginning_with,
    "days": counting.days_beginning_with,
}
_ONE_DAY = timedelta(days=1)


def count(asked: Mapping[str, Any], *, calendar: CalendarInUse = RELEASED) -> dict[str, Any]:
    """Return what is asked about a day, as values that JSON can hold; the answer to each count has its name.

    Raises Mistaken for what cannot be understood, and for a day whose bank holidays nobody knows.
    """
    if unknown := set(asked) - set(ASKED):
        raise Mistaken(f"{shown(min(unknown))} cannot be asked for. There are: {', '.join(ASKED)}.")
    given = {name: value for name, value in asked.items() if value is not None}
    if "from" not in given:
        raise Mistaken('from is missing: write the day to count from, as "2026-11-25".')
    start = _day("from", given.pop("from"))
    end = _day("to", given.pop("to")) if "to" in given else None
    numbers = {name: _number(name, value) for name, value in given.items()}
    try:
        return _counts(start, end, numbers, calendar)
    except OutsideCalendar as error:
        raise Mistaken(str(error)) from error


def calendar_values(calendar: CalendarInUse = RELEASED) -> dict[str, str]:
    """Return which list of bank holidays is counted by, how far it reaches and where it comes from."""
    return {
        "version": calendar.days.version,
        "known_from": calendar.days.from_on.isoformat(),
        "known_until": calendar.days.horizon.isoformat(),
        "announced_until": calendar.announced_until.isoformat(),
        "checked_on": calendar.checked_on.isoformat(),
        "source": calendar.source,
    }


def _counts(
    start: date, end: date | None, numbers: Mapping[str, int], calendar: CalendarInUse
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "from": _about(start, calendar)
        | {
            "on_or_before": calendar.days.on_or_before(start).isoformat(),
            "on_or_after": calendar.days.on_or_after(start).isoformat(),
        }
    }
    for name, number in numbers.items():
        if name == "add":
            last = calendar.days.after(start, number)
            found[name] = _walked(start, last, number, f"after {day_in_words(start)}", calendar)
        elif name == "before":
            last = calendar.days.before(start, number)
            found[name] = _walked(start, last, number, f"before {day_in_words(start)}", calendar)
        else:
            found[name] = _period(name, number, start, calendar)
    if end is not None:
        found["to"] = _between(start, end, calendar)
    return found


def _walked(start: date, last: date, number: int, words: str, calendar: CalendarInUse) -> dict[str, Any]:
    first, final = (start + _ONE_DAY, last) if last > start else (last, start - _ONE_DAY)
    skipped = _holidays(first, final, calendar)
    said = f"Working day {number} {words} is {day_in_words(last)}."
    return {
        "number": number,
        "ends": _about(last, calendar),
        "skipped": skipped,
        "explanation": [said, *_not_counted(skipped), *_may_change(last, calendar)],
    }


def _between(start: date, end: date, calendar: CalendarInUse) -> dict[str, Any]:
    number = calendar.days.between(start, end)
    first, final = (start, end) if start <= end else (end, start)
    skipped = _holidays(first + _ONE_DAY, final, calendar)
    length = length_in_words(abs(number), "working days")
    said = f"After {day_in_words(first)}, up to and with {day_in_words(final)}: {length}."
    return {
        "number": number,
        "ends": _about(end, calendar),
        "skipped": skipped,
        "explanation": [said, *_not_counted(skipped), *_may_change(final, calendar)],
    }


def _period(unit: str, number: int, start: date, calendar: CalendarInUse) -> dict[str, Any]:
    within, beginning = _WITHIN[unit](start, number), _BEGINNING_WITH[unit](start, number)
    length = length_in_words(number, unit)
    return {
        "number": number,
        "within": _about(within, calendar),
        "beginning_with": _about(beginning, calendar),
        "explanation": [
            f"Within {length} of {day_in_words(start)}, which is left out: to {day_in_words(within)}.",
            f"{length.capitalize()} beginning with {day_in_words(start)}: to {day_in_words(beginning)}.",
            "Every day counts, and neither day moves because of a weekend or a holiday.",
        ],
    }


def _about(day: date, calendar: CalendarInUse) -> dict[str, Any]:
    why = calendar.days.why_not(day)
    return {"on": day.isoformat(), "is_working_day": why is None, "why_not": why}


def _holidays(first: date, last: date, calendar: CalendarInUse) -> list[dict[str, str]]:
    return [
        {"on": day.isoformat(), "why": name}
        for day, name in sorted(calendar.days.holidays.items())
        if first <= day <= last
    ]


def _not_counted(skipped: list[dict[str, str]]) -> list[str]:
    weekends = "Saturdays and Sundays are not counted."
    holidays = [f"{day_in_words(date.fromisoformat(each['on']))} ({each['why']})" for each in skipped]
    return [weekends, *([f"Not counted: {', '.join(holidays)}."] if holidays else [])]


def _may_change(last: date, calendar: CalendarInUse) -> list[str]:
    if last <= calendar.announced_until:
        return []
    until = day_in_words(calendar.announced_until)
    return [f"Bank holidays after {until} follow the standing rules; one may still be added or moved."]


def _day(name: str, value: object) -> date:
    try:
        return day_of(value)
    except (ValueError, TypeError) as error:
        raise Mistaken(f'{name} cannot be {shown(value)}: write a day as "2026-11-25".') from error


def _number(name: str, value: object) -> int:
    # JSON has one kind of number: 3.0 is 3 there, and yes or no is none.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST[name]:
        raise Mistaken(f"{name} cannot be {shown(value)}: write a whole number from 1 to {MOST[name]}.")
    return value
