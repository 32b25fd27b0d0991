"""How a date was worked out, in the words of families: short sentences, the date first."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from evenhand.statute.counting import within_months, within_weeks
from evenhand.statute.in_force import Parameter, in_force
from evenhand.statute.limbs import CERTIFICATE_LIMB, NOTICE_LIMB, limbs, window_end
from evenhand.statute.memory import made_once
from evenhand.statute.readings import NoticeClearDays
from evenhand.statute.rules import APPEAL, RULES, Count, Owner, Rule
from evenhand.statute.rules_in_words import FACTS_IN_WORDS, LESS_TIME, REMARKS, WEEKENDS
from evenhand.statute.words import MONTHS, day_in_words, length_in_words, listed
from evenhand.statute.working_days import Calendars, WorkingDays

if TYPE_CHECKING:
    from evenhand.statute.deadline import Deadline

_ONE_DAY = timedelta(1)
_FAMILY = Owner.FAMILY  # asked for each date of each case, and an enum is slow to ask


def told_plainly(deadline: "Deadline", calendars: Calendars) -> tuple[str, ...]:
    """Return what a family reads about a date."""
    rule, due = RULES[deadline.rule], deadline.due_on
    is_family = rule.owner is _FAMILY
    by = deadline.safe_on if is_family else due
    told = [rule.says.replace("{by}", day_in_words(by))]
    if by != due:
        told.append(f"The law gives you until {day_in_words(due)}.")
    told += (
        _appeal(deadline, calendars) if rule is APPEAL else _counted(deadline, rule, calendars.regulations)
    )
    for remark in deadline.remarks:
        told.append(REMARKS[remark])
    if is_family and by != calendars.regulations.on_or_before(due):
        told.append(LESS_TIME)
    return tuple(told)


def _counted(deadline: "Deadline", rule: Rule, calendar: WorkingDays) -> list[str]:
    how = _COUNTED.get(rule.counted_in)
    if how is None:
        return []
    told = how(deadline, in_force(rule.parameters[0], deadline.counted_from), calendar)
    why = calendar.why_not(deadline.due_on)
    return told if why is None else [*told, not_moved(why)]


def not_moved(why: str) -> str:
    """Return that a last day stays where it is, though it is no working day."""
    return f"That day is not a working day ({why}). This time limit does not move to a later day."


def _from_and_to(fact: str, start: date, parameter: Parameter, end: date) -> list[str]:
    length = _at_the_start(parameter.value, parameter.unit)
    return [
        f"We count from {FACTS_IN_WORDS[fact]}, {day_in_words(start)}.",
        f"{length} from then is {day_in_words(end)}.",
    ]


def shortened(start: date, months: int) -> list[str]:
    """Return what to say where the month of the corresponding date is too short for it; else nothing."""
    end = within_months(start, months)
    if end.day == start.day:
        return []
    month = f"{MONTHS[end.month - 1]} {end.year}"
    return [f"{month} has no day {start.day}, so the period ends on its last day."]


@made_once
def _at_the_start(number: int, unit: str) -> str:
    return length_in_words(number, unit).capitalize()


def _in_days(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    return _from_and_to(deadline.counted_from_fact, deadline.counted_from, parameter, deadline.due_on)


def _in_months(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    start = deadline.counted_from
    short = shortened(start, parameter.value)
    return _from_and_to(deadline.counted_from_fact, start, parameter, deadline.due_on) + short


def _in_weeks(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    start = deadline.counted_from
    end = within_weeks(start, parameter.value)
    return _from_and_to(deadline.counted_from_fact, start, parameter, end)


def _in_working_days(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    start, end = deadline.counted_from, deadline.due_on
    return [
        *_from_and_to(deadline.counted_from_fact, start, parameter, end),
        _skipped(start, end, calendar),
    ]


def _back_in_working_days(deadline: "Deadline", parameter: Parameter, calendar: WorkingDays) -> list[str]:
    is_clear = deadline.readings[0].reading == NoticeClearDays.CLEAR
    start, first = deadline.counted_from, deadline.due_on + _ONE_DAY if is_clear else deadline.due_on
    last = (
        "The last day for telling is the day before that."
        if is_clear
        else "That is the last day for telling."
    )
    return [
        f"We count back from {FACTS_IN_WORDS[deadline.counted_from_fact]}, {day_in_words(start)}.",
        f"{_at_the_start(parameter.value, parameter.unit)} before it begin on {day_in_words(first)}. {last}",
        _skipped(start, first, calendar),
    ]


_COUNTED: dict[Count, Callable[["Deadline", Parameter, WorkingDays], list[str]]] = {
    Count.MONTHS: _in_months,
    Count.WEEKS: _in_weeks,
    Count.DAYS: _in_days,
    Count.WORKING_DAYS: _in_working_days,
    Count.WORKING_DAYS_BEFORE: _back_in_working_days,
}


@made_once
def _skipped(start: date, end: date, calendar: WorkingDays) -> str:
    days = days_between(start, end)
    holidays = [f"{day_in_words(day)} ({calendar.holidays[day]})" for day in days if day in calendar.holidays]
    return f"We do not count {listed(holidays)}. {WEEKENDS}" if holidays else WEEKENDS


def days_between(start: date, end: date) -> list[date]:
    """Return the days walked over from `start`, which is left out, to `end`; backwards where that is earlier."""
    away = (end - start).days
    step = 1 if away > 0 else -1
    return [start + timedelta(step * number) for number in range(1, abs(away) + 1)]


def _appeal(deadline: "Deadline", calendars: Calendars) -> list[str]:
    (sent_fact, sent), *rest = deadline.facts
    found = limbs(sent, rest[0][1] if rest else None)
    told = _from_and_to(sent_fact, sent, in_force(NOTICE_LIMB, sent), found.notice)
    if rest and found.certificate is not None:
        fact, day = rest[0]
        told += _from_and_to(fact, day, in_force(CERTIFICATE_LIMB, day), found.certificate)
        told.append(
            "The law gives you the later of the two dates."
            if found.certificate > found.notice
            else "That is not later, so the certificate gives no extra time."
        )
    return told + moved(deadline, calendars.tribunal)


def moved(deadline: "Deadline", calendar: WorkingDays) -> list[str]:
    """Return until when the Tribunal may still accept an appeal, and why; nothing where rule 12 moves nothing."""
    until = deadline.may_accept_until
    if until is None or until == deadline.due_on:
        return []
    end = window_end(deadline.due_on)
    if end is None:
        why = calendar.why_not(deadline.due_on)
        because = f"its rule 12(2) moves a last day that is not a working day ({why})"
    else:
        window = "in August" if end.month == deadline.due_on.month == 8 else "from 25 December to 1 January"
        because = f"its rule 12(3) moves a last day {window} to the first working day after"
    return [
        f"The Tribunal may still accept it until {day_in_words(until)}, because {because}. "
        "Do not rely on this."
    ]
