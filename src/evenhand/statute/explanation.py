"""How a date was worked out: in plain words for families, in full for staff, with its sources."""

from datetime import date
from typing import NamedTuple

from evenhand.statute.appeal import Limbs, limbs, window_end
from evenhand.statute.counting_in_words import clipped, counted_in_words, start_and_end
from evenhand.statute.deadline import Deadline
from evenhand.statute.in_force import Parameter, in_force
from evenhand.statute.rules import APPEAL, RULES, Owner
from evenhand.statute.rules_in_words import REMARKS
from evenhand.statute.sources import Source
from evenhand.statute.words import day_in_words, length_in_words
from evenhand.statute.working_days import Calendars, WorkingDays


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
        plain, working = counted_in_words(deadline, calendars)
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


def _appeal(deadline: Deadline, calendars: Calendars) -> tuple[list[str], list[str]]:
    (sent_fact, sent), *rest = deadline.facts
    found = limbs(sent, rest[0][1] if rest else None)
    notice = in_force("hesc_r20_1_c.notice_limb", sent)
    plain = start_and_end(sent_fact, sent, notice, found.notice)
    working = [
        _limb_in_full(sent_fact, sent, notice, found.notice),
        *clipped(sent, notice),
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
    plain = start_and_end(fact, day, month, end)
    later = end > found.notice
    plain.append(
        "The law gives you the later of the two dates."
        if later
        else "That is not later, so the certificate gives no extra time."
    )
    working = [
        _limb_in_full(fact, day, month, end),
        *clipped(day, month),
        f"The later of the two is {day_in_words(found.raw)}.",
    ]
    return plain, working


def _limb_in_full(fact: str, start: date, parameter: Parameter, end: date) -> str:
    length = length_in_words(parameter.value, parameter.unit)
    day = f"{day_in_words(start)}; that day is not counted"
    return f"{parameter.source}: {length} from {fact}, {day}: {day_in_words(end)}."


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
