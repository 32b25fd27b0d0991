"""The cases of somebody who is away: planned, handed over one by one, stopped, gone on with, given back."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cover import queries
from evenhand.domain.cover.actions.hand_over_case import hand_over_case
from evenhand.domain.cover.actions.plan_cover import plan_cover
from evenhand.domain.cover.actions.undo_cover import undo_cover
from evenhand.domain.cover.states import CoverState
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world

pytestmark = pytest.mark.django_db
S = CoverState


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


@pytest.fixture
def away(service):
    return world.a_colleague(service, "caseworker", name="Ann Away")


@pytest.fixture
def two(service):
    """Two colleagues who take cases; the second has a case of their own here."""
    return (
        world.a_colleague(service, "caseworker", name="Bea First"),
        world.a_colleague(service, name="Cal Second", address="cal@provider.example"),
    )


@pytest.fixture
def cases(service, away):
    found = [world.a_case(service) for _ in range(3)]
    for case in found:
        take_case(case_id=case.id, caseworker_id=away.user_id, by=away)
    return found


def planned(service, away, to, by):
    cover = plan_cover(
        provider_id=service.provider_id,
        from_user_id=away.user_id,
        to_user_ids=tuple(each.user_id for each in to),
        at=world.now(),
        by=by,
    )
    return shown(cover.id, by)


def shown(cover_id, by):
    with acting_as(by):
        return queries.one(cover_id, by)


def hand_over(cover, by, cases=None):
    for case_id in cases or cover.left:
        hand_over_case(cover_id=cover.id, case_id=case_id, at=world.now(), by=by)
    return shown(cover.id, by)


def whose(cases, by):
    return {world.again(case, by).caseworker_id for case in cases}


def test_a_plan_takes_turns_and_moves_nothing(service, manager, away, two, cases):
    cover = planned(service, away, two, manager)
    assert [line.to_name for line in cover.lines] == ["Bea First", "Cal Second", "Bea First"]
    assert {line.state for line in cover.lines} == {S.PLANNED}
    assert whose(cases, manager) == {away.user_id}


def test_nobody_is_given_their_own_case_or_one_with_a_wall(service, manager, away, two, cases):
    first, _ = two
    own = world.a_case(service, reach=Reach(email="cal@provider.example"))
    take_case(case_id=own.id, caseworker_id=away.user_id, by=away)
    build_wall(case_id=cases[0].id, user_id=first.user_id, reason="Knows them.", at=world.now(), by=manager)
    to = {line.case_id: line for line in planned(service, away, two, manager).lines}
    assert to[own.id].to_name == "Bea First" and to[cases[0].id].to_name == "Cal Second"
    alone = {line.case_id: line for line in planned(service, away, [first], manager).lines}
    assert alone[cases[0].id].state == S.REFUSED and "may see" in alone[cases[0].id].why
    with pytest.raises(NotNow, match="cannot work"):
        take_case(case_id=cases[0].id, caseworker_id=first.user_id, by=manager)


def test_it_is_handed_over_stopped_gone_on_with_and_done_once(service, manager, away, two, cases):
    cover = planned(service, away, two[:1], manager)
    cover = hand_over(cover, manager, cover.left[:1])
    assert (cover.count(S.HANDED_OVER), len(cover.left)) == (1, 2)
    again = hand_over(cover, manager, [line.case_id for line in cover.lines])
    assert (again.count(S.HANDED_OVER), again.left) == (3, ())
    assert whose(cases, manager) == {two[0].user_id}


def test_what_changed_meanwhile_is_left_as_it_is(service, manager, away, two, cases):
    cover = planned(service, away, two[:1], manager)
    take_case(case_id=cases[0].id, caseworker_id=manager.user_id, by=manager)
    build_wall(case_id=cases[1].id, user_id=two[0].user_id, reason="Knows them.", at=world.now(), by=manager)
    cover = hand_over(cover, manager)
    why = {line.case_id: line.why for line in cover.lines if line.state == S.REFUSED}
    assert set(why) == {cases[0].id, cases[1].id} and "by now" in why[cases[0].id]
    assert cover.count(S.HANDED_OVER) == 1


def test_all_of_it_is_given_back_within_the_hour_and_not_after(service, manager, away, two, cases):
    cover = hand_over(planned(service, away, two, manager), manager)
    take_case(case_id=cases[0].id, caseworker_id=manager.user_id, by=manager)
    late = {"cover_id": cover.id, "at": world.now() + timedelta(hours=2), "by": manager}
    assert cover.may_undo(world.now()) and not cover.may_undo(late["at"])
    with pytest.raises(NotNow):
        undo_cover(**late)
    undo_cover(cover_id=cover.id, at=world.now(), by=manager)
    cover = shown(cover.id, manager)
    assert (cover.count(S.GIVEN_BACK), cover.count(S.HANDED_OVER)) == (2, 1)
    assert whose(cases, manager) == {away.user_id, manager.user_id}
    with pytest.raises(NotNow):
        undo_cover(cover_id=cover.id, at=world.now(), by=manager)


def test_only_managers_of_the_service_plan_and_hand_over(service, manager, away, two, cases):
    with pytest.raises(NotAllowed):
        planned(service, away, two, away)
    with pytest.raises(NotNow):
        planned(service, away, [away], manager)
    with pytest.raises(NotNow, match="no open case"):
        planned(service, two[0], [away], manager)
    with pytest.raises(NotNow):
        planned(service, away, [world.a_colleague(service, "auditor")], manager)
    cover = planned(service, away, two, manager)
    stranger = world.a_colleague(world.a_service(), "manager")
    with pytest.raises(NoSuchThing):
        hand_over(cover, stranger)
    assert shown(cover.id, stranger) is None
