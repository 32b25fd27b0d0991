"""Versions of the law: one for every date, and an error rather than a guess."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.in_force import PARAMETERS, RULE_SETS, NotInForce, Parameter, amount, in_force, rule_set
from evenhand.statute.rules import RULES

SINCE = date(2014, 9, 1)
# SI 2015/62, for detained children and young people.
DETAINED_SINCE = date(2015, 4, 1)
# Conditions of the school-leaving and discrimination rules began before Part 3 did; rows end only by change.
CLOCKS = sorted({name for rule in RULES.values() for name in rule.parameters})


def test_every_date_to_2035_has_exactly_one_set_of_rules() -> None:
    day = SINCE
    while day <= date(2035, 12, 31):
        holding = [r for r in RULE_SETS if r.from_on <= day and (r.until is None or day <= r.until)]
        assert [rule_set(day)] == holding
        day += timedelta(days=1)


@given(st.dates(SINCE, date(2035, 12, 31)), st.sampled_from(CLOCKS))
def test_every_clock_has_a_value_on_every_date(day: date, name: str) -> None:
    day = max(day, PARAMETERS[name][0].from_on)
    parameter = in_force(name, day)
    assert PARAMETERS[name][0].from_on in (SINCE, DETAINED_SINCE)
    assert parameter.value >= 1 and parameter.source.instrument and parameter.source.provision
    assert parameter.source.checked_on >= SINCE


@pytest.mark.parametrize("rows", PARAMETERS.values(), ids=PARAMETERS)
def test_versions_of_a_parameter_follow_each_other_without_gap_or_overlap(
    rows: tuple[Parameter, ...],
) -> None:
    assert rows[-1].until is None
    for row, following in pairwise(rows):
        assert row.until is not None and row.until + timedelta(days=1) == following.from_on


def test_before_the_law_there_is_nothing_in_force() -> None:
    with pytest.raises(NotInForce, match=r"reg33.contact_adviser was not in force on 2014-08-31"):
        in_force("reg33.contact_adviser", date(2014, 8, 31))
    with pytest.raises(NotInForce, match="Part 3"):
        rule_set(date(2014, 8, 31))


def test_the_date_picks_the_version() -> None:
    assert amount("hesc_r12_3.discrimination_grace", date(2020, 7, 20)) == 1
    assert amount("hesc_r12_3.discrimination_grace", date(2020, 7, 21)) == 0
    assert rule_set(date(2022, 6, 30)).id == "england-2020-09-25"
    assert rule_set(date(2022, 7, 1)).id == "england-2022-07-01"


def test_an_unknown_parameter_is_an_error() -> None:
    with pytest.raises(KeyError):
        in_force("reg99.unknown", SINCE)
