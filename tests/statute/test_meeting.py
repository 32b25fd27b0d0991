"""Telling the family of the meeting in time, and who must see to it that people can decide."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.facts import Facts
from evenhand.statute.in_force import NotInForce
from evenhand.statute.meeting import (
    authority_clock,
    earliest_meeting,
    is_told_in_time,
    tell_by,
    tell_of_meeting_clock,
)
from evenhand.statute.readings import DEFAULT, NoticeClearDays
from evenhand.statute.routes import Decision
from evenhand.statute.rules import Owner, Remark
from evenhand.statute.working_days import ENGLAND

MEETING = date(2025, 6, 16)
BOOKED = Facts(meeting_on=MEETING)
FIFTH = DEFAULT.with_reading("notice_clear_days", "fifth_working_day_before")
DAYS = st.dates(date(2014, 10, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("meeting", "clear", "fifth", "safe"),
    [
        ("2025-06-16", "2025-06-08", "2025-06-09", "2025-06-06"),
        ("2025-05-13", "2025-05-05", "2025-05-06", "2025-05-02"),
        ("2026-01-05", "2025-12-23", "2025-12-24", "2025-12-23"),
        # A meeting on a Saturday: Friday is the first working day before it.
        ("2025-06-14", "2025-06-08", "2025-06-09", "2025-06-06"),
    ],
)
def test_five_working_days_lie_between_telling_and_meeting(
    meeting: str, clear: str, fifth: str, safe: str
) -> None:
    facts = Facts(meeting_on=date.fromisoformat(meeting))
    one, other = tell_of_meeting_clock(facts), tell_of_meeting_clock(facts, FIFTH)
    assert one is not None and other is not None
    assert [day.isoformat() for day in (one.due_on, other.due_on, one.safe_on, other.safe_on)] == [
        clear,
        fifth,
        safe,
        safe,
    ]
    assert one.readings[0].others == (("fifth_working_day_before", other.due_on),)


@given(DAYS, st.integers(0, 30), st.sampled_from(NoticeClearDays))
def test_a_later_meeting_never_has_to_be_told_of_earlier(
    day: date, later: int, reading: NoticeClearDays
) -> None:
    assert tell_by(day, reading) <= tell_by(min(day + timedelta(days=later), date(2035, 12, 31)), reading)


@given(DAYS)
def test_clear_days_leave_five_whole_working_days_and_not_six(day: date) -> None:
    last = tell_by(day)
    assert ENGLAND.between(last, day - timedelta(days=1)) == 5
    assert ENGLAND.between(last + timedelta(days=1), day - timedelta(days=1)) == 4
    fifth = tell_by(day, NoticeClearDays.FIFTH_BEFORE)
    assert fifth in ENGLAND and ENGLAND.between(fifth, day - timedelta(days=1)) == 4


@pytest.mark.parametrize(
    ("change", "told_by"),
    [({}, Owner.LOCAL_AUTHORITY), ({"health_issues": True}, Owner.LOCAL_AUTHORITY),
     ({"health_only": True}, Owner.ICB)],
)  # fmt: skip
def test_the_body_that_arranges_tells_and_brings_people_who_can_decide(
    change: dict[str, bool], told_by: Owner
) -> None:
    facts = replace(BOOKED, **change)
    tell, authority = tell_of_meeting_clock(facts), authority_clock(facts)
    assert tell is not None and authority is not None
    assert tell.owner is authority.owner is told_by
    assert authority.due_on == authority.safe_on == MEETING


def test_no_one_is_told_of_a_meeting_that_is_not_fixed_wanted_or_open() -> None:
    for facts in (
        Facts(),
        replace(BOOKED, told_adviser_no_mediation=date(2025, 6, 2)),
        replace(BOOKED, decision=Decision.DRAFT_PLAN),
    ):
        assert tell_of_meeting_clock(facts) is None and authority_clock(facts) is None


def test_a_family_that_accepts_less_time_lifts_the_five_days_and_not_the_authority() -> None:
    accepted = replace(BOOKED, short_notice_accepted=date(2025, 6, 12))
    assert tell_of_meeting_clock(accepted) is None
    assert authority_clock(accepted) is not None


def test_that_nobody_there_could_decide_is_said_with_the_duty_and_moves_no_date() -> None:
    named, lacking = authority_clock(BOOKED), authority_clock(replace(BOOKED, authority_lacking=MEETING))
    assert named is not None and lacking is not None
    assert lacking == named._replace(remarks=(Remark.NOBODY_COULD_DECIDE,))
    assert "About some of the issues, nobody came to the meeting who can decide." in lacking.explain().plain


@pytest.mark.parametrize(
    ("told", "accepted", "in_time", "by_the_other"),
    [
        (date(2025, 6, 8), False, True, True),
        (date(2025, 6, 9), False, False, True),
        (date(2025, 6, 10), False, False, False),
        (date(2025, 6, 12), True, True, True),
        (date(2025, 6, 17), True, False, False),
        (None, True, False, False),
        (None, False, False, False),
    ],
)
def test_told_in_time_is_told_before_the_five_days_unless_the_family_accepts_less(
    told: date | None, accepted: bool, in_time: bool, by_the_other: bool
) -> None:
    assert is_told_in_time(MEETING, told, accepted) is in_time
    assert is_told_in_time(MEETING, told, accepted, FIFTH) is by_the_other


def test_a_meeting_before_the_law_is_refused() -> None:
    with pytest.raises(NotInForce):
        tell_of_meeting_clock(Facts(meeting_on=date(2014, 8, 29)))


@given(DAYS.filter(lambda day: day < date(2035, 12, 1)), st.sampled_from(NoticeClearDays))
def test_the_earliest_meeting_is_the_first_that_can_still_be_told_of_in_time(told: date, reading) -> None:
    meeting = earliest_meeting(told, reading)
    assert tell_by(meeting, reading) >= told
    assert tell_by(meeting - timedelta(days=1), reading) < told
