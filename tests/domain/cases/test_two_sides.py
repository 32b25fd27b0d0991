"""Whoever stands beside a family is on no other side of its case, and whoever is shut out is not asked to."""

import psycopg
import pytest
from django.db import DatabaseError, transaction

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.beside import CannotStandBeside
from evenhand.domain.cases.models import Case
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.models import Note
from evenhand.domain.identity.roles import MEDIATOR, Permission
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.refusals import NotOnThisCase
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries as referrals
from tests.build import beside, mediation, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"
KIM = "kim@friends.example"


@pytest.fixture
def scene():
    """Return a service, its adviser, a case that wants mediation, and its family."""
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    return service, adviser, case, world.family_of(case, ADDRESS)


def a_mediator_of(service, adviser, case):
    """Assign somebody as the mediator of a case."""
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"), address=KIM)
    mediation.book(case, mediation.a_plan(mediator), adviser, undecided_because="named_later")
    return person(mediator.user_id)


OTHER_SIDE = {
    "an officer of the council": lambda service, adviser, case: world.an_officer(
        world.council_of(service), address=KIM
    ),
    "an adviser of the provider": lambda service, adviser, case: world.a_colleague(service, address=KIM),
    "the mediator": a_mediator_of,
}


def shut_out(service, case):
    build_wall(
        case_id=case.id,
        user_id=beside.whoever_reads(KIM).user_id,
        reason="x",
        at=world.now(),
        by=world.a_colleague(service, "manager"),
    )


@pytest.mark.parametrize("who", OTHER_SIDE)
def test_whoever_is_on_the_other_side_is_not_asked(scene, who):
    service, adviser, case, family = scene
    OTHER_SIDE[who](service, adviser, case)
    with pytest.raises(CannotStandBeside):
        beside.asked(case, family, email=KIM)
    with pytest.raises(CannotStandBeside):
        beside.a_second_parent(case, adviser, reach=Reach(email=KIM))


def test_whoever_is_shut_out_is_not_asked_and_the_answer_is_the_same(scene):
    service, _adviser, case, family = scene
    shut_out(service, case)
    with pytest.raises(CannotStandBeside) as walled:
        beside.asked(case, family, email=KIM)
    world.an_officer(world.council_of(service), address="other@council.example")
    with pytest.raises(CannotStandBeside) as officer:
        beside.asked(case, family, email="other@council.example")
    assert str(walled.value) == str(officer.value)


@pytest.mark.parametrize("who", OTHER_SIDE)
def test_whoever_took_the_other_side_since_they_were_asked_cannot_say_yes(scene, who):
    service, adviser, case, family = scene
    companion = beside.asked(case, family, email=KIM)
    OTHER_SIDE[who](service, adviser, case)
    with pytest.raises(CannotStandBeside):
        beside.says_yes(case, companion)


def test_a_wall_beats_help_at_once(scene):
    service, _, case, family = scene
    own = beside.a_supporter(case, family, email=KIM)
    shut_out(service, case)
    with acting_as(own):
        assert not Case.objects.exists()
        assert not access.visible_to(own).exists()


def test_a_supporter_who_becomes_an_officer_sees_nothing_of_it_as_one(scene):
    service, adviser, case, family = scene
    own = beside.a_supporter(case, family, email=KIM)
    world.an_officer(world.council_of(service), address=KIM)
    other = mediation.a_case_that_wants_mediation(service, adviser)
    with acting_as(own):
        assert access.permissions(own, case) == {Permission.SEE_BESIDE_FAMILY}
        assert [asked.case_id for asked in referrals.inbox(own)] == [other.id]


@pytest.mark.parametrize("still", [True, False])
def test_a_supporter_who_comes_to_work_here_is_kept_from_the_case_for_good(scene, still):
    service, adviser, case, family = scene
    companion = beside.asked(case, family, email=KIM)
    own = beside.says_yes(case, companion)
    write_note(case_id=case.id, words="Spoke with her sister", at=world.now(), by=adviser)
    world.a_colleague(service, address=KIM)
    if not still:
        end_support(companion_id=companion.id, at=world.now(), by=family)
    with acting_as(own):
        assert access.visible_to(own).filter(id=case.id).exists() is still
        assert not Note.objects.exists()
    with pytest.raises(Exception, match="cannot work on this case"):
        take_case(case_id=case.id, caseworker_id=own.user_id, by=adviser)


def test_a_supporter_is_not_assigned_as_the_mediator(scene):
    service, adviser, case, family = scene
    beside.a_supporter(case, family, email=KIM)
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"), address=KIM)
    with pytest.raises(NotOnThisCase):
        assign_mediator(
            case_id=case.id,
            mediator_id=mediator.id,
            meeting_on=world.today(),
            at=world.now(),
            by=adviser,
        )


def test_the_database_gives_nobody_both_sides_whatever_the_code_forgot(scene):
    _, _, case, family = scene
    own = beside.a_supporter(case, family, email=KIM)
    forgets = own.for_case(case.id)
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        grant_access(
            case_id=case.id,
            user_id=own.user_id,
            person_id=None,
            role=MEDIATOR.code,
            evidence="x",
            at=world.now(),
            by=forgets,
        )
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_a_supporter_does_nothing_that_the_family_does(scene):
    _service, _adviser, case, family = scene
    own = beside.a_supporter(case, family)
    with pytest.raises(NotAllowed):
        world.tell(case, "no_mediation", own)
    with pytest.raises(NotAllowed):
        beside.asked(case, own)
