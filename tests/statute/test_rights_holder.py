"""Whose right it is, by date of birth."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.readings import DEFAULT
from evenhand.statute.rights_holder import Holder, age_on, compulsory_school_age_ends, rights_holder

TERM = DEFAULT.with_reading("school_year_start", "first_term_after_july")


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        ("2008-12-01", "2025-06-27"),
        ("2009-08-31", "2025-06-27"),
        ("2009-09-01", "2026-06-26"),
        ("2008-02-29", "2024-06-28"),
    ],
)
def test_school_age_ends_on_the_last_friday_in_june_of_that_school_year(born: str, ends: str) -> None:
    assert compulsory_school_age_ends(date.fromisoformat(born)) == date.fromisoformat(ends)


def test_an_early_september_birthday_may_turn_on_the_first_day_of_term() -> None:
    assert compulsory_school_age_ends(date(2009, 9, 2), TERM) == date(2025, 6, 27)
    assert compulsory_school_age_ends(date(2009, 9, 16), TERM) == date(2026, 6, 26)
    assert rights_holder(date(2009, 9, 15), date(2025, 7, 1)).ask_first_day_of_term
    assert not rights_holder(date(2009, 9, 16), date(2025, 7, 1)).ask_first_day_of_term
    assert not rights_holder(date(2009, 10, 2), date(2025, 7, 1)).ask_first_day_of_term


@given(st.dates(date(1998, 9, 1), date(2015, 8, 31)))
def test_the_right_passes_to_the_young_person_once_and_ends_at_25(born: date) -> None:
    ends = compulsory_school_age_ends(born)
    assert ends.weekday() == 4 and ends.month == 6 and (ends + timedelta(days=7)).month == 7
    turns_25 = rights_holder(born, ends).turns_25_on
    assert rights_holder(born, ends).passes_on == ends + timedelta(days=1)
    days = [ends, ends + timedelta(days=1), turns_25 - timedelta(days=1), turns_25]
    holders = [rights_holder(born, day).holder for day in days if day >= date(2014, 9, 1)]
    expected = [Holder.PARENT, Holder.YOUNG_PERSON, Holder.YOUNG_PERSON, Holder.NONE]
    assert holders == expected[-len(holders) :]


def test_a_leap_day_birthday_falls_on_1_march_in_a_common_year() -> None:
    born = date(2004, 2, 29)
    assert rights_holder(born, date(2029, 2, 28)).holder is Holder.YOUNG_PERSON
    assert rights_holder(born, date(2029, 3, 1)).holder is Holder.NONE


def test_the_right_has_ended_on_every_day_after_25() -> None:
    for day in (date(2029, 3, 2), date(2035, 1, 1)):
        assert rights_holder(date(2004, 2, 29), day).holder is Holder.NONE


@pytest.mark.parametrize(
    ("on", "years"),
    [("2026-02-28", 21), ("2026-03-01", 22), ("2028-02-28", 23), ("2028-02-29", 24), ("2004-02-29", 0)],
)
def test_an_age_is_reached_on_the_birthday(on: str, years: int) -> None:
    assert age_on(date(2004, 2, 29), date.fromisoformat(on)) == years
