"""Who starts and who stops: officers of bodies that a provider serves, and its own staff."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access as cases
from evenhand.domain.identity import access, jobs, queries
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.actions.appoint_officer import NotTheirAddress, appoint_officer
from evenhand.domain.identity.actions.end_membership import TooFewLeft, end_membership
from evenhand.domain.identity.actions.end_office import end_office
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from tests.build import databases, post_office, world
from tests.build.crowds import at_once


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


@pytest.fixture
def council(service):
    return world.council_of(service)


def start(body_id, by, address="gwen@council.example", role="officer"):
    return appoint_officer(
        name="Gwen Marlow", address=address, role=role, body_id=body_id, at=world.now(), by=by
    )


def stop(user_id, body_id, by, role="officer"):
    end_office(user_id=user_id, body_id=body_id, role=role, at=world.now(), by=by)


def officers(body_id, by):
    with acting_as(by):
        return [(each.name, each.role) for each in queries.officers_of(body_id)]


def hire(service, by, role="adviser", address="new@provider.example", **changes):
    usual = {"name": "Ivo Reed", "provider_id": service.provider_id, "team_id": service.team_id}
    return appoint(role=role, address=address, at=world.now(), by=by, **(usual | changes))


def test_a_manager_appoints_and_ends_an_officer_of_a_council_that_the_provider_serves(
    service, manager, council
):
    user = start(council, manager)
    assert start(council, manager) == user, "sent twice, appointed once"
    assert officers(council, manager) == [("Gwen Marlow", "officer")]
    epoch = user.session_epoch
    stop(user.id, council, manager)
    assert officers(council, manager) == []
    with acting_as(manager):
        assert queries.user(user.id).session_epoch == epoch + 1
        assert access.offices(user.id) == []
    with pytest.raises(NotNow):
        stop(user.id, council, manager)


def test_an_officer_whose_office_ended_sees_none_of_the_bodys_cases(service, manager, council):
    adviser = world.a_colleague(service)
    case = world.a_case_that_wants_mediation(service, adviser)
    officer = world.an_officer(council)
    with acting_as(officer):
        assert cases.visible_to(officer).filter(id=case.id).exists()
    stop(officer.user_id, council, manager)
    with acting_as(officer):
        assert not cases.visible_to(officer).exists()


def test_a_health_body_is_served_through_the_councils_that_it_commissions_for(service, manager, council):
    board = world.a_health_body(service)
    start(board, manager, "carys@icb.example", "health_officer")
    with acting_as(manager):
        served = organisations.bodies_served_by([service.provider_id], world.today())
    assert [body.id for body in served] == [council, board], "councils first"


@pytest.mark.parametrize(
    "address", ["me@provider.example", "gwen@council.example.evil.example", "gwen@council.example@x.example"]
)
def test_a_manager_gives_no_office_to_an_address_that_is_not_the_bodys_own(manager, council, address):
    with pytest.raises(NotTheirAddress, match=r"@council\.example"):
        start(council, manager, address)
    assert officers(council, manager) == []


@pytest.mark.parametrize("role", ["adviser", "caseworker", "another manager", "an officer", "another lead"])
def test_nobody_else_appoints_or_ends_officers(service, council, manager, role):
    by = {
        "adviser": lambda: world.a_colleague(service),
        "caseworker": lambda: world.a_colleague(service, "caseworker"),
        "another manager": lambda: world.a_colleague(world.a_service(), "manager"),
        "an officer": lambda: world.an_officer(council),
        "another lead": lambda: world.an_officer(world.council_of(world.a_service()), role="lead_officer"),
    }[role]()
    user = start(council, manager)
    with pytest.raises(NotAllowed):
        start(council, by, "other@council.example")
    with pytest.raises(NotAllowed):
        stop(user.id, council, by)


def test_a_lead_officer_appoints_whom_the_body_wants(council):
    lead = world.an_officer(council, role="lead_officer")
    assert start(council, lead, "somebody@trust.example")


def test_a_role_that_there_is_not_is_given_to_nobody(service, manager, council):
    with pytest.raises(NoSuchThing):
        start(council, manager, role="manager")
    with pytest.raises(NoSuchThing):
        hire(service, manager, role="officer")


def test_a_manager_appoints_and_ends_staff_but_not_themselves(service, manager):
    user = hire(service, manager)
    assert hire(service, manager) == user, "sent twice, appointed once"
    with acting_as(manager):
        assert [each.role for each in queries.colleagues(service.provider_id)].count("adviser") == 1
    end_membership(
        user_id=user.id, provider_id=service.provider_id, role="adviser", at=world.now(), by=manager
    )
    with acting_as(manager):
        assert access.memberships(user.id) == []
    with pytest.raises(NotNow, match="another manager"):
        end_membership(
            user_id=manager.user_id,
            provider_id=service.provider_id,
            role="manager",
            at=world.now(),
            by=manager,
        )


def ends(service, of, by, role="manager"):
    end_membership(user_id=of.user_id, provider_id=service.provider_id, role=role, at=world.now(), by=by)


def managers(service, by):
    with acting_as(by):
        found = queries.colleagues(service.provider_id)
        return {one.user_id for one in found if one.role == "manager"}


def test_no_manager_ends_all_others(service, manager):
    others = [world.a_colleague(service, "manager") for _ in range(3)]
    for each in others[:2]:
        ends(service, each, manager)
    with pytest.raises(TooFewLeft, match="by command"):
        ends(service, others[2], manager)
    assert managers(service, manager) == {manager.user_id, others[2].user_id}


def test_second_mailboxes_of_a_manager_are_not_the_other_who_is_left(service, manager, clock):
    other = world.a_colleague(service, "manager")
    own = [person(hire(service, manager, "manager", address=f"own{n}@provider.example").id) for n in range(2)]
    clock(25)
    for by in (manager, own[0]):
        with pytest.raises(TooFewLeft):
            ends(service, other, by)
    ends(service, own[1], other), ends(service, own[0], manager)


def test_whoever_does_other_work_beside_it_stays_a_manager(service, manager):
    other = world.a_colleague(service, "manager", address="both@provider.example")
    world.a_colleague(service, "adviser", address="both@provider.example")
    ends(service, other, manager, "adviser")
    assert other.user_id in managers(service, manager)


def test_of_two_one_is_ended_by_the_operator_or_once_a_third_was_appointed_by_command(service, manager):
    other = world.a_colleague(service, "manager")
    world.a_colleague(service, "manager")
    ends(service, other, manager)
    ends(service, manager, operator())
    assert len(managers(service, operator())) == 1


def test_two_managers_who_end_each_other_at_once_do_not_both(own_database):
    for _ in range(6):
        service = world.a_service()
        one, other, third = (world.a_colleague(service, "manager") for _ in range(3))
        said = at_once(partial(ends, service, other, one), partial(ends, service, one, other))
        assert len([each for each in said if isinstance(each, Refused)]) == 1
        assert len(managers(service, third)) == 2


@pytest.fixture
def clock(owner):
    """Let so many hours go by."""
    yield lambda hours: world.move_clock(owner, hours=hours)
    world.move_clock(owner)


def roles_of(user, by):
    with acting_as(by):
        return [each.role for each in access.memberships(user.id)]


@pytest.mark.parametrize("role", ["manager", "safeguarding_lead"])
def test_a_manager_or_a_lead_whom_a_manager_appoints_begins_a_day_later(service, manager, role, clock):
    user = hire(service, manager, role)
    assert hire(service, manager, role) == user, "sent twice, appointed once"
    assert roles_of(user, manager) == []
    with acting_as(manager):
        (one,) = queries.beginning(service.provider_id)
        assert (one.user_id, one.since) == (user.id, world.today() + timedelta(days=1))
        assert [each.user_id for each in queries.colleagues(service.provider_id)] == [manager.user_id]
    clock(24)
    assert roles_of(user, manager) == [role]
    with acting_as(manager):
        assert queries.beginning(service.provider_id) == []


@pytest.mark.parametrize("role", ["adviser", "caseworker", "auditor"])
def test_anybody_else_begins_at_once(service, manager, role):
    assert roles_of(hire(service, manager, role), manager) == [role]


def test_whoever_is_appointed_by_command_begins_at_once(service, manager):
    assert roles_of(hire(service, operator(), "manager"), manager) == ["manager"]


def test_whoever_is_appointed_two_minutes_before_midnight_begins_a_day_later_too(service, manager, set_clock):
    set_clock(datetime(2027, 1, 11, 23, 58, tzinfo=UTC))
    user = hire(service, manager, "manager")
    set_clock(datetime(2027, 1, 12, 23, 57, tzinfo=UTC))
    assert roles_of(user, manager) == []
    set_clock(datetime(2027, 1, 12, 23, 58, tzinfo=UTC))
    assert roles_of(user, manager) == ["manager"]


def test_nobody_begins_on_the_same_day_though_it_has_25_hours(service, manager, set_clock):
    set_clock(datetime(2027, 10, 30, 23, 5, tzinfo=UTC))  # five past midnight there
    user = hire(service, manager, "manager")
    set_clock(datetime(2027, 10, 31, 23, 30, tzinfo=UTC))
    assert roles_of(user, manager) == []
    set_clock(datetime(2027, 11, 1, 0, 0, tzinfo=UTC))
    assert roles_of(user, manager) == ["manager"]


def test_the_day_begins_in_london(service, manager, set_clock):
    set_clock(datetime(2027, 6, 30, 23, 30, tzinfo=UTC))
    user = hire(service, manager, "manager")
    with acting_as(manager):
        (one,) = queries.beginning(service.provider_id)
    assert (one.user_id, one.since) == (user.id, date(2027, 7, 2)), "it is the 1st there already"


def test_another_manager_ends_it_before_it_begins(service, manager, clock):
    user = hire(service, manager, "manager")
    end_membership(
        user_id=user.id,
        provider_id=service.provider_id,
        role="manager",
        at=world.now(),
        by=world.a_colleague(service, "manager"),
    )
    clock(24)
    assert roles_of(user, manager) == []


def told(owner):
    rows = owner.execute(
        "select args ->> 'user_id', args ->> 'membership_id' from procrastinate_jobs"
        " where task_name like '%tell_of_appointment'"
    )
    return {UUID(user_id): membership_id for user_id, membership_id in rows.fetchall()}


def test_the_other_managers_are_told_each_by_a_message_of_their_own_that_names_nobody(own_database, settings):
    service = world.a_service()
    manager, *others = (world.a_colleague(service, "manager") for _ in range(3))
    world.a_colleague(service)
    hire(service, manager)
    user = hire(service, manager, "manager", address="second@provider.example")
    with databases.as_owner(own_database) as owner:
        asked = told(owner)
    assert set(asked) == {each.user_id for each in others}

    def does_the_jobs():
        with databases.django_at(own_database.worker):
            for user_id, membership_id in asked.items():
                jobs.tell_of_appointment.function(user_id=str(user_id), membership_id=membership_id)

    with post_office.open_at(settings) as office:
        does_the_jobs()
        assert len({tuple(copy.recipients) for copy in office.copies}) == 2
        for copy in office.copies:
            words = copy.message.get_content()
            assert copy.message["Subject"] == "Somebody was appointed" and len(copy.recipients) == 1
            assert "as manager, from" in words and "Staff" in words
            assert "Ivo" not in words and "second@" not in words
        end_membership(
            user_id=user.id, provider_id=service.provider_id, role="manager", at=world.now(), by=others[0]
        )
        does_the_jobs()
        assert len(office.copies) == 2, "it has ended"


def test_nobody_is_put_into_another_providers_team(service, manager):
    with pytest.raises(NoSuchThing):
        hire(service, manager, team_id=world.a_service().team_id)


def test_whoever_manages_two_services_holds_the_permission_at_both(service, manager):
    other = world.a_service()
    world.a_colleague(other, "manager", address="both@provider.example")
    both = world.a_colleague(service, "manager", address="both@provider.example")
    with acting_as(both):
        assert set(access.providers(both, Permission.APPOINT)) == {service.provider_id, other.provider_id}
        assert access.providers(both, Permission.MEDIATE) == []


def called(user_id, by):
    with acting_as(by):
        return queries.staff_name(user_id)


@pytest.mark.parametrize("listing", ["staff", "officers"])
def test_nobody_renames_whoever_works_elsewhere_already(service, manager, council, listing):
    own = world.a_colleague(service, name="Bea Ford", address="bea@provider.example")
    other = world.a_service()
    if listing == "staff":
        hire(other, world.a_colleague(other, "manager"), address="bea@provider.example")
    else:
        start(council, world.an_officer(council, role="lead_officer"), "bea@provider.example")
    assert called(own.user_id, manager) == "Bea Ford"


def test_where_they_have_been_longest_and_the_operator_call_somebody_anew(service, manager):
    user = hire(service, manager, name="Bea Ford")
    hire(service, manager, role="caseworker", name="Bea Reed")
    assert called(user.id, manager) == "Bea Reed"
    hire(world.a_service(), operator(), name="Bea Moss")
    assert called(user.id, manager) == "Bea Moss"


def test_whoever_left_every_place_is_called_anew_where_they_begin(service, manager):
    user = hire(service, manager, name="Bea Ford")
    end_membership(
        user_id=user.id, provider_id=service.provider_id, role="adviser", at=world.now(), by=manager
    )
    other = world.a_service()
    hire(other, world.a_colleague(other, "manager"), name="Bea Moss")
    assert called(user.id, manager) == "Bea Moss"
