"""Working days in England: the list against a second source, and the tables against walking."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.certificate import no_mediation_clock
from evenhand.statute.facts import Facts
from evenhand.statute.leave import leave
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision
from evenhand.statute.which_certificate import certificate_clock
from evenhand.statute.working_days import (
    ANNOUNCED_UNTIL,
    CALENDARS,
    ENGLAND,
    SOURCE,
    Calendars,
    OutsideCalendar,
    calendars_of,
    remember,
)

DAYS = st.dates(date(2014, 1, 1), date(2035, 11, 30))


def test_the_bank_holidays_are_those_of_a_second_source() -> None:
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2036))
    assert set(ENGLAND.holidays) == {day for day in theirs if day.weekday() < 5}


@pytest.mark.parametrize("day", ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"])
def test_one_off_and_moved_holidays_are_not_working_days(day: str) -> None:
    assert date.fromisoformat(day) not in ENGLAND


@pytest.mark.parametrize("day", ["2020-05-04", "2022-05-30"])
def test_the_days_that_holidays_moved_away_from_are_working_days(day: str) -> None:
    assert date.fromisoformat(day) in ENGLAND


def test_the_list_names_its_source_and_its_ends() -> None:
    assert SOURCE.instrument == "Banking and Financial Dealings Act 1971"
    assert ENGLAND.from_on == date(2014, 1, 1) and ENGLAND.horizon == date(2035, 12, 31)
    assert ENGLAND.from_on < ANNOUNCED_UNTIL <= ENGLAND.horizon
    assert CALENDARS.version == ENGLAND.version == "england-2026-11-23"


@given(DAYS, st.integers(1, 15))
def test_counting_agrees_with_walking_day_by_day(day: date, number: int) -> None:
    walked = day
    left = number
    while left:
        walked += timedelta(days=1)
        left -= walked.weekday() < 5 and walked not in ENGLAND.holidays
    assert ENGLAND.after(day, number) == walked


@given(st.dates(date(2014, 3, 1), date(2035, 12, 31)), st.integers(1, 15))
def test_counting_back_agrees_with_walking_day_by_day(day: date, number: int) -> None:
    walked = day
    left = number
    while left:
        walked -= timedelta(days=1)
        left -= walked.weekday() < 5 and walked not in ENGLAND.holidays
    assert ENGLAND.before(day, number) == walked
    assert ENGLAND.after(walked, number) >= day or day not in ENGLAND


@given(DAYS)
def test_answers_are_working_days_on_the_right_side(day: date) -> None:
    next_one = ENGLAND.on_or_after(day)
    assert next_one in ENGLAND and next_one >= day
    if day > date(2014, 1, 1):
        last = ENGLAND.on_or_before(day)
        assert last in ENGLAND and last <= day
        assert (last == day) == (next_one == day) == (day in ENGLAND) == (ENGLAND.why_not(day) is None)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 19), "Saturday"),
        (date(2025, 4, 20), "Sunday"),
        (date(2025, 4, 22), None),
    ],
)
def test_a_day_that_is_not_worked_says_why(day: date, why: str | None) -> None:
    assert ENGLAND.why_not(day) == why


def test_nothing_is_counted_beyond_the_known_years() -> None:
    with pytest.raises(OutsideCalendar, match="2014-01-01 to 2035-12-31"):
        ENGLAND.after(date(2035, 12, 31), 1)
    with pytest.raises(OutsideCalendar):
        ENGLAND.after(date(2013, 12, 31), 1)
    with pytest.raises(OutsideCalendar):
        ENGLAND.before(date(2014, 1, 8), 5)
    with pytest.raises(OutsideCalendar):
        ENGLAND.before(date(2036, 1, 1), 1)
    with pytest.raises(OutsideCalendar):
        ENGLAND.on_or_before(date(2036, 1, 1))
    with pytest.raises(OutsideCalendar):
        ENGLAND.on_or_before(date(2014, 1, 1))


def test_the_first_day_of_the_list_can_be_counted_from() -> None:
    assert date(2014, 1, 1) not in ENGLAND
    assert ENGLAND.after(date(2014, 1, 1), 1) == date(2014, 1, 2)


def test_fewer_than_one_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="one working day or more"):
        ENGLAND.after(date(2025, 1, 1), 0)
    with pytest.raises(ValueError, match="one working day or more"):
        ENGLAND.before(date(2025, 1, 1), 0)


def test_a_proclaimed_holiday_can_be_previewed_without_changing_the_list() -> None:
    preview = ENGLAND.with_holidays("preview", {date(2026, 11, 25): "A royal wedding"})
    assert preview.version == "preview" and preview.why_not(date(2026, 11, 25)) == "A royal wedding"
    assert preview.after(date(2026, 11, 24), 1) == date(2026, 11, 26)
    assert ENGLAND.after(date(2026, 11, 24), 1) == date(2026, 11, 25)


def with_one_more(day: date) -> Calendars:
    """Return calendars that know one more holiday."""
    days = ENGLAND.with_holidays(f"england-with-{day}", {day: "Bank holiday for a jubilee"})
    return Calendars(regulations=days, tribunal=days)


def test_a_calendar_that_came_later_is_known_by_its_version_and_a_deadline_explains_itself_by_it() -> None:
    later = with_one_more(date(2026, 11, 26))
    told = Facts(
        decision=Decision.REFUSAL_TO_ASSESS,
        notice_sent=date(2026, 11, 2),
        told_adviser_no_mediation=date(2026, 11, 25),
    )
    clock = no_mediation_clock(told, DEFAULT, later)
    assert clock is not None and clock.due_on == date(2026, 12, 1)
    assert certificate_clock(told, DEFAULT, later) == clock
    assert calendars_of(later.version) is CALENDARS, "nobody has remembered it yet"
    remember(later)
    assert calendars_of(later.version) is later
    assert "Bank holiday for a jubilee" in " ".join(clock.explain().working)
    assert "Bank holiday for a jubilee" not in " ".join(clock.explain(CALENDARS).working)


def test_whether_more_time_is_needed_to_appeal_turns_on_the_holidays_too() -> None:
    # The two months end on Friday 5 June 2026; with a holiday there, rule 12 moves them to the Monday.
    late = Facts(
        decision=Decision.REFUSAL_TO_ASSESS, notice_sent=date(2026, 4, 5), first_contact=date(2026, 6, 8)
    )
    assert leave(late).needs_extension_of_time
    assert not leave(late, DEFAULT, with_one_more(date(2026, 6, 5))).needs_extension_of_time
