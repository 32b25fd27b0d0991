"""Shut out, let in and given the case, many at once: nobody has a case that they must not see; a wall ends once."""

import psycopg
import pytest

from evenhand.core.errors import Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import walls
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.decide_lifting import lift_wall, refuse_lifting, withdraw_lifting
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework.actions.shut_out import must_not_see, shut_out
from tests.build import world
from tests.build.crowds import CLIENTS, ROUNDS, at_once

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(1800)]
# Somebody has a case that they are shut out of, or is shut out of one twice.
BROKEN = """
select (select count(*) from cases_case c join cases_wall w on w.case_id = c.id and w.user_id = c.caseworker_id
        where w.ended_at is null)
    + (select count(*) from (select 1 from cases_wall where ended_at is null
        group by case_id, user_id having count(*) > 1) twice)
"""
# A wall that ended otherwise than by one decision of two people, or did not end by it.
NOT_BY_TWO = """
select count(*) from cases_wall w where (w.ended_at is not null) is distinct from (
    select count(*) = 1 from cases_walllifting l where l.wall_id = w.id and l.state = 'lifted'
        and l.asked_by <> l.decided_by and w.user_id not in (l.asked_by, l.decided_by))
"""


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def managers(service):
    return [world.a_colleague(service, "manager") for _ in range(2)]


def asked(addresses, question):
    with psycopg.connect(addresses.owner) as owner:
        return owner.execute(question).fetchone()[0]


def a_crowd(*things):
    """Do all of these as often as a crowd can, at one moment."""
    return at_once(*(things[number % len(things)] for number in range(CLIENTS)))


def test_nobody_is_given_a_case_while_they_are_shut_out(own_database, service, managers):
    for _ in range(ROUNDS):
        case, at, who = world.a_case(service), world.now(), world.a_colleague(service)

        def give(case=case, who=who):
            take_case(case_id=case.id, caseworker_id=who.user_id, by=managers[0])

        def wall(case=case, who=who, at=at):
            shut_out(case_id=case.id, user_id=who.user_id, reason="x", at=at, by=managers[1])

        def say(case=case, who=who, at=at):
            must_not_see(case_id=case.id, at=at, by=who)

        faults = [one for one in a_crowd(give, wall, say) if one is not None and not isinstance(one, Refused)]
        assert faults == []
    assert asked(own_database, BROKEN) == 0
    assert asked(own_database, "select count(*) from cases_wall where ended_at is null") == ROUNDS


def test_a_wall_is_lifted_once_and_whoever_is_let_in_is_given_the_case_only_then(
    own_database, service, managers
):
    for _ in range(ROUNDS):
        case, at, who = world.a_case(service), world.now(), world.a_colleague(service)
        wall = build_wall(case_id=case.id, user_id=who.user_id, reason="x", at=at, by=managers[0])
        lifting = ask_to_lift(case_id=case.id, wall_id=wall.id, reason="x", at=at, by=managers[0])
        what = {"case_id": case.id, "lifting_id": lifting.id, "at": at}

        def give(case=case, who=who):
            take_case(case_id=case.id, caseworker_id=who.user_id, by=managers[0])

        def decide(action, by, what=what):
            action(by=by, **what)
            return action.__name__

        def again(case=case, who=who, at=at):
            shut_out(case_id=case.id, user_id=who.user_id, reason="once more", at=at, by=managers[1])

        outcomes = a_crowd(
            give,
            lambda: decide(lift_wall, managers[1]),
            lambda: decide(refuse_lifting, managers[1]),
            lambda: decide(withdraw_lifting, managers[0]),
            lambda: decide(lift_wall, managers[0]),
            again,
        )
        decided = [one for one in outcomes if isinstance(one, str)]
        assert len(decided) == 1, outcomes
        with acting_as(managers[0]):
            assert all(each.waits is None for each in walls.of_case(case))
    assert asked(own_database, BROKEN) == 0
    assert asked(own_database, NOT_BY_TWO) == 0
