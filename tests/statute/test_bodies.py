"""What bodies were called, and when."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from evenhand.statute.bodies import BODIES, Body, health_commissioner, national_commissioner
from evenhand.statute.in_force import NotInForce


@pytest.mark.parametrize(
    ("day", "local", "national"),
    [
        ("2014-09-01", "clinical commissioning group", "National Health Service Commissioning Board"),
        ("2022-06-30", "clinical commissioning group", "National Health Service Commissioning Board"),
        ("2022-07-01", "integrated care board", "NHS England"),
        ("2026-11-24", "integrated care board", "NHS England"),
    ],
)
def test_bodies_have_the_names_of_their_day(day: str, local: str, national: str) -> None:
    on = date.fromisoformat(day)
    assert health_commissioner(on).term == local and national_commissioner(on).term == national


@pytest.mark.parametrize("rows", BODIES.values(), ids=BODIES)
def test_one_name_follows_another_without_gap_or_overlap(rows: tuple[Body, ...]) -> None:
    assert rows[-1].until is None
    for row, following in pairwise(rows):
        assert row.until is not None and row.until + timedelta(days=1) == following.from_on
    assert all(row.source.instrument and row.source.provision for row in rows)


def test_before_the_law_there_is_no_name() -> None:
    with pytest.raises(NotInForce):
        health_commissioner(date(2014, 8, 31))
