"""A wall is lifted by two people, neither of whom it shuts out, and a mediator's by nobody."""

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, walls
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.decide_lifting import lift_wall, refuse_lifting, withdraw_lifting
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.models import Wall
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def managers(service):
    return [world.a_colleague(service, "manager") for _ in range(3)]


@pytest.fixture
def case(service):
    return world.a_case(service)


@pytest.fixture
def wall(case, adviser, managers):
    return build_wall(
        case_id=case.id, user_id=adviser.user_id, reason="is related", at=world.now(), by=managers[0]
    )


def sees(by, case):
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def asks(wall, by):
    return ask_to_lift(
        case_id=wall.case_id, wall_id=wall.id, reason="It was a mix-up.", at=world.now(), by=by
    )


def decides(action, lifting, by):
    action(case_id=lifting.case_id, lifting_id=lifting.id, at=world.now(), by=by)


def test_a_wall_is_lifted_by_a_second_person_and_the_case_is_seen_again(wall, case, adviser, managers):
    lifting = asks(wall, managers[0])
    assert not sees(adviser, case), "asking changes nothing"
    decides(lift_wall, lifting, managers[1])
    assert sees(adviser, case)
    with acting_as(managers[0]):
        assert walls.of_case(case) == []


def test_whoever_asked_decides_nothing_but_to_take_it_back(wall, case, adviser, managers):
    lifting = asks(wall, managers[0])
    for action in (lift_wall, refuse_lifting):
        with pytest.raises(NotNow, match="two people"):
            decides(action, lifting, managers[0])
    with pytest.raises(NotNow, match="Somebody else"):
        decides(withdraw_lifting, lifting, managers[1])
    decides(withdraw_lifting, lifting, managers[0])
    assert not sees(adviser, case)


def test_what_was_decided_is_decided_and_can_be_asked_anew(wall, case, adviser, managers):
    lifting = asks(wall, managers[0])
    assert asks(wall, managers[2]).id == lifting.id, "asked twice is asked once"
    decides(refuse_lifting, lifting, managers[1])
    for action, by in ((lift_wall, managers[1]), (withdraw_lifting, managers[0])):
        with pytest.raises(NotNow):
            decides(action, lifting, by)
    assert not sees(adviser, case)
    decides(lift_wall, asks(wall, managers[2]), managers[0])
    assert sees(adviser, case)


def test_whoever_is_shut_out_neither_asks_nor_decides(case, managers):
    wall = build_wall(
        case_id=case.id, user_id=managers[2].user_id, reason="x", at=world.now(), by=managers[0]
    )
    with pytest.raises(NoSuchThing):
        asks(wall, managers[2])
    lifting = asks(wall, managers[0])
    for action in (lift_wall, refuse_lifting, withdraw_lifting):
        with pytest.raises(NoSuchThing):
            decides(action, lifting, managers[2])


def test_only_a_manager_asks_and_decides(service, wall, managers):
    colleague, stranger = world.a_colleague(service), world.a_colleague(world.a_service(), "manager")
    with pytest.raises(NotAllowed):
        asks(wall, colleague)
    with pytest.raises(NoSuchThing):
        asks(wall, stranger)
    with pytest.raises(NotAllowed):
        decides(lift_wall, asks(wall, managers[0]), colleague)


def test_a_wall_for_good_is_not_even_asked_about(case, adviser, managers):
    wall = build_wall(
        case_id=case.id, user_id=adviser.user_id, reason="x", for_good=True, at=world.now(), by=managers[0]
    )
    with pytest.raises(NotNow, match="for good"):
        asks(wall, managers[0])


def test_the_case_of_whoever_is_shut_out_is_its_teams_again(case, adviser, managers):
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    build_wall(case_id=case.id, user_id=adviser.user_id, reason="x", at=world.now(), by=managers[0])
    case = world.again(case, managers[0])
    assert (case.caseworker_id, case.team_id is None) == (None, False)


def test_a_wall_said_twice_stands_once(case, adviser, managers, wall):
    again = build_wall(case_id=case.id, user_id=adviser.user_id, reason="y", at=world.now(), by=managers[1])
    assert (again.id, again.reason) == (wall.id, "is related")


def refused(statement, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_database_ends_no_wall_that_two_people_did_not_lift(wall, managers):
    with acting_as(managers[1]):
        refused("update cases_wall set ended_at = evenhand_now() where id = %s", wall.id)
    lifting = asks(wall, managers[0])
    for state in ("lifted", "refused"):
        by_oneself = (
            f"update cases_walllifting set state = '{state}', decided_at = evenhand_now(),"
            " decided_by = evenhand_user() where id = %s"
        )
        with acting_as(managers[0]):
            refused(by_oneself, lifting.id)


def test_the_database_lets_nobody_decide_in_anothers_name(wall, managers):
    lifting = asks(wall, managers[0])
    with acting_as(managers[2]):
        refused(
            "update cases_walllifting set state = 'lifted', decided_at = evenhand_now(), decided_by = %s where id = %s",
            managers[1].user_id,
            lifting.id,
        )
        refused("update cases_walllifting set asked_by = %s where id = %s", managers[1].user_id, lifting.id)
    assert Wall.objects.filter(id=wall.id).count() == 0, "nobody without a case sees a wall"
