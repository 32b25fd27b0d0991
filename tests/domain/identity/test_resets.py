"""Whoever lost their app is helped by two people, a day apart, and can stop it; whoever pretends to be them is not."""

from datetime import timedelta

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions import help_sign_in
from evenhand.domain.correspondence.models import Message
from evenhand.domain.identity import access_codes, resets, second_factor
from evenhand.domain.identity.actions.ask_for_reset import (
    NothingWaits,
    ask_for_reset,
    call_off_reset,
    confirm_reset,
)
from evenhand.domain.identity.models import SpareCode
from evenhand.domain.identity.queries import user
from evenhand.domain.identity.resets import COOLING, Way
from evenhand.domain.identity.states import Checked, ResetState
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, world
from tests.build.authenticators import added
from tests.build.codes import given
from tests.domain.identity.test_second_factor import prove

ADDRESS = "kit@family.example"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def managers(service):
    return [world.a_colleague(service, role="manager") for _ in range(2)]


@pytest.fixture
def family(service):
    """A family that has an app and an access code, and two colleagues who may help."""
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own, helpers = world.family_of(case, ADDRESS), [world.a_colleague(service) for _ in range(2)]
    added(own, has=given(case, helpers[0]))
    return case, own, helpers


def asked(case, by, at=None):
    return help_sign_in.ask_for_family_reset(
        case_id=case.id, checked=Checked.CALLED_BACK, at=at or world.now(), by=by
    )


def confirm(case, reset_id, by, at):
    help_sign_in.confirm_family_reset(case_id=case.id, reset_id=reset_id, at=at, by=by)


def test_two_people_and_a_day_end_all_that_a_family_signs_in_with(family):
    case, own, (first, second) = family
    at = world.now()
    with acting_as(own):
        epoch = user(own.user_id).session_epoch
    reset_id = asked(case, first, at)
    with pytest.raises(NotNow, match="asked for it yourself"):
        confirm(case, reset_id, first, at + COOLING)
    with pytest.raises(NotNow, match="cannot be confirmed yet"):
        confirm(case, reset_id, second, at + COOLING - timedelta(seconds=1))
    assert second_factor.is_asked_of(own.user_id)
    confirm(case, reset_id, second, at + COOLING)
    assert not second_factor.is_asked_of(own.user_id)
    with acting_as(own):
        assert user(own.user_id).session_epoch > epoch
        assert access_codes.of_user(own.user_id) == []
        assert not SpareCode.objects.filter(used_at=None, authenticator__ended_at=None).exists()
        told = Message.objects.filter(user_id=own.user_id, purpose__startswith="help_")
        assert {message.purpose for message in told} == {"help_asked", "help_given"}
    with pytest.raises(NotNow):
        confirm(case, reset_id, second, at + COOLING)


def test_its_owner_stops_it_by_a_button(family):
    case, own, (first, second) = family
    reset_id = asked(case, first)
    call_off_reset(reset_id=reset_id, at=world.now(), by=own)
    with pytest.raises(NotNow):
        confirm(case, reset_id, second, world.now() + COOLING)
    assert second_factor.is_asked_of(own.user_id)


def test_its_owner_stops_it_by_signing_in_with_what_they_have(service, family):
    case, own, (first, second) = family
    with acting_as(first):
        code = access_codes.letters(access_codes.of_case(case.id)[0].id)
    reset_id = asked(case, first)
    assert not prove(own, "wrong", world.now())
    with acting_as(own):
        assert resets.one(reset_id).state == ResetState.ASKED
    assert prove(own, code, world.now())
    with acting_as(own):
        assert resets.one(reset_id).state == ResetState.CALLED_OFF
    with pytest.raises(NotNow):
        confirm(case, reset_id, second, world.now() + COOLING)


def test_whoever_may_help_may_call_it_off_and_nobody_else(service, family):
    case, _, (first, second) = family
    reset_id = asked(case, first)
    with pytest.raises(Refused):
        call_off_reset(reset_id=reset_id, at=world.now(), by=world.a_colleague(world.a_service()))
    help_sign_in.call_off_family_reset(case_id=case.id, reset_id=reset_id, at=world.now(), by=second)
    assert asked(case, first) != reset_id


def test_one_waits_at_a_time_and_none_for_who_has_nothing(service, family):
    case, _, (first, second) = family
    asked(case, first)
    with pytest.raises(NothingWaits):
        asked(case, second)
    other = world.a_case(service, reach=Reach("lee@family.example"))
    with pytest.raises(NothingWaits):
        asked(other, first)
    with pytest.raises(NotNow):
        asked(world.a_case(service, proved=False), first)


def test_a_reset_is_confirmed_on_its_own_case_only(service, family):
    case, _, (first, second) = family
    reset_id, other = asked(case, first), world.a_case(service)
    with pytest.raises(NoSuchThing):
        confirm(other, reset_id, second, world.now() + COOLING)


