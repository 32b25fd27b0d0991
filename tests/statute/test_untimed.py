"""What has no last day: every such rule has words, an owner or none, a source for each day, and no clock."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.in_force import PARAMETERS, NotInForce
from evenhand.statute.rules import RULES, Owner
from evenhand.statute.untimed import UNTIMED, When


@pytest.mark.parametrize("name", UNTIMED)
def test_it_is_told_in_a_sentence_and_names_no_day(name: str) -> None:
    row = UNTIMED[name]
    assert row.id == name and row.says.endswith(".") and "{by}" not in row.says
    assert name not in RULES


@given(st.sampled_from(sorted(UNTIMED)), st.dates(date(2015, 4, 1), date(2035, 12, 31)))
def test_every_day_has_a_source(name: str, on: date) -> None:
    source = UNTIMED[name].source(on)
    assert source.provision and source.read in ("in full", "in extract", "from general knowledge")


def test_as_soon_as_it_realises_is_the_councils_and_is_no_date() -> None:
    row = UNTIMED["reg39_2.la_tells_adviser"]
    assert (row.owner, row.when) == (Owner.LOCAL_AUTHORITY, When.AS_SOON_AS_IT_REALISES)
    with pytest.raises(NotInForce):
        row.source(date(2014, 8, 31))


def test_each_stands_in_the_data_as_a_rule_and_not_as_a_number() -> None:
    for name in UNTIMED:
        assert {row.unit for row in PARAMETERS[name]} == {"yes or no"}
