"""Abuse of walls: staying in a case that one must not see, and getting back into it (threat model, B4)."""

from itertools import product

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, walls
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.states import TaskKind
from tests.architecture.test_addresses import views
from tests.build import databases, world
from tests.build.pages import browser, same, text
from tests.walls.looking import PARAMETER

NOWHERE = "00000000-0000-4000-8000-000000000000"
LISTS = (
    "/cases/",
    "/cases/?scope=team",
    "/cases/waiting/",
    "/cases/waiting/?list=team",
    "/cases/waiting/?list=second",
    "/manage/late/",
)


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def case(service):
    return world.a_case(service)


@pytest.fixture
def managers(service):
    return [world.a_colleague(service, "manager") for _ in range(3)]


def a_wall(case, who, by):
    return build_wall(case_id=case.id, user_id=who.user_id, reason="Knows them", at=world.now(), by=by)


def sees(by, case):
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def test_dm_15_a_manager_who_is_shut_out_mid_session_has_no_such_case_on_their_next_request(case, managers):
    own, case_id = managers[2], str(case.id)
    take_case(case_id=case.id, caseworker_id=own.user_id, by=own)
    add_task(
        case_id=case.id,
        kind=TaskKind.OTHER,
        words="Ring.",
        due_on=world.today(),
        for_user_id=own.user_id,
        at=world.now(),
        by=managers[0],
    )
    session = browser(own)
    assert all(case.reference in text(session.get(each)) for each in ("/cases/", "/cases/waiting/"))
    sent = {"who": own.user_id, "reason": "Knows them"}
    assert browser(managers[0]).post(f"/cases/{case_id}/walls/add", sent).status_code == 302
    for each in LISTS:
        shown = text(session.get(each))
        assert case.reference not in shown and case_id not in shown, each
    assert case.reference not in text(session.post("/cases/find", {"words": "Holloway"}))
    alone = [route for route, _ in views() if PARAMETER.findall(route) == ["case_id"]]
    assert len(alone) > 40
    for route, method in product(alone, ("get", "post")):
        answers = [getattr(session, method)("/" + PARAMETER.sub(each, route)) for each in (case_id, NOWHERE)]
        here, nowhere = ((one.status_code, same(one).replace(case_id, NOWHERE)) for one in answers)
        assert here == nowhere, (method, route)


def test_dm_36_nobody_lets_themselves_in_again_and_nobody_lets_anybody_in_alone(case, managers):
    first, second, walled = managers
    wall = a_wall(case, walled, first)
    pages = f"/cases/{case.id}/walls/"
    assert browser(walled).post(f"{pages}{wall.id}/lift", {"reason": "I am fine"}).status_code == 404
    lifting = ask_to_lift(case_id=case.id, wall_id=wall.id, reason="x", at=world.now(), by=first)
    page, lift = f"{pages}lifting/{lifting.id}", {"decision": "lift"}
    assert browser(walled).post(page, lift).status_code == 404
    # What the page does not offer to whoever asked does not lift it either: it only takes it back.
    assert browser(first).post(page, lift).status_code == 302
    assert not sees(walled, case)
    assert browser(second).post(page, lift).status_code == 404, "it was taken back"
    assert not sees(walled, case)


def test_dm_36_a_decision_about_one_case_lifts_no_wall_of_another(service, case, managers):
    first, second, walled = managers
    other = world.a_case(service)
    wall, elsewhere = a_wall(case, walled, first), a_wall(other, walled, first)
    lifting = ask_to_lift(case_id=case.id, wall_id=wall.id, reason="x", at=world.now(), by=first)
    desk = browser(second)
    for path in (f"lifting/{lifting.id}", f"{wall.id}/lift"):
        assert (
            desk.post(f"/cases/{other.id}/walls/{path}", {"decision": "lift", "reason": "x"}).status_code
            == 404
        )
    stranger = browser(world.a_colleague(world.a_service(), "manager"))
    assert (
        stranger.post(f"/cases/{case.id}/walls/lifting/{lifting.id}", {"decision": "lift"}).status_code == 404
    )
    with acting_as(second):
        assert [one.id for one in walls.of_case(other)] == [elsewhere.id]
    assert not sees(walled, case) and not sees(walled, other)


def test_dm_36_not_even_the_owner_of_the_database_ends_a_wall_without_two_people(own_database):
    service = world.a_service()
    case, first = world.a_case(service), world.a_colleague(service, "manager")
    walled = world.a_colleague(service)
    wall = a_wall(case, walled, first)
    ask_to_lift(case_id=case.id, wall_id=wall.id, reason="x", at=world.now(), by=first)
    with databases.as_owner(own_database) as owner, pytest.raises(Exception, match="two people lift a wall"):
        owner.execute("update cases_wall set ended_at = now()")
    assert not sees(walled, case)


def test_dm_36_whoever_says_that_they_know_a_family_shuts_nobody_else_out(service, case, managers):
    adviser = world.a_colleague(service)
    sent = {"who": managers[0].user_id, "user_id": managers[0].user_id}
    assert browser(adviser).post(f"/cases/{case.id}/must-not-see", sent).status_code == 302
    assert not sees(adviser, case) and sees(managers[0], case)
    assert browser(world.a_colleague(service)).post(f"/cases/{case.id}/walls/add", sent).status_code == 403
