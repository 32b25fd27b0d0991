"""How a date was worked out: in plain words for families, in full for staff, with its sources."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from evenhand.statute.appeal import Limbs, limbs, window_end
from evenhand.statute.deadline import Deadline
from evenhand.statute.in_force import Parameter, in_force
from evenhand.statute.rules import APPEAL, FACTS_IN_WORDS, REMARKS, RULES, Count, Owner
from evenhand.statute.sources import Source
from evenhand.statute.words import MONTHS, day_in_words, length_in_words, listed
from evenhand.statute.working_days import Calendars, WorkingDays

_ONE_DAY = timedelta(days=1)


class Explanation(NamedTuple):
    """`plain`: short sentences, the date first. `working`: each step, for staff and the Tribunal."""

    plain: tuple[str, ...]
    working: tuple[str, ...]
    citations: tuple[Source, ...]


def explain(deadline: Deadline, calendars: Calendars) -> Explanation:
    """Return the explanation of a deadline, whether it was computed now or stored long ago."""
    if deadline.rule == APPEAL.id:
        plain, working = _appeal(deadline, calendars)
    else:
        plain, working = _single(deadline, calendars)
    remarks = [REMARKS[remark] for remark in deadline.remarks]
    plain += [*remarks, *_why_earlier(deadline, calendars)]
    working += remarks
    working += [*_readings(deadline), *_closing(deadline)]
    return Explanation(tuple(_headline(deadline) + plain), tuple(working), deadline.sources)


def _headline(deadline: Deadline) -> list[str]:
    rule = RULES[deadline.rule]
    if rule.owner is not Owner.FAMILY:
        return [rule.says.format(by=day_in_words(deadline.due_on))]
    says = [rule.says.format(by=day_in_words(deadline.safe_on))]
    if deadline.safe_on != deadline.due_on:
        says.append(f"The law gives you until {day_in_words(deadline.due_on)}.")
    return says


def _single(deadline: Deadline, calendars: Calendars) -> tuple[list[str], list[str]]:
    start, parameter = deadline.counted_from, in_force(deadline.rule, deadline.counted_from)
    counted = RULES[deadline.rule].counted_in
    plain = _count(deadline.counted_from_fact, start, parameter, deadline.due_on)
    working = [f"{parameter.source}: {length_in_words(parameter.value, parameter.unit)}."]
    working.append(
        f"Counted from {deadline.counted_from_fact}, {day_in_words(start)}; that day is not counted."
    )
    if counted is Count.WORKING_DAYS:
        steps, skipped = _walk(start, deadline.due_on, calendars.regulations)
        working += steps
        plain += _skipped(skipped)
    elif counted is Count.MONTHS:
        clipped = _clipped(start, parameter)
        working += [f"The corresponding date is {day_in_words(deadline.due_on)}.", *clipped]
        plain += clipped
    else:
        working.append(f"Day {parameter.value}, every day counted, is {day_in_words(deadline.due_on)}.")
    moved = _not_moved(deadline, calendars.regulations)
    return plain + moved, working + moved


def _appeal(deadline: Deadline, calendars: Calendars) -> tuple[list[str], list[str]]:
    (sent_fact, sent), *rest = deadline.facts
    found = limbs(sent, rest[0][1] if rest else None)
    notice = in_force("hesc_r20_1_c.notice_limb", sent)
    plain = _count(sent_fact, sent, notice, found.notice)
    working = [
        _limb_in_full(sent_fact, sent, notice, found.notice),
        *_clipped(sent, notice),
    ]
    if rest:
        more = _certificate_limb(rest[0], found)
        plain += more[0]
        working += more[1]
    else:
        working.append("No certificate counts towards the time; the first limb alone is used.")
    working.append(f"The last day is {day_in_words(deadline.due_on)}, before rule 12.")
    moved = _moved(deadline, calendars.tribunal)
    return plain + moved, working + moved


def _certificate_limb(issued: tuple[str, date], found: Limbs) -> tuple[list[str], list[str]]:
    fact, day = issued
    month = in_force("hesc_r20_1_c.certificate_limb", day)
    end = found.certificate or found.raw
    plain = _count(fact, day, month, end)
    later = end > found.notice
    plain.append(
        "The law gives you the later of the two dates."
        if later
        else "That is not later, so the certificate gives no extra time."
    )
    working = [
        _limb_in_full(fact, day, month, end),
        *_clipped(day, month),
        f"The later of the two is {day_in_words(found.raw)}.",
    ]
    return plain, working


def _limb_in_full(fact: str, start: date, parameter: Parameter, end: date) -> str:
    length = length_in_words(parameter.value, parameter.unit)
    day = f"{day_in_words(start)}; that day is not counted"
    return f"{parameter.source}: {length} from {fact}, {day}: {day_in_words(end)}."


def _count(fact: str, start: date, parameter: Parameter, end: date) -> list[str]:
    length = length_in_words(parameter.value, parameter.unit).capitalize()
    return [
        f"We count from {FACTS_IN_WORDS[fact]}, {day_in_words(start)}.",
        f"{length} from then is {day_in_words(end)}.",
    ]


def _walk(start: date, end: date, calendar: WorkingDays) -> tuple[list[str], list[str]]:
    steps, skipped, number, day = [], [], 0, start
    while day < end:
        day += _ONE_DAY
        why = calendar.why_not(day)
        if why is None:
            number += 1
            steps.append(f"Working day {number}: {day_in_words(day)}.")
        else:
            steps.append(
                f"Not counted: {day_in_words(day)}" + (f" ({why})." if day in calendar.holidays else ".")
            )
            if day in calendar.holidays:
                skipped.append(f"{day_in_words(day)} ({why})")
    return steps, skipped


def _skipped(holidays: list[str]) -> list[str]:
    weekends = "Saturdays and Sundays are not counted."
    return [f"We do not count {listed(holidays)}. {weekends}"] if holidays else [weekends]


def _clipped(start: date, parameter: Parameter) -> list[str]:
    months = start.month - 1 + parameter.value
    year, month = start.year + months // 12, months % 12 + 1
    if start.day <= monthrange(year, month)[1]:
        return []
    return [f"{MONTHS[month - 1]} {year} has no day {start.day}, so the period ends on its last day."]


def _not_moved(deadline: Deadline, calendar: WorkingDays) -> list[str]:
    why = calendar.why_not(deadline.due_on)
    if why is None:
        return []
    return [f"That day is not a working day ({why}). This time limit does not move to a later day."]


def _moved(deadline: Deadline, calendar: WorkingDays) -> list[str]:
    until = deadline.may_accept_until
    if until is None or until == deadline.due_on:
        return []
    end = window_end(deadline.due_on)
    if end is None:
        because = (
            f"its rule 12(2) moves a last day that is not a working day ({calendar.why_not(deadline.due_on)})"
        )
    else:
        window = "in August" if end.month == deadline.due_on.month == 8 else "from 25 December to 1 January"
        because = f"its rule 12(3) moves a last day {window} to the first working day after"
    return [
        f"The Tribunal may still accept it until {day_in_words(until)}, because {because}. "
        "Do not rely on this."
    ]


def _why_earlier(deadline: Deadline, calendars: Calendars) -> list[str]:
    if RULES[deadline.rule].owner is not Owner.FAMILY:
        return []
    if deadline.safe_on == calendars.regulations.on_or_before(deadline.due_on):
        return []
    return ["Act by the first date above, because part of this law can be read as giving you less time."]


def _readings(deadline: Deadline) -> list[str]:
    return [
        f"Reading of {used.switch}: {used.reading}. "
        + "; ".join(f"{name} gives {day_in_words(day) if day else 'no date'}" for name, day in used.others)
        + "."
        for used in deadline.readings
    ]


def _closing(deadline: Deadline) -> list[str]:
    return [
        f"Safe date: {day_in_words(deadline.safe_on)}, "
        "the last working day on or before the earliest arguable date.",
        f"Rules {deadline.rule_set}; bank holidays {deadline.calendar}.",
    ]
