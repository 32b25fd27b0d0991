"""Quarters and councils' years: whole ones, end to end."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from evenhand.domain.figures.periods import Period, ended, quarter_of

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2060, 1, 1))


@given(DAYS)
def test_every_day_is_in_one_quarter_of_one_year(day):
    quarter = quarter_of(day)
    assert quarter.starts_on <= day <= quarter.ends_on
    assert quarter in quarter.year.quarters
    assert quarter.next.starts_on == quarter.ends_on + timedelta(days=1)


@given(DAYS)
def test_a_year_is_its_four_quarters(day):
    year = quarter_of(day).year
    first, *_, last = year.quarters
    assert len(year.quarters) == 4
    assert (first.starts_on, last.ends_on) == (year.starts_on, year.ends_on)


def test_periods_have_names():
    assert Period(date(2026, 7, 1)).title == "July to September 2026"
    assert Period(date(2025, 4, 1), is_year=True).title == "April 2025 to March 2026"


def test_only_what_is_over_and_began_under_the_contract_is_reported():
    found = ended(date(2026, 11, 29), date(2026, 1, 1), 5)
    assert [period.starts_on for period in found] == [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)]
    assert len(ended(date(2026, 11, 29), date(2020, 1, 1), 5)) == 5
    assert ended(date(2026, 11, 29), date(2026, 10, 1), 5) == []
