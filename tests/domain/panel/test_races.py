"""Assigned against walled, many at once: never both, whatever comes first (DM-37)."""

from datetime import timedelta
from functools import partial

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.principals import person
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.declare_conflict import declare_conflict, declare_no_conflict
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from tests.build import world
from tests.build.crowds import at_once

ROUNDS = 12
CLIENTS = 8


@pytest.fixture
def service(own_database):
    return world.a_service()


def test_a_mediator_is_never_both_assigned_and_shut_out(service, adviser, manager, mediator, own_database):
    on = world.today() + timedelta(days=14)
    for _ in range(ROUNDS):
        case, at = world.a_case(service), world.now()

        def assign(case_id=case.id, at=at):
            return assign_mediator(case_id=case_id, mediator_id=mediator.id, meeting_on=on, at=at, by=adviser)

        def wall(case_id=case.id, at=at):
            wall_mediator(case_id=case_id, mediator_id=mediator.id, because=Conflict.OTHER, at=at, by=manager)
            return "walled"

        outcomes = at_once(*[assign] * (CLIENTS // 2), *[wall] * (CLIENTS // 2))
        assert outcomes.count("walled") == CLIENTS // 2, "a wall is never refused"
    with psycopg.connect(own_database.owner) as owner:
        states = owner.execute("select state, count(*) from panel_mediatorcase group by state").fetchall()
        assert states == [("walled", ROUNDS)]
        walls = owner.execute("select count(*) from cases_wall where ended_at is null").fetchone()
        assert walls == (ROUNDS,), "each shut out once"
        granted = "select count(*) from cases_grant where role = 'mediator' and ended_at is null"
        assert owner.execute(granted.replace("ended_at", "ends_at")).fetchone() == (0,)


def test_a_mediator_assigned_by_many_at_once_has_one_row(service, adviser, mediator, own_database):
    case, at, on = world.a_case(service), world.now(), world.today() + timedelta(days=14)

    def assign():
        return assign_mediator(case_id=case.id, mediator_id=mediator.id, meeting_on=on, at=at, by=adviser)

    assert not [one for one in at_once(*[assign] * CLIENTS) if isinstance(one, Refused)]
    with psycopg.connect(own_database.owner) as owner:
        assert owner.execute("select count(*) from panel_mediatorcase").fetchone() == (1,)


@pytest.mark.parametrize("says", [declare_no_conflict, partial(declare_conflict, because=Conflict.KNOWS)])
def test_a_mediator_who_says_the_same_many_times_at_once_has_said_it_once(
    service, adviser, mediator, own_database, says
):
    case, at, on = world.a_case(service), world.now(), world.today() + timedelta(days=14)
    assign_mediator(case_id=case.id, mediator_id=mediator.id, meeting_on=on, at=at, by=adviser)
    said = at_once(*[lambda: says(case_id=case.id, at=at, by=person(mediator.user_id))] * CLIENTS)
    assert {None, NoSuchThing} >= {one if one is None else type(one) for one in said}
    with psycopg.connect(own_database.owner) as owner:
        kinds = "select kind, count(*) from core_event where kind like 'panel.Mediator%' group by kind"
        assert all(times == 1 for _, times in owner.execute(kinds)), "once"
