"""The counting primitives: each by hand, and by walking."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute import counting

DAYS = st.dates(date(2000, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2022-12-28", 2, "2023-02-28"),
        ("2022-12-29", 2, "2023-02-28"),
        ("2022-12-31", 2, "2023-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2025-02-28", 2, "2025-04-28"),
        ("2025-07-31", 1, "2025-08-31"),
        ("2025-11-30", 1, "2025-12-30"),
        ("1999-12-31", 2, "2000-02-29"),
        ("2044-12-15", 12, "2045-12-15"),
    ],
)
def test_months_end_on_the_corresponding_date_or_the_last_day(start: str, months: int, end: str) -> None:
    assert counting.within_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@given(DAYS, st.integers(1, 12))
def test_months_agree_with_stepping_from_month_to_month(day: date, months: int) -> None:
    first = day.replace(day=1)
    for _ in range(months):
        first = (first + timedelta(days=31)).replace(day=1)
    days = [first + timedelta(days=n) for n in range(31)]
    expected = max(d for d in days if d.month == first.month and d.day <= day.day)
    assert counting.within_months(day, months) == expected


def test_within_leaves_the_first_day_out_and_beginning_with_counts_it() -> None:
    day = date(2025, 6, 13)
    assert counting.within_days(day, 30) == date(2025, 7, 13)
    assert counting.days_beginning_with(day, 30) == date(2025, 7, 12)
    assert counting.within_weeks(day, 5) == date(2025, 7, 18)
    assert counting.weeks_beginning_with(day, 5) == date(2025, 7, 17)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-02-15", "2025-08-14"),
        ("2025-03-01", "2025-08-31"),
        ("2025-08-31", "2026-02-28"),
        ("2027-08-30", "2028-02-29"),
        ("2027-08-29", "2028-02-28"),
    ],
)
def test_six_months_beginning_with_a_day_end_the_day_before_it(start: str, end: str) -> None:
    assert counting.months_beginning_with(date.fromisoformat(start), 6) == date.fromisoformat(end)


@given(DAYS, DAYS, st.integers(1, 12))
def test_a_later_start_never_ends_earlier(one: date, other: date, number: int) -> None:
    earlier, later = sorted((one, other))
    for count in (
        counting.within_months,
        counting.within_days,
        counting.within_weeks,
        counting.days_beginning_with,
        counting.weeks_beginning_with,
    ):
        assert count(earlier, number) <= count(later, number)


def test_months_are_not_counted_back() -> None:
    with pytest.raises(ValueError, match="Count no month, or one, or more"):
        counting.within_months(date(2025, 3, 3), -1)
