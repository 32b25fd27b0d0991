"""How a date was worked out, in the words of families: short sentences, the date first."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from evenhand.statute.counting import within_months, within_weeks
from evenhand.statute.in_force import Parameter, in_force
from evenhand.statute.limbs import CERTIFICATE_LIMB, NOTICE_LIMB, limbs, window_end
from evenhand.statute.memory import made_once
from evenhand.statute.readings import NoticeClearDays
from evenhand.statute.rules import APPEAL, RULES, Count, Owner
from evenhand.statute.rules_in_words import FACTS_IN_WORDS, LESS_TIME, REMARKS, WEEKENDS
from evenhand.statute.words import MONTHS, day_in_words, length_in_words, listed
from evenhand.statute.working_days import Calendars, WorkingDays

if TYPE_CHECKING:
    from evenhand.statute.deadline import Deadline

_ONE_DAY = timedelta(1)
_FAMILY = Owner.FAMILY  # asked for each date of each case, and an enum is slow to ask


def told_plainly(deadline: "Deadline", calendars: Calendars) -> tuple[str, ...]:
    """Return what a family reads about a date."""
    rule_id, _, start, fact, due, safe, _, _, readings, remarks, _, _ = deadline
    rule, calendar = RULES[rule_id], calendars.regulations
    is_family = rule.owner is _FAMILY
    by = safe if is_family else due
    told = [rule.says.replace("{by}", day_in_words(by))]
    if by != due:
        told.append(f"The law gives you until {day_in_words(due)}.")
    if rule is APPEAL:
        told += _appeal(deadline, calendars)
    elif (counted := _COUNTED.get(rule.counted_in)) is not None:
        reading = readings[0].reading if readings else ""
        told += counted(rule.parameters[0], fact, start, due, reading, calendar)
    for remark in remarks:
        told.append(REMARKS[remark])
    if is_family and by != calendar.on_or_before(due):
        told.append(LESS_TIME)
    return tuple(told)


@made_once
def _in_days(
    parameter: str, fact: str, start: date, due: date, reading: str, calendar: WorkingDays
) -> tuple[str, ...]:
    return (*_from_and_to(fact, start, in_force(parameter, start), due), *stays(due, calendar))


@made_once
def _in_months(
    parameter: str, fact: str, start: date, due: date, reading: str, calendar: WorkingDays
) -> tuple[str, ...]:
    months = in_force(parameter, start)
    told = _from_and_to(fact, start, months, due) + shortened(start, months.value)
    return (*told, *stays(due, calendar))


@made_once
def _in_weeks(
    parameter: str, fact: str, start: date, due: date, reading: str, calendar: WorkingDays
) -> tuple[str, ...]:
    weeks = in_force(parameter, start)
    end = within_weeks(start, weeks.value)
    return (*_from_and_to(fact, start, weeks, end), *stays(due, calendar))


@made_once
def _in_working_days(
    parameter: str, fact: str, start: date, due: date, reading: str, calendar: WorkingDays
) -> tuple[str, ...]:
    told = _from_and_to(fact, start, in_force(parameter, start), due)
    return (*told, _skipped(start, due, calendar), *stays(due, calendar))


@made_once
def _back_in_working_days(
    parameter: str, fact: str, start: date, due: date, reading: str, calendar: WorkingDays
) -> tuple[str, ...]:
    is_clear = reading == NoticeClearDays.CLEAR
    first, length = due + _ONE_DAY if is_clear else due, _at_the_start(in_force(parameter, start))
    last = (
        "The last day for telling is the day before that."
        if is_clear
        else "That is the last day for telling."
    )
    return (
        f"We count back from {FACTS_IN_WORDS[fact]}, {day_in_words(start)}.",
        f"{length} before it begin on {day_in_words(first)}. {last}",
        _skipped(start, first, calendar),
        *stays(due, calendar),
    )


_COUNTED: dict[Count, Callable[[str, str, date, date, str, WorkingDays], tuple[str, ...]]] = {
    Count.MONTHS: _in_months,
    Count.WEEKS: _in_weeks,
    Count.DAYS: _in_days,
    Count.WORKING_DAYS: _in_working_days,
    Count.WORKING_DAYS_BEFORE: _back_in_working_days,
}


def stays(due: date, calendar: WorkingDays) -> list[str]:
    """Return that a last day stays where it is, though it is no working day; nothing if it is one."""
    why = calendar.why_not(due)
    if why is None:
        return []
    return [f"That day is not a working day ({why}). This time limit does not move to a later day."]


def shortened(start: date, months: int) -> list[str]:
    """Return what to say where the month of the corresponding date is too short for it; else nothing."""
    end = within_months(start, months)
    if end.day == start.day:
        return []
    month = f"{MONTHS[end.month - 1]} {end.year}"
    return [f"{month} has no day {start.day}, so the period ends on its last day."]


def _from_and_to(fact: str, start: date, parameter: Parameter, end: date) -> list[str]:
    return [
        f"We count from {FACTS_IN_WORDS[fact]}, {day_in_words(start)}.",
        f"{_at_the_start(parameter)} from then is {day_in_words(end)}.",
    ]


def _at_the_start(parameter: Parameter) -> str:
    return length_in_words(parameter.value, parameter.unit).capitalize()


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
        window = "in August" if deadline.due_on.month == 8 else "from 25 December to 1 January"
        because = f"its rule 12(3) moves a last day {window} to the first working day after"
    return [
        f"The Tribunal may still accept it until {day_in_words(until)}, because {because}. "
        "Do not rely on this."
    ]
