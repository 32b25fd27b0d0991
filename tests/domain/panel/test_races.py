"""Assigned against walled, many at once: never both, whatever comes first (DM-37)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from django.db import connection

from evenhand.core.errors import Refused
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from tests.build import world

ROUNDS = 12
CLIENTS = 8


@pytest.fixture
def service(own_database):
    return world.a_service()


def at_once(*things):
    """Do several things at the same moment, each on a connection of its own, and return what came of each."""
    barrier = threading.Barrier(len(things))

    def do(thing):
        try:
            barrier.wait()
            return thing()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(do, things))


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
