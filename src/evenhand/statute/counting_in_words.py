"""How the time of one rule was counted, step by step: the middle part of every explanation."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from evenhand.statute.counting import within_weeks
from evenhand.statute.deadline import Deadline
from evenhand.statute.in_force import Parameter, in_force
from evenhand.statute.readings import NoticeClearDays
from evenhand.statute.rules import RULES, Count, Remark
from evenhand.statute.rules_in_words import FACTS_IN_WORDS
from evenhand.statute.words import MONTHS, day_in_words, length_in_words, listed
from evenhand.statute.working_days import Calendars, WorkingDays

_ONE_DAY = timedelta(days=1)

# What families read, and what staff read.
_Told = tuple[list[str], list[str]]


def counted_in_words(deadline: Deadline, calendars: Calendars) -> _Told:
    """Return how a deadline was counted from its one fact: in plain words, and step by step."""
    rule = RULES[deadline.rule]
    parameter = in_force(rule.parameters[0], deadline.counted_from)
    plain, working = _BY_COUNT[rule.counted_in](deadline, parameter, calendars.regulations)
    moved = [] if rule.counted_in is Count.ON_THE_DAY else _not_moved(deadline, calendars.regulations)
    return plain + moved, working + moved


def start_and_end(fact: str, start: date, parameter: Parameter, end: date) -> list[str]:
    """Return in plain words what time was counted from, and where it ends."""
    length = length_in_words(parameter.value, parameter.unit).capitalize()
    return [
        f"We count from {FACTS_IN_WORDS[fact]}, {day_in_words(start)}.",
        f"{length} from then is {day_in_words(end)}.",
    ]


def clipped(start: date, parameter: Parameter) -> list[str]:
    """Return what to say where the month of the corresponding date is too short for it; else nothing."""
    months = start.month - 1 + parameter.value
    year, month = start.year + months // 12, months % 12 + 1
    if start.day <= monthrange(year, month)[1]:
        return []
    return [f"{MONTHS[month - 1]} {year} has no day {start.day}, so the period ends on its last day."]


def _in_months(deadline: Deadline, parameter: Parameter, calendar: WorkingDays) -> _Told:
    short = clipped(deadline.counted_from, parameter)
    ends = f"The corresponding date is {day_in_words(deadline.due_on)}."
    return _plain(deadline, parameter) + short, [*_counted(deadline, parameter), ends, *short]


def _in_weeks(deadline: Deadline, parameter: Parameter, calendar: WorkingDays) -> _Told:
    start, end = deadline.counted_from, within_weeks(deadline.counted_from, parameter.value)
    plain = start_and_end(deadline.counted_from_fact, start, parameter, end)
    working = [*_counted(deadline, parameter), f"Week {parameter.value} ends on {day_in_words(end)}."]
    if Remark.OTHER_DATE_AGREED in deadline.remarks:
        working.append(f"The date agreed in writing is {day_in_words(deadline.due_on)} (reg 42(5)).")
    return plain, working


def _in_days(deadline: Deadline, parameter: Parameter, calendar: WorkingDays) -> _Told:
    ends = f"Day {parameter.value}, every day counted, is {day_in_words(deadline.due_on)}."
    return _plain(deadline, parameter), [*_counted(deadline, parameter), ends]


def _in_working_days(deadline: Deadline, parameter: Parameter, calendar: WorkingDays) -> _Told:
    steps, holidays = _walk(deadline.counted_from, deadline.due_on, calendar)
    return _plain(deadline, parameter) + _skipped(holidays), [*_counted(deadline, parameter), *steps]


def _back_in_working_days(deadline: Deadline, parameter: Parameter, calendar: WorkingDays) -> _Told:
    is_clear = deadline.readings[0].reading == NoticeClearDays.CLEAR
    first = deadline.due_on + _ONE_DAY if is_clear else deadline.due_on
    steps, holidays = _walk(deadline.counted_from, first, calendar)
    length = length_in_words(parameter.value, parameter.unit)
    last = (
        "The last day for telling is the day before that."
        if is_clear
        else "That is the last day for telling."
    )
    plain = [
        f"We count back from {FACTS_IN_WORDS[deadline.counted_from_fact]}, "
        f"{day_in_words(deadline.counted_from)}.",
        f"{length.capitalize()} before it begin on {day_in_words(first)}. {last}",
        *_skipped(holidays),
    ]
    return plain, [*_counted(deadline, parameter), *steps, last]


def _on_the_day(deadline: Deadline, parameter: Parameter, calendar: WorkingDays) -> _Told:
    fact = f"{deadline.counted_from_fact}, {day_in_words(deadline.counted_from)}"
    return [], [f"{parameter.source}: on the day itself.", f"That is {fact}."]


_BY_COUNT: dict[Count, Callable[[Deadline, Parameter, WorkingDays], _Told]] = {
    Count.MONTHS: _in_months,
    Count.WEEKS: _in_weeks,
    Count.DAYS: _in_days,
    Count.WORKING_DAYS: _in_working_days,
    Count.WORKING_DAYS_BEFORE: _back_in_working_days,
    Count.ON_THE_DAY: _on_the_day,
}


def _plain(deadline: Deadline, parameter: Parameter) -> list[str]:
    return start_and_end(deadline.counted_from_fact, deadline.counted_from, parameter, deadline.due_on)


def _counted(deadline: Deadline, parameter: Parameter) -> list[str]:
    start = day_in_words(deadline.counted_from)
    return [
        f"{parameter.source}: {length_in_words(parameter.value, parameter.unit)}.",
        f"Counted from {deadline.counted_from_fact}, {start}; that day is not counted.",
    ]


def _walk(start: date, end: date, calendar: WorkingDays) -> tuple[list[str], list[str]]:
    step = _ONE_DAY if start < end else -_ONE_DAY
    steps, holidays, number, day = [], [], 0, start
    while day != end:
        day += step
        why = calendar.why_not(day)
        if why is None:
            number += 1
            steps.append(f"Working day {number}: {day_in_words(day)}.")
        elif day in calendar.holidays:
            steps.append(f"Not counted: {day_in_words(day)} ({why}).")
            holidays.append(f"{day_in_words(day)} ({why})")
        else:
            steps.append(f"Not counted: {day_in_words(day)}.")
    return steps, holidays


def _skipped(holidays: list[str]) -> list[str]:
    weekends = "Saturdays and Sundays are not counted."
    return [f"We do not count {listed(holidays)}. {weekends}"] if holidays else [weekends]


def _not_moved(deadline: Deadline, calendar: WorkingDays) -> list[str]:
    why = calendar.why_not(deadline.due_on)
    if why is None:
        return []
    return [f"That day is not a working day ({why}). This time limit does not move to a later day."]
