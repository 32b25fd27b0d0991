"""Dates and counts in words."""

from datetime import date, datetime

import pytest

from evenhand.design import words


def test_a_day_always_says_its_weekday() -> None:
    assert words.day(date(2026, 12, 11)) == "Friday 11 December 2026"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 27), "today"),
        (date(2026, 11, 28), "tomorrow"),
        (date(2026, 11, 26), "yesterday"),
        (date(2026, 11, 30), "in 3 days"),
        (date(2026, 11, 25), "2 days ago"),
        (date(2027, 11, 27), "in 365 days"),
    ],
)
def test_days_left_count_from_the_day_that_is_given(on: date, said: str) -> None:
    assert words.days_left(on, date(2026, 11, 27)) == said


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (9, 0, "9am"),
        (12, 0, "midday"),
        (12, 30, "12:30pm"),
        (14, 5, "2:05pm"),
    ],
)
def test_a_time_is_said_as_people_say_it(hour: int, minute: int, said: str) -> None:
    assert words.time(datetime(2026, 11, 27, hour, minute)) == said


def test_a_moment_says_the_time_and_a_day_does_not() -> None:
    assert words.moment(datetime(2026, 11, 27, 9, 0)) == "Friday 27 November 2026 at 9am"
    assert words.moment(date(2026, 11, 27)) == "Friday 27 November 2026"


def test_a_count_agrees_with_its_noun() -> None:
    assert words.plural(1, "day") == "1 day"
    assert words.plural(1200, "day") == "1,200 days"
    assert words.plural(2, "child", "children") == "2 children"


def test_a_list_ends_with_and() -> None:
    assert words.listed(()) == ""
    assert words.listed(["day"]) == "day"
    assert words.listed(("day", "month", "year")) == "day, month and year"


def test_a_telephone_address_has_digits_only() -> None:
    assert words.telephone_url("+44 (0)113 496-0123") == "tel:+4401134960123"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(45, "45 minutes"), (60, "1 hour"), (120, "2 hours"), (150, "2½ hours"), (130, "2 hours 10 minutes")],
)
def test_a_length_of_time_is_said_as_people_say_it(minutes, said):
    assert words.hours(minutes) == said
