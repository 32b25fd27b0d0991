"""When a case keeps its council: who may change it, what they have to say, and what comes first."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.casework.council import CannotChangeCouncil
from evenhand.domain.casework.events import CouncilChanged
from evenhand.domain.casework.jobs import ask_about_council
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import Cause, Undecided
from evenhand.domain.meetings.states import Party as Side
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.states import CannotArrange
from evenhand.statute.routes import Decision
from tests.build import certificates as issuing
from tests.build import mediation, world
from tests.domain.casework.two_councils import *  # noqa: F403 - the fixtures
from tests.domain.casework.two_councils import A_PLAN, follows, moves, open_tasks, put_right

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"transferred_on": None}, "from the day on which it was transferred"),
        ({"transferred_on": world.date(2999, 1, 1)}, "If it lies ahead"),
        ({"why": WhyCouncil.MISTAKE}, "why the other one was wrong"),
    ],
)
def test_it_says_since_when_or_why(other, adviser, case, changes, words):
    with pytest.raises(CannotChangeCouncil, match=words):
        moves(case, other, adviser, **changes)


def test_only_a_plan_moves(service, other, adviser):
    case = world.a_case(service, decision=Decision.REFUSAL_TO_ASSESS)
    with pytest.raises(CannotChangeCouncil, match="Only a plan moves"):
        moves(case, other, adviser)


def test_where_we_have_no_contract_the_family_is_referred_to_who_has(service, adviser, case):
    theirs = world.a_service()
    with pytest.raises(
        CannotChangeCouncil, match=r"no contract .* Refer the family to Provider \d+: 01632 960123"
    ):
        moves(case, theirs, adviser)
    code, _ = world.a_council()
    nobodys = world.Service(service.provider_id, service.team_id, code)
    with pytest.raises(CannotChangeCouncil, match="who advises on mediation"):
        moves(case, nobodys, adviser)
    with pytest.raises(CannotChangeCouncil, match="this council already"):
        moves(case, service, adviser)


def test_a_booked_meeting_is_cancelled_first(service, other, adviser, case):
    manager = world.a_colleague(service, "manager")
    plan = mediation.a_plan(mediation.a_mediator(service, manager))
    meeting = mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    with pytest.raises(CannotChangeCouncil, match="Cancel the meeting first"):
        moves(case, other, adviser)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.OTHER, party=Side.FAMILY, at=world.now(), by=adviser)
    moves(case, other, adviser)
    after = world.an_officer(world.council_of(other))
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert not Meeting.objects.exists()


def test_a_mediation_that_was_held_stays_with_its_council(service, other, adviser, case):
    manager = world.a_colleague(service, "manager")
    mediator = mediation.a_mediator(service, manager)
    meeting = mediation.book(
        case, mediation.a_plan(mediator), adviser, undecided_because=Undecided.NAMED_LATER
    )
    own = mediation.cleared(case, mediator)
    mediation.hold(meeting, own, at=meeting.during.lower + timedelta(minutes=5))
    for change in (moves, put_right):
        with pytest.raises(CannotChangeCouncil, match="stays there"):
            change(case, other, adviser)


def test_a_certificate_that_is_owed_is_not_lost_by_moving(other, adviser, before, case):
    with acting_as(before):
        (asked,) = referrals.inbox(before)
    say_cannot_arrange(referral_id=asked.id, because=CannotArrange.NO_DATE, at=world.now(), by=before)
    with pytest.raises(CannotChangeCouncil, match="owed a certificate"):
        moves(case, other, adviser)
    put_right(case, other, adviser)


def test_a_closed_case_keeps_its_council(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser, **A_PLAN)
    issuing.issued(case, adviser)
    close_case(case_id=case.id, at=world.now(), by=adviser)
    with pytest.raises(CannotChangeCouncil, match="closed"):
        moves(case, other, adviser)


def test_only_staff_of_the_case_change_it(service, other, before, case):
    family = world.family_of(case, "nobody@family.example")
    with pytest.raises(NotAllowed):
        moves(case, other, before)
    for stranger in (family, world.a_colleague(world.a_service())):
        with pytest.raises(NoSuchThing):
            moves(case, other, stranger)


def test_the_database_changes_a_council_only_with_the_fact_that_says_so(other, adviser, case):
    with (
        acting_as(adviser),
        pytest.raises(DatabaseError, match="with the fact that says so"),
        transaction.atomic(),
    ):
        type(case).objects.filter(id=case.id).update(local_authority_id=other.local_authority)


def test_a_certificate_that_could_be_asked_for_is_not_lost_by_moving(other, adviser, silent):
    with pytest.raises(CannotChangeCouncil, match="Ask the family"):
        moves(silent, other, adviser)
    moves(silent, other, adviser, declined=True)
    with acting_as(adviser):
        (changed,) = [one.event for one in events.of_case(silent.id) if isinstance(one.event, CouncilChanged)]
    assert "did not want a certificate" in changed.sentence()
    follows(silent, adviser, "casework.CouncilChanged", ask_about_council)
    assert TaskKind.DAYS_LOST not in open_tasks(silent, adviser)
