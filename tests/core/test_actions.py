"""An action takes its principal by name, runs in one transaction, and must record an event."""

from dataclasses import dataclass

import psycopg
import pytest

from evenhand.core import events
from evenhand.core.actions import action
from evenhand.core.errors import SilentAction
from evenhand.core.events import Event, record
from evenhand.core.principals import Principal, operator
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class Happened(Event):
    """Something happened in a test."""

    compartment = Compartment.MACHINE
    number: int


@action
def do_something(*, number: int, by: Principal) -> int:
    record(Happened(number=number))
    return number


@action
def do_two_things(*, by: Principal, break_second: bool = False) -> None:
    do_something(number=1, by=by)
    record(Happened(number=2))
    if break_second:
        raise ZeroDivisionError


@action
def do_it_silently(*, by: Principal) -> None:
    return None


def test_an_action_without_by_is_refused_when_it_is_written():
    with pytest.raises(TypeError, match="keyword-only"):
        action(lambda *, case_id: None)


def test_an_action_with_positional_parameters_is_refused_when_it_is_written():
    with pytest.raises(TypeError, match="keyword-only"):
        action(lambda by: None)


@pytest.mark.django_db
def test_an_action_that_records_nothing_does_not_commit():
    with pytest.raises(SilentAction):
        do_it_silently(by=operator())


def recorded(own_database) -> list[tuple]:
    with psycopg.connect(own_database.owner) as owner:
        return owner.execute("select id, kind, facts->>'number' from core_event order by id").fetchall()


def test_each_inner_action_records_its_own_event(own_database):
    do_two_things(by=operator())
    assert [row[2] for row in recorded(own_database)] == ["1", "2"]


def test_events_go_when_the_action_is_rolled_back(own_database):
    with pytest.raises(ZeroDivisionError):
        do_two_things(by=operator(), break_second=True)
    assert recorded(own_database) == []
    do_something(number=7, by=operator())
    assert [row[0] for row in recorded(own_database)] == [1], "no number was used up"


def test_an_event_comes_back_as_it_was_recorded():
    kind = Happened.kind()
    assert events.read(kind, None, {"number": 5}) == Happened(number=5)
