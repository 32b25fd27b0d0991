"""Recommendations: which appeals open them, and weeks that begin with their day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.in_force import NotInForce
from evenhand.statute.recommendations import (
    Ground,
    council_copies_health_by,
    council_copies_its_own_by,
    council_responds_by,
    health_responds_by,
    may_recommend,
)

DAYS = st.dates(date(2018, 4, 3), date(2035, 12, 31))


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_but_a_refusal_to_assess_opens_the_power_from_april_2018(ground: Ground) -> None:
    assert may_recommend(ground, date(2018, 4, 3)) is (ground is not Ground.REFUSAL_TO_ASSESS)
    assert not may_recommend(ground, date(2018, 4, 2))


@given(DAYS)
def test_the_day_itself_is_the_first_of_the_weeks(day: date) -> None:
    for answer in (health_responds_by, council_responds_by):
        assert answer(day) == day + timedelta(days=34)
    for copy in (council_copies_health_by, council_copies_its_own_by):
        assert copy(day) == day + timedelta(days=6)


def test_before_the_power_there_is_nothing_to_answer() -> None:
    with pytest.raises(NotInForce):
        health_responds_by(date(2018, 4, 2))
