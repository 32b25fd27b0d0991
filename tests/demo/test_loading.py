"""Loading can be interrupted, goes on where it stopped, and never leaves the clock wrong."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from evenhand.config.roles import Addresses
from evenhand.demo import loading
from evenhand.demo.calendar import working_day
from evenhand.demo.ownership import Owner
from evenhand.demo.stories import families
from tests.build import world

STEPS = sum(len(story.steps) for story in families.STORIES)
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


class Interrupted(Exception):
    """Somebody pressed Ctrl-C."""


@pytest.fixture
def owner(own_database: Addresses, settings, tmp_path, monkeypatch) -> Iterator[Owner]:
    """The owner of an empty database, with four stories to play."""
    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"
    monkeypatch.setattr(loading, "STORIES", families.STORIES)
    with closing(Owner(own_database.owner)) as found:
        yield found


def until(steps: int):
    """Return a progress that is interrupted after so many steps."""

    def some(turns):
        for number, turn in enumerate(turns):
            if number == steps:
                raise Interrupted
            yield turn

    return some


def clock_is_right(owner: Owner) -> bool:
    """Tell whether the service has the real time."""
    return owner.connection.execute("select shift = interval '0' from core_clock").fetchone()[0]


def test_an_interrupted_loading_goes_on_where_it_stopped(owner):
    with pytest.raises(Interrupted):
        loading.load(owner, until(7))
    assert clock_is_right(owner)
    assert not loading.is_loaded(owner)
    assert loading.load(owner, iter) == STEPS - 7
    assert clock_is_right(owner)
    assert loading.load(owner, iter) == 0
    names = owner.connection.execute(
        "select name from people_person where role not in ('child', 'supporter')"
    ).fetchall()
    assert len(names) == len(set(names)), "a story was begun twice"


def test_a_database_that_holds_other_things_is_left_alone(owner):
    world.a_service()
    with pytest.raises(loading.NotEmpty):
        loading.load(owner, iter)


def test_two_loadings_at_once_are_one(owner, own_database):
    assert owner.only_one()
    with closing(Owner(own_database.owner)) as other, pytest.raises(loading.BeingLoaded):
        loading.load(other, iter)


def test_no_step_lies_ahead_and_time_never_goes_back():
    for now in (NOW, NOW.replace(hour=6), NOW.replace(day=22)):
        turns = loading.turns(now.date(), now)
        moments = [turn.at for turn in turns]
        assert moments == sorted(moments)
        assert len(set(moments)) == len(moments)
        assert moments[-1] < now


def test_days_count_back_over_weekends_and_bank_holidays():
    assert working_day(date(2026, 11, 23), 0) == date(2026, 11, 23)
    assert working_day(date(2026, 11, 23), 1) == date(2026, 11, 20)
    assert working_day(date(2026, 11, 22), 0) == date(2026, 11, 20)
    assert working_day(date(2026, 11, 22), 1) == date(2026, 11, 20)
    assert working_day(date(2026, 12, 29), 1) == date(2026, 12, 24)


@pytest.mark.parametrize("day", [27, 28, 29, 30])
def test_a_story_is_played_in_its_order_at_a_weekend_too(day):
    now = datetime(2026, 11, day, 23, 0, tzinfo=UTC)
    played = loading.turns(now.date(), now)
    for story in loading.STORIES:
        told = sorted(story.steps, key=lambda step: working_day(now.date(), step.ago))
        evenings = [step for step in told if step.is_evening]
        own = [turn.step for turn in played if turn.story is story]
        assert [step for step in own if step.is_evening] == evenings
        assert [step for step in own if not step.is_evening] == [s for s in told if not s.is_evening]
