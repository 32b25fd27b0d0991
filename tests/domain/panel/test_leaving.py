"""A mediator leaves: no grant, no session and no assignment is left behind, whatever the manager may see (DM-38)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.panel import queries
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.actions.open_mediator import open_mediator
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.refusals import NotCurrent, NotOnThisCase
from evenhand.domain.panel.states import Conflict
from tests.build import mediation, world

ROUNDS = 10
OPEN_GRANTS = "select count(*) from cases_grant where role = 'mediator' and ends_at is null"
ASSIGNED = "select count(*) from panel_mediatorcase where state = 'assigned'"


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def ask(own_database):
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        yield lambda question: owner.execute(question).fetchone()[0]


def assign(case, mediator, by):
    return assign_mediator(
        case_id=case.id,
        mediator_id=mediator.id,
        meeting_on=world.today() + timedelta(days=14),
        at=world.now(),
        by=by,
    )


def leave(mediator, by):
    leave_panel(mediator_id=mediator.id, at=world.now(), by=by)


def test_whoever_leaves_sees_no_case_is_signed_out_and_is_offered_no_more(
    service, adviser, manager, mediator, ask
):
    read, unread, later = (world.a_case(service) for _ in range(3))
    assign(read, mediator, adviser)
    own = mediation.cleared(read, mediator)
    assign(unread, mediator, adviser)
    browser = Client()
    browser.force_login(get_user_model().objects.get(id=own.user_id))
    assert browser.get(f"/mediator/{read.id}/").status_code == 200
    leave(mediator, manager)
    leave(mediator, manager)
    assert browser.get("/mediator/")["Location"].startswith("/sign-in"), "the next request is nobody's"
    assert (ask(OPEN_GRANTS), ask(ASSIGNED)) == (0, 0)
    with acting_as(own):
        assert not access.visible_to(own).exists() and queries.own_assignments(own) == []
        assert not queries.is_mediator(own.user_id, world.today())
    with acting_as(adviser):
        assert queries.choice_for(service.provider_id, later.id, world.today()) == []
    with pytest.raises(NotCurrent, match="not on the panel"):
        assign(later, mediator, adviser)
    (left,) = (
        facts for (facts,) in [(ask("select facts from core_event where kind = 'panel.MediatorLeft'"),)]
    )
    assert left["cases"] == 2


def test_no_case_stays_open_to_them_because_the_manager_cannot_see_it(
    service, adviser, manager, mediator, ask
):
    case = world.a_case(service)
    assign(case, mediator, adviser)
    mediation.cleared(case, mediator)
    other = world.a_colleague(service, "manager", name="Ivo Reed")
    build_wall(case_id=case.id, user_id=manager.user_id, reason="x", at=world.now(), by=other)
    leave(mediator, manager)
    assert (ask(OPEN_GRANTS), ask(ASSIGNED)) == (0, 0)
    with acting_as(manager):
        assert not access.visible_to(manager).filter(id=case.id).exists(), "nothing of it was shown"


@pytest.mark.parametrize("who", ["adviser", "another manager", "the mediator"])
def test_nobody_but_a_manager_of_the_provider_takes_somebody_off_the_panel(
    service, adviser, mediator, ask, who
):
    case = world.a_case(service)
    assign(case, mediator, adviser)
    by = {
        "adviser": lambda: adviser,
        "another manager": lambda: world.a_colleague(world.a_service(), "manager"),
        "the mediator": lambda: person(mediator.user_id),
    }[who]()
    with pytest.raises(NoSuchThing):
        leave(mediator, by)
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("select evenhand_cases_of_mediator(%s)", [mediator.id])
        assert cursor.fetchall() == []
    assert ask(ASSIGNED) == 1


def test_whoever_comes_back_is_still_shut_out_of_what_they_were(service, adviser, manager, mediator):
    case = world.a_case(service)
    wall_mediator(
        case_id=case.id, mediator_id=mediator.id, because=Conflict.KNOWS, at=world.now(), by=manager
    )
    leave(mediator, manager)
    with acting_as(person(mediator.user_id)), connection.cursor() as cursor:
        cursor.execute("select address from identity_emailaddress where user_id = %s", [mediator.user_id])
        (address,) = cursor.fetchone()
    again = mediation.a_mediator(service, manager, address=address)
    assert again.id != mediator.id and again.user_id == mediator.user_id
    with acting_as(adviser):
        assert queries.choice_for(service.provider_id, case.id, world.today()) == []
    with pytest.raises(NotOnThisCase):
        assign(case, again, adviser)


def test_whoever_was_to_begin_later_leaves_without_having_begun(service, manager, adviser):
    mediator = open_mediator(
        provider_id=service.provider_id,
        name="Ada Quill",
        address="later@mediators.example",
        since=world.today() + timedelta(days=30),
        at=world.now(),
        by=manager,
    )
    leave(mediator, manager)
    with acting_as(adviser):
        for days in (0, 30, 31):
            assert not queries.is_on_panel(mediator.id, world.today() + timedelta(days=days))


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


def test_leaving_while_cases_are_assigned_leaves_no_assignment_behind(service, adviser, manager, ask):
    for _ in range(ROUNDS):
        mediator = mediation.a_mediator(service, manager)
        cases = [world.a_case(service) for _ in range(3)]
        assign(cases[0], mediator, adviser)
        outcomes = at_once(
            lambda m=mediator: leave(m, manager),
            *[lambda c=case, m=mediator: assign(c, m, adviser) for case in cases],
        )
        assert all(not isinstance(one, Refused) or isinstance(one, NotCurrent | NotNow) for one in outcomes)
        if isinstance(outcomes[0], NotNow):
            leave(mediator, manager)  # as its words say: send it again
        assert ask(ASSIGNED) == 0
