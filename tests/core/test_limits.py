"""How often one address may ask: counted by the hour, by household or office, and never in clear."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from evenhand.core import clock, limits
from evenhand.core.jobs import forget_counts
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from tests.build import databases, world


@pytest.mark.django_db
def test_askings_add_up_for_one_thing_and_one_address_in_one_day():
    at = world.now()
    assert [limits.count("dates", "203.0.113.9", at) for _ in range(3)] == [1, 2, 3]
    assert limits.count("dates", "203.0.113.9", at, number=5) == 8
    assert limits.count("certificates", "203.0.113.9", at) == 1
    assert limits.count("dates", "203.0.113.10", at) == 1
    assert limits.count("dates", "203.0.113.9", at + timedelta(days=1)) == 1


@pytest.mark.django_db
def test_a_network_that_is_one_households_counts_as_one():
    at = world.now()
    assert limits.count("dates", "2001:db8:1:2::1", at) == 1
    assert limits.count("dates", "2001:db8:1:2:ffff::9", at) == 2
    assert limits.count("dates", "2001:db8:1:3::1", at) == 1
    assert [limits.count("dates", written, at) for written in ("203.0.113.9", "::ffff:203.0.113.9")] == [1, 2]
    assert limits.count("dates", "::ffff:203.0.113.8", at) == 1
    assert limits.count("dates", "", at) == 1


@pytest.mark.parametrize(("minute", "second", "left"), [(0, 0, 3600), (30, 30, 1770), (59, 59, 1)])
def test_the_hour_says_how_long_it_still_lasts(minute, second, left):
    assert limits.seconds_left(datetime(2026, 11, 25, 9, minute, second, tzinfo=UTC)) == left


def test_counts_are_forgotten_after_a_day_and_hold_no_address(own_database):
    with acting_as(anonymous()):
        limits.count("dates", "203.0.113.9", clock.now())
    with databases.as_owner(own_database) as owner, databases.django_at(own_database.worker):
        forget_counts.function()
        ((client, asked),) = owner.execute("select client, asked from core_askedcount").fetchall()
        assert re.fullmatch("[0-9a-f]{64}", client) and asked == 1
        owner.execute("update core_clock set shift = interval '26 hours'")
        forget_counts.function()
        assert owner.execute("select count(*) from core_askedcount").fetchone() == (0,)
