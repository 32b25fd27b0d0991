"""Who counts as one person with whom: whoever appointed and whoever was appointed, for thirty days."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core.errors import NotNow
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.shut_out import shut_out
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.actions.appoint_officer import appoint_officer
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.two_people import are_two_among, counted_as_one, why_not
from tests.build import mediation, world

pytestmark = pytest.mark.django_db
LATELY, NOW = timedelta(days=2), timedelta()


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


def hired(service, by, role="adviser", ago=LATELY, address=""):
    user = appoint(
        name="Ivo Reed",
        address=address or f"new{next(world._numbers)}@provider.example",
        role=role,
        provider_id=service.provider_id,
        team_id=service.team_id,
        at=world.now() - ago,
        by=by,
    )
    return person(user.id)


def are_one(one, other):
    answers = []
    for by, first in ((one, other), (other, one)):
        with acting_as(by):
            answers.append(first.user_id in counted_as_one(by.user_id))
            assert bool(why_not(first.user_id, by)) == answers[-1]
    assert answers[0] == answers[1], "it is the same from both sides"
    return answers[0]


def test_whoever_was_appointed_by_command_counts_for_themselves(service, manager):
    assert not are_one(manager, world.a_colleague(service))
    assert not are_one(manager, world.a_colleague(service, "manager"))


def test_a_manager_and_whoever_they_appointed_are_one_and_nobody_else_is(service, manager):
    new = hired(service, manager)
    assert are_one(manager, new)
    assert not are_one(new, world.a_colleague(service, "manager"))


def test_two_whom_one_manager_appointed_are_one_and_two_of_two_managers_are_not(service, manager):
    other = world.a_colleague(service, "manager")
    new = hired(service, manager)
    assert are_one(new, hired(service, manager))
    assert not are_one(new, hired(service, other))


def test_it_goes_on_from_one_to_the_next(service, manager):
    second = hired(service, manager, "manager")
    third = hired(service, second, "manager")
    assert are_one(manager, third) and are_one(second, third)


def test_two_managers_who_appointed_the_same_colleague_stay_two_and_only_the_first_is_one_with_them(
    service, manager
):
    other = world.a_colleague(service, "manager")
    new = hired(service, manager, "caseworker")
    assert hired(service, other, "adviser", address=world_address(new)) == new
    assert are_one(new, manager) and not are_one(new, other)
    assert not are_one(manager, other)


def an_adviser(place, by, address):
    hired(place, by, ago=NOW, address=address)


def a_mediator(place, by, address):
    mediation.a_mediator(place, by, address=address)


def an_officer(place, _, address):
    """Let a lead officer do it, who may write any address."""
    body_id = world.council_of(place)
    lead = world.an_officer(body_id, role="lead_officer", address="lead@council.example")
    said = {"name": "Ivo Reed", "address": address, "role": "officer", "body_id": body_id}
    appoint_officer(**said, at=world.now(), by=lead)


@pytest.mark.parametrize("listing", [an_adviser, a_mediator, an_officer])
def test_whoever_is_established_is_made_one_with_nobody_by_being_put_on_a_list(service, manager, listing):
    other = world.a_colleague(service, "manager")
    place = world.a_service()
    stranger = world.a_colleague(place, "manager")
    for each in (manager, other):
        listing(place, stranger, world_address(each))
    assert not are_one(manager, other) and not are_one(manager, stranger)
    with acting_as(manager):
        assert are_two_among({manager.user_id, other.user_id})


def test_a_manager_makes_no_one_person_of_those_they_manage(service, manager):
    others = [world.a_colleague(service, "manager") for _ in range(2)]
    for each in others:
        hired(service, manager, ago=NOW, address=world_address(each))
    assert not are_one(*others) and not are_one(manager, others[0])


def test_a_place_that_ended_long_ago_was_the_first(service, manager):
    new = hired(service, manager, ago=timedelta(days=40))
    end_membership(
        user_id=new.user_id, provider_id=service.provider_id, role="adviser", at=world.now(), by=manager
    )
    assert hired(service, manager, address=world_address(new)) == new
    assert not are_one(manager, new)


def world_address(by):
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("select address from identity_emailaddress where user_id = %s", [by.user_id])
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("days", "one"), [(29, True), (30, False)])
def test_it_is_over_after_thirty_days(service, manager, days, one):
    assert are_one(manager, hired(service, manager, ago=timedelta(days=days, seconds=5))) == one


def test_of_several_steps_the_first_to_grow_old_ends_it(service, manager):
    second = hired(service, manager, "manager", ago=timedelta(days=29))
    third = hired(service, second)
    with acting_as(manager):
        found = counted_as_one(manager.user_id)
    assert found[third.user_id] == found[second.user_id]


def test_to_end_the_appointment_makes_no_second_person(service, manager):
    new = hired(service, manager)
    end_membership(
        user_id=new.user_id, provider_id=service.provider_id, role="adviser", at=world.now(), by=manager
    )
    assert are_one(manager, new)


def test_an_officer_and_a_mediator_count_with_whoever_appointed_them(service, manager):
    officer = appoint_officer(
        name="Gwen Marlow",
        address="gwen@council.example",
        role="officer",
        body_id=world.council_of(service),
        at=world.now(),
        by=manager,
    )
    assert are_one(manager, person(officer.id))
    assert are_one(manager, person(mediation.a_mediator(service, manager).user_id)), "whatever day it says"


def test_nobody_appoints_in_the_name_of_another(service, manager):
    columns = "id, user_id, provider_id, team_id, role, compartments, starts_at, appointed_by"
    row = [uuid4(), manager.user_id, service.provider_id, service.team_id, "auditor", [], world.now()]
    for claimed in (None, uuid4()):
        with (
            acting_as(manager),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError, match="whoever appoints says so"),
            transaction.atomic(),
        ):
            cursor.execute(
                f"insert into identity_membership ({columns}) values (%s, %s, %s, %s, %s, %s, %s, %s)",
                [*row, claimed],
            )


def test_a_manager_and_their_second_mailbox_are_not_the_two_who_must_be_left_on_a_case(service, manager):
    other, adviser = world.a_colleague(service, "manager"), world.a_colleague(service)
    case, own = world.a_case(service), hired(service, manager, "manager")
    about = {"case_id": case.id, "reason": "x", "at": world.now(), "by": manager}
    with acting_as(manager):
        assert not are_two_among({manager.user_id, own.user_id})
        assert are_two_among({manager.user_id, own.user_id, other.user_id})
    with pytest.raises(NotNow, match="one of the last"):
        shut_out(user_id=other.user_id, **about)
    shut_out(user_id=own.user_id, **about)
    shut_out(user_id=adviser.user_id, **about)
