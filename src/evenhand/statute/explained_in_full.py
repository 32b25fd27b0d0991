"""How a date was worked out, in full: each step of the count, the readings, the rules and the calendar."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from evenhand.statute.counting import within_weeks
from evenhand.statute.explained_plainly import days_between, moved, shortened, stays
from evenhand.statute.in_force import Parameter, in_force
from evenhand.statute.limbs import CERTIFICATE_LIMB, NOTICE_LIMB, limbs
from evenhand.statute.readings import NoticeClearDays
from evenhand.statute.rules import APPEAL, RULES, Count, Remark
from evenhand.statute.rules_in_words import REMARKS
from evenhand.statute.words import day_in_words, length_in_words
from evenhand.statute.working_days import Calendars, WorkingDays

if TYPE_CHECKING:
    from evenhand.statute.deadline import Deadline

_ONE_DAY = timedelta(1)


def told_in_full(deadline: "Deadline", calendars: Calendars) -> tuple[str, ...]:
    """Return what staff and the Tribunal read about a date."""
    rule = RULES[deadline.rule]
    return (
        *(_appeal(deadline, calendars) if rule is APPEAL else _counted(deadline, calendars.regulations)),
        *(REMARKS[remark] for remark in deadline.remarks),
        *_readings(deadline),
        f"Safe date: {day_in_words(deadline.safe_on)}, "
        "the last working day on or before the earliest arguable date.",
        f"Rules {deadline.rule_set}; bank holidays {deadline.calendar}.",
    )


def _counted(deadline: "Deadline", calendar: WorkingDays) -> list[str]:
    rule = RULES[deadline.rule]
    parameter = in_force(rule.parameters[0], deadline.counted_from)
    start = f"{deadline.counted_from_fact}, {day_in_words(deadline.counted_from)}"
    if rule.counted_in is Count.ON_THE_DAY:
        return [f"{parameter.source}: on the day itself.", f"That is {start}."]
    return [
        f"{parameter.source}: {length_in_words(parameter.value, parameter.unit)}.",
        f"Counted from {start}; that day is not counted.",
        *_STEPS[rule.counted_in](deadline, parameter, calendar),
        *stays(deadline.due_on, calendar),
    ]


def _months(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    ends = f"The corresponding date is {day_in_words(deadline.due_on)}."
    return [ends, *shortened(deadline.counted_from, parameter.value)]


def _weeks(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    end = within_weeks(deadline.counted_from, parameter.value)
    steps = [f"Week {parameter.value} ends on {day_in_words(end)}."]
    if Remark.OTHER_DATE_AGREED in deadline.remarks:
        steps.append(f"The date agreed in writing is {day_in_words(deadline.due_on)} (reg 42(5)).")
    return steps


def _days(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    return [f"Day {parameter.value}, every day counted, is {day_in_words(deadline.due_on)}."]


def _working_days(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    return _walked(deadline.counted_from, deadline.due_on, calendar)


def _working_days_back(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    if deadline.readings[0].reading == NoticeClearDays.CLEAR:
        steps = _walked(deadline.counted_from, deadline.due_on + _ONE_DAY, calendar)
        return [*steps, "The last day for telling is the day before that."]
    return [*_walked(deadline.counted_from, deadline.due_on, calendar), "That is the last day for telling."]


_STEPS: dict[Count, Callable[["Deadline", Parameter, WorkingDays], list[str]]] = {
    Count.MONTHS: _months,
    Count.WEEKS: _weeks,
    Count.DAYS: _days,
    Count.WORKING_DAYS: _working_days,
    Count.WORKING_DAYS_BEFORE: _working_days_back,
}


def _walked(start: date, end: date, calendar: WorkingDays) -> list[str]:
    steps, number = [], 0
    for day in days_between(start, end):
        why = calendar.why_not(day)
        if why is None:
            number += 1
            steps.append(f"Working day {number}: {day_in_words(day)}.")
        elif day in calendar.holidays:
            steps.append(f"Not counted: {day_in_words(day)} ({why}).")
        else:
            steps.append(f"Not counted: {day_in_words(day)}.")
    return steps


def _appeal(deadline: "Deadline", calendars: Calendars) -> list[str]:
    (sent_fact, sent), *rest = deadline.facts
    found = limbs(sent, rest[0][1] if rest else None)
    steps = _limb(sent_fact, sent, NOTICE_LIMB, found.notice)
    if rest and found.certificate is not None:
        fact, day = rest[0]
        steps += _limb(fact, day, CERTIFICATE_LIMB, found.certificate)
        steps.append(f"The later of the two is {day_in_words(found.raw)}.")
    else:
        steps.append("No certificate counts towards the time; the first limb alone is used.")
    steps.append(f"The last day is {day_in_words(deadline.due_on)}, before rule 12.")
    return steps + moved(deadline, calendars.tribunal)


def _limb(fact: str, start: date, name: str, end: date) -> list[str]:
    parameter = in_force(name, start)
    length = length_in_words(parameter.value, parameter.unit)
    day = f"{day_in_words(start)}; that day is not counted"
    counted = f"{parameter.source}: {length} from {fact}, {day}: {day_in_words(end)}."
    return [counted, *shortened(start, parameter.value)]


def _readings(deadline: "Deadline") -> list[str]:
    return [
        f"Reading of {used.switch}: {used.reading}. "
        + "; ".join(f"{name} gives {day_in_words(day) if day else 'no date'}" for name, day in used.others)
        + "."
        for used in deadline.readings
    ]
