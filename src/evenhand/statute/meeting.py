"""What the arranging body owes before the meeting: day and place in time, and people who can decide.

Source: SI 2014/1530 reg 37.
"""

from datetime import date, timedelta

from evenhand.statute.arrange import arranging_body
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.readings import DEFAULT, NoticeClearDays, Readings, ReadingUsed
from evenhand.statute.rules import (
    AUTHORITY,
    AUTHORITY_HEALTH_ONLY,
    TELL_OF_MEETING,
    TELL_OF_MEETING_HEALTH_ONLY,
    Owner,
    Remark,
)
from evenhand.statute.working_days import CALENDARS, Calendars

_ONE_DAY = timedelta(days=1)


def tell_of_meeting_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return by when the family must be told the day and place; None once it accepts a shorter time."""
    meeting = _meeting(facts)
    if meeting is None or facts.short_notice_accepted is not None:
        return None
    rule = TELL_OF_MEETING if arranging_body(facts) is Owner.LOCAL_AUTHORITY else TELL_OF_MEETING_HEALTH_ONLY
    used = readings.notice_clear_days
    last = {reading: tell_by(meeting[1], reading, calendars) for reading in NoticeClearDays}
    others = tuple((other.value, day) for other, day in last.items() if other is not used)
    note = ReadingUsed("notice_clear_days", used.value, others)
    return deadline(rule, meeting, last[used], min(last.values()), calendars, (note,))


def authority_clock(facts: Facts, calendars: Calendars = CALENDARS) -> Deadline | None:
    """Return the day on which people with authority to resolve the issues must attend (reg 37(1))."""
    meeting = _meeting(facts)
    if meeting is None:
        return None
    rule = AUTHORITY if arranging_body(facts) is Owner.LOCAL_AUTHORITY else AUTHORITY_HEALTH_ONLY
    remarks = (Remark.NOBODY_COULD_DECIDE,) if facts.authority_lacking is not None else ()
    return deadline(rule, meeting, meeting[1], meeting[1], calendars, remarks=remarks)


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


def _meeting(facts: Facts) -> tuple[str, date] | None:
    if facts.meeting_on is None or facts.refused_on is not None or not facts.gateway.mediation_right:
        return None
    return ("meeting_on", facts.meeting_on)
