"""What the arranging body owes before the meeting: day and place in time, and people who can decide.

Source: SI 2014/1530 reg 37.
"""

from datetime import date, timedelta

from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.memory import made_once
from evenhand.statute.readings import DEFAULT, NoticeClearDays, Readings, ReadingUsed
from evenhand.statute.rules import (
    AUTHORITY,
    AUTHORITY_HEALTH_ONLY,
    TELL_OF_MEETING,
    TELL_OF_MEETING_HEALTH_ONLY,
    Remark,
)
from evenhand.statute.working_days import CALENDARS, Calendars

_ONE_DAY = timedelta(days=1)


def tell_of_meeting_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return by when the family must be told the day and place; None once it accepts a shorter time."""
    found = meeting_clocks(facts, readings, calendars)
    return found[0] if len(found) > 1 else None


def authority_clock(facts: Facts, calendars: Calendars = CALENDARS) -> Deadline | None:
    """Return the day on which people with authority to resolve the issues must attend (reg 37(1))."""
    found = meeting_clocks(facts, DEFAULT, calendars)
    return found[-1] if found else None


def meeting_clocks(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[Deadline, ...]:
    """Return both clocks of the next meeting: telling (not where a shorter time is accepted), and authority."""
    meeting = facts.meeting_on
    if meeting is None or facts.refused_on is not None or not facts.gateway.mediation_right:
        return ()
    reading, is_short = readings.notice_clear_days, facts.short_notice_accepted is not None
    is_lacking = facts.authority_lacking is not None
    return _before_meeting(meeting, facts.health_only, is_short, is_lacking, reading, calendars)


@made_once
def _before_meeting(
    meeting: date,
    health_only: bool,
    is_short: bool,
    is_lacking: bool,
    reading: NoticeClearDays,
    calendars: Calendars,
) -> tuple[Deadline, ...]:
    rule = AUTHORITY_HEALTH_ONLY if health_only else AUTHORITY
    remarks = (Remark.NOBODY_COULD_DECIDE,) if is_lacking else ()
    authority = deadline(rule, ("meeting_on", meeting), meeting, meeting, calendars, remarks=remarks)
    return (authority,) if is_short else (_tell(meeting, health_only, reading, calendars), authority)


def _tell(meeting_on: date, health_only: bool, used: NoticeClearDays, calendars: Calendars) -> Deadline:
    rule = TELL_OF_MEETING_HEALTH_ONLY if health_only else TELL_OF_MEETING
    last = {reading: tell_by(meeting_on, reading, calendars) for reading in NoticeClearDays}
    others = tuple((other.value, day) for other, day in last.items() if other is not used)
    note = ReadingUsed("notice_clear_days", used.value, others)
    counted = ("meeting_on", meeting_on)
    return deadline(rule, counted, last[used], min(last.values()), calendars, (note,))


def tell_by(
    meeting_on: date, reading: NoticeClearDays = NoticeClearDays.CLEAR, calendars: Calendars = CALENDARS
) -> date:
    """Return the last day for telling the family, whether or not it is a working day.

    Clear days: the whole of the working days lies between, so the day before the first of them.
    """
    first = calendars.regulations.before(meeting_on, amount(TELL_OF_MEETING.id, meeting_on))
    return first - _ONE_DAY if reading is NoticeClearDays.CLEAR else first


def earliest_meeting(
    told_on: date, reading: NoticeClearDays = NoticeClearDays.CLEAR, calendars: Calendars = CALENDARS
) -> date:
    """Return the first day on which the meeting may be held if the family is told on `told_on` (reg 37(2)).

    The other side of `tell_by`. The family may consent to less.
    """
    meeting = told_on
    while tell_by(meeting, reading, calendars) < told_on:
        meeting += _ONE_DAY
    return meeting


def is_told_in_time(
    meeting_on: date, told_on: date | None, short_notice_accepted: bool, readings: Readings = DEFAULT
) -> bool:
    """Tell whether the family was told in time, or before the meeting if it accepts a shorter time."""
    if told_on is None:
        return False
    if short_notice_accepted:
        return told_on <= meeting_on
    return told_on <= tell_by(meeting_on, readings.notice_clear_days)