def test_managers_help_a_colleague_and_nobody_helps_themselves(service, managers):
    adviser, (first, second) = world.a_colleague(service), managers
    added(adviser)
    help_with = {"way": Way(service.provider_id), "checked": Checked.SEEN, "at": world.now()}
    for by in (adviser, world.a_colleague(service), world.a_colleague(world.a_service(), role="manager")):
        with pytest.raises(NotAllowed):
            ask_for_reset(user_id=adviser.user_id, by=by, **help_with)
    with pytest.raises(NotAllowed):
        ask_for_reset(user_id=first.user_id, by=first, **help_with)
    with pytest.raises(NoSuchThing):
        ask_for_reset(user_id=world.a_colleague(world.a_service()).user_id, by=first, **help_with)
    reset = ask_for_reset(user_id=adviser.user_id, by=first, **help_with)
    confirm_reset(reset_id=reset.id, at=world.now() + COOLING, by=second)
    assert not second_factor.is_asked_of(adviser.user_id)


def test_an_officer_is_helped_by_a_lead_officer_and_a_manager_who_serves_the_council(service, managers):
    body_id = world.council_of(service)
    officer, lead = world.an_officer(body_id), world.an_officer(body_id, role="lead_officer")
    added(officer)
    way = Way(service.provider_id, body_id=body_id)
    help_with = {"user_id": officer.user_id, "checked": Checked.VIDEO, "at": world.now()}
    for by in (
        world.an_officer(body_id),
        world.an_officer(world.council_of(world.a_service()), role="lead_officer"),
    ):
        with pytest.raises(NotAllowed):
            ask_for_reset(way=way, by=by, **help_with)
    reset = ask_for_reset(way=way, by=lead, **help_with)
    confirm_reset(reset_id=reset.id, at=world.now() + COOLING, by=managers[0])
    assert not second_factor.is_asked_of(officer.user_id)


def on_panel(service, manager, address):
    """Put any address on a panel, as any manager can, and return whose it is."""
    return mediation.a_mediator(service, manager, address=address).user_id


def refusal(asks, **said):
    with pytest.raises(NotNow) as refused:
        asks(**said)
    return type(refused.value), str(refused.value)


def test_nobody_ends_what_a_family_elsewhere_signs_in_with_by_putting_its_address_on_their_panel(
    own_database,
):
    own = world.family_of(world.a_case(world.a_service(), reach=Reach(ADDRESS)), ADDRESS)
    added(own)
    other = world.a_service()
    manager = world.a_colleague(other, role="manager")
    help_with = {"way": Way(other.provider_id), "checked": Checked.SEEN, "at": world.now(), "by": manager}
    assert on_panel(other, manager, ADDRESS) == own.user_id
    counted = "select (select count(*) from core_event), (select count(*) from procrastinate_jobs)"
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        before = owner.execute(counted).fetchone()
        refused = refusal(ask_for_reset, user_id=own.user_id, **help_with)
        assert owner.execute(counted).fetchone() == before, "neither on record nor told"
    assert refused == refusal(
        ask_for_reset, user_id=on_panel(other, manager, "nobody@mail.example"), **help_with
    )
    assert second_factor.is_asked_of(own.user_id)


def test_whoever_came_to_have_a_case_while_it_waited_is_helped_there_only(service, managers):
    adviser = world.a_colleague(service, address=ADDRESS)
    added(adviser)
    first, second = managers
    help_with = {"way": Way(service.provider_id), "checked": Checked.SEEN, "at": world.now(), "by": first}
    reset = ask_for_reset(user_id=adviser.user_id, **help_with)
    world.a_case(world.a_service(), reach=Reach(ADDRESS))
    later = {"reset_id": reset.id, "at": world.now() + COOLING}
    refused = refusal(confirm_reset, by=second, **later)
    assert refused == refusal(ask_for_reset, user_id=world.a_colleague(service).user_id, **help_with)
    assert second_factor.is_asked_of(adviser.user_id)
    call_off_reset(by=second, **later)


def test_the_database_itself_wants_two_people_and_a_day(own_database):
    service = world.a_service()
    first, adviser = world.a_colleague(service, role="manager"), world.a_colleague(service)
    added(adviser)
    ask_for_reset(
        user_id=adviser.user_id, way=Way(service.provider_id), checked=Checked.SEEN, at=world.now(), by=first
    )
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        for sets in (
            "ended_by = asked_by, ended_at = asked_at + interval '25 hours'",
            "ended_by = gen_random_uuid(), ended_at = asked_at + interval '23 hours'",
        ):
            with pytest.raises(psycopg.errors.CheckViolation):
                owner.execute(f"update identity_factorreset set state = 'done', {sets}")


def test_strangers_see_nothing_of_what_waits(service, family):
    case, own, (first, _) = family
    asked(case, first)
    for by in (world.a_colleague(world.a_service()), world.an_officer(world.council_of(service))):
        with acting_as(by):
            assert resets.waiting() == []
    for by in (own, first):
        with acting_as(by):
            assert len(resets.waiting()) == 1
