"""The clock is the database's, in London days, and only the owner moves it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from evenhand.core import clock


@pytest.mark.django_db
def test_the_clock_moves_only_by_the_owners_row(owner):
    before = clock.now()
    owner.execute("update core_clock set shift = interval '40 days'")
    try:
        assert clock.now() - before == timedelta(days=40)
    finally:
        owner.execute("update core_clock set shift = interval '0'")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 5, 31, 23, 30, tzinfo=UTC), date(2026, 6, 1)),
        (datetime(2026, 1, 31, 23, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
    ],
)
def test_a_day_is_a_day_in_london(moment, day):
    assert clock.london_day(moment) == day


@pytest.mark.django_db
def test_the_database_gives_the_same_london_day(owner):
    given = owner.execute(
        "select (timestamptz '2026-05-31 23:30+00' at time zone 'Europe/London')::date"
    ).fetchone()[0]
    assert given == date(2026, 6, 1)
