"""The exception of 2020: its first day, its last, and what stood in place of the 30 days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.coronavirus import TOUCHED, Standard, arrange_by, exception_in_force, standard
from evenhand.statute.in_force import NotInForce
from evenhand.statute.readings import DEFAULT
from evenhand.statute.rules import RULES

GUIDANCE = DEFAULT.with_reading("coronavirus_end", "guidance")


@pytest.mark.parametrize(
    ("day", "by_text", "by_guidance"),
    [
        ("2014-09-01", False, False),
        ("2020-04-30", False, False),
        ("2020-05-01", True, True),
        ("2020-09-24", True, True),
        ("2020-09-25", False, True),
        ("2020-09-26", False, False),
        ("2026-11-24", False, False),
    ],
)
def test_the_exception_lasted_one_summer(day: str, by_text: bool, by_guidance: bool) -> None:
    on = date.fromisoformat(day)
    assert exception_in_force(on) is by_text and exception_in_force(on, GUIDANCE) is by_guidance


@given(st.dates(date(2014, 9, 1), date(2035, 11, 30)), st.booleans())
def test_the_thirty_days_stand_unless_the_exception_was_made_out(day: date, impracticable: bool) -> None:
    excused = impracticable and date(2020, 5, 1) <= day < date(2020, 9, 25)
    assert arrange_by(day, impracticable) == (None if excused else day + timedelta(days=30))


def test_the_day_the_council_was_informed_picks_the_law() -> None:
    assert arrange_by(date(2020, 4, 30), True) == date(2020, 5, 30)
    assert arrange_by(date(2020, 9, 25), True, GUIDANCE) is None


def test_a_day_before_the_law_is_refused() -> None:
    with pytest.raises(NotInForce):
        exception_in_force(date(2014, 8, 31), GUIDANCE)


SUMMER = date(2020, 6, 15)


def test_every_time_of_mediation_was_relaxed_but_those_of_the_meeting_and_the_tribunal() -> None:
    found = {rule: standard(rule, SUMMER, True) for rule in RULES if not rule.startswith("si2015_62")}
    assert {rule for rule, how in found.items() if how is Standard.AS_SOON_AS_PRACTICABLE} == TOUCHED
    untouched = {rule for rule, how in found.items() if how is Standard.FIXED}
    assert {rule.split(".")[0] for rule in untouched} == {"reg37_1", "reg37_2", "hesc_r20_1_c"}
    unsure = {rule for rule, how in found.items() if how is Standard.NOT_STATED_HERE}
    assert unsure and all(rule.startswith("reg44_2") for rule in unsure)


@given(st.sampled_from(sorted(RULES)), st.dates(date(2014, 9, 1), date(2035, 11, 30)), st.booleans())
def test_a_time_is_fixed_outside_that_summer_and_where_it_could_be_kept(
    rule: str, day: date, impracticable: bool
) -> None:
    if not (impracticable and exception_in_force(day)):
        assert standard(rule, day, impracticable) is Standard.FIXED


def test_what_is_no_clock_has_no_standard() -> None:
    with pytest.raises(KeyError):
        standard("reg38.attendance", SUMMER, True)
