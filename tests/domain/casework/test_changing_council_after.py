"""What follows from another council: what staff are asked, and what becomes of papers, meetings and people beside."""

from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.jobs import ask_about_council, end_tasks
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.certificates.jobs import look_at_correction
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.correspondence.models import Message
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.states import Cause, Undecided
from evenhand.domain.meetings.states import Party as Side
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.models import MediatorCase
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, mediation, world
from tests.build import certificates as issuing
from tests.domain.casework.two_councils import *  # noqa: F403 - the fixtures
from tests.domain.casework.two_councils import (
    A_PLAN,
    case_council,
    duties,
    follows,
    moves,
    open_tasks,
    put_right,
    sees,
    told,
)

pytestmark = pytest.mark.django_db


def test_a_no_and_a_certificate_stand_and_name_what_they_named(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser, **A_PLAN)
    certificate = issuing.issued(case, adviser)
    was = duties(case, adviser)
    moves(case, other, adviser)
    assert world.again(case, adviser).state == CaseState.CERTIFIED
    assert {rule: one.deadline.due_on for rule, one in duties(case, adviser).items()} == {
        rule: one.deadline.due_on for rule, one in was.items()
    }
    follows(case, adviser, "casework.CouncilChanged", look_at_correction, ask_about_council)
    with acting_as(adviser):
        assert Certificate.objects.get(case=case, state="issued").content == certificate.content
    assert TaskKind.CERTIFICATE_QUESTIONED not in open_tasks(case, adviser)


def test_a_mistake_is_put_right_before_anybody_was_told(service, other, adviser, before):
    case = world.a_case(service)
    put_right(case, other, adviser)
    assert world.again(case, adviser).local_authority_id == other.local_authority
    assert told(case, adviser, world.council_of(service)) == []
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    assert TaskKind.WRONG_COUNCIL_TOLD not in open_tasks(case, adviser)
    assert not sees(before, case)


def test_that_a_wrong_council_was_told_comes_before_a_manager(other, adviser, case):
    put_right(case, other, adviser)
    follows(case, adviser, "casework.CouncilChanged", end_tasks, ask_about_council)
    assert {TaskKind.WRONG_COUNCIL_TOLD, TaskKind.COUNCIL_CHANGED} <= open_tasks(case, adviser)
    world.tell(case, "mediation", adviser)
    follows(case, adviser, "casework.ChoiceRecorded", end_tasks)
    assert TaskKind.COUNCIL_CHANGED not in open_tasks(case, adviser)
    assert TaskKind.WRONG_COUNCIL_TOLD in open_tasks(case, adviser)


def test_a_certificate_that_names_the_wrong_council_is_questioned(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser)
    issuing.issued(case, adviser)
    put_right(case, other, adviser)
    follows(case, adviser, "casework.CouncilChanged", look_at_correction)
    assert TaskKind.CERTIFICATE_QUESTIONED in open_tasks(case, adviser)


def test_that_a_mediator_has_no_conflict_was_said_of_the_council_before(service, other, adviser, case):
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    day = world.today() + timedelta(days=14)
    asked = {"case_id": case.id, "mediator_id": mediator.id, "meeting_on": day, "by": adviser}
    assign_mediator(**asked, at=world.now())
    own = mediation.cleared(case, mediator)
    assert sees(own, case)
    moves(case, other, adviser)
    assert not sees(own, case)
    assign_mediator(**asked, at=world.now())
    with acting_as(own):
        (again,) = MediatorCase.objects.filter(case_id=case.id)
    with acting_as(adviser):
        assert again.council == case_council(case, adviser)
    assert again.cleared_at is None and not sees(own, case)


def test_an_officer_of_the_next_council_does_not_stay_at_the_familys_side(service, other, adviser):
    asks = world.what_a_family_asks(service)
    case = world.a_case_that_wants_mediation(service, adviser, reach=asks.reach)
    family = world.family_of(case, asks.reach.email)
    world.an_officer(world.council_of(other), address="kim@friends.example")
    world.an_officer(world.council_of(other), address="lee@friends.example")
    helps = beside.a_supporter(case, family, email="kim@friends.example")
    beside.asked(case, family, email="lee@friends.example")
    friend = beside.a_supporter(case, family, name="Max Ito")
    put_right(case, other, adviser)
    assert not sees(helps, case) and sees(friend, case)
    with acting_as(adviser):
        assert [(one.name, one.is_there) for one in companions.of_case(case.id)] == [
            ("Max Ito", True),
            ("Kim Cole", False),
            ("Kim Cole", False),
        ]
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    with acting_as(adviser):
        (task,) = [one for one in casework.open_tasks(case.id) if one.kind == TaskKind.BESIDE_TO_ASK]
    assert task.words == "Kim Cole (ended), Kim Cole (ended)"


def test_where_a_family_moved_it_says_first_whether_the_other_parent_may_know(service, other, adviser):
    asks = world.what_a_family_asks(service)
    case = world.a_case_that_wants_mediation(service, adviser, **A_PLAN, reach=asks.reach)
    family = world.family_of(case, asks.reach.email)
    friend = beside.a_supporter(case, family, name="Max Ito")
    address = Reach(email="jo@family.example")
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser, reach=address))
    assert sees(parent, case)
    moves(case, other, adviser)
    assert not sees(parent, case) and sees(friend, case)
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    with acting_as(adviser):
        (task,) = [one for one in casework.open_tasks(case.id) if one.kind == TaskKind.BESIDE_TO_ASK]
        assert task.words == "Jo Holloway (ended), Max Ito" and "whether each stays" in task.asks
        assert not companions.are_apart(case.id)
    again = beside.a_second_parent(case, adviser, reach=address)
    assert sees(beside.says_yes(case, again), case)


def test_that_a_wrong_council_lost_a_familys_days_comes_before_a_manager(other, adviser, case, silent):
    for each, loses in ((silent, True), (case, False)):
        put_right(each, other, adviser)
        follows(each, adviser, "casework.CouncilChanged", end_tasks, ask_about_council)
        assert (TaskKind.DAYS_LOST in open_tasks(each, adviser)) is loses


@pytest.mark.parametrize(("told_before", "late"), [(0, True), (1, False)])
def test_that_a_council_was_told_after_the_transfer_comes_before_a_manager(
    other, adviser, case, told_before, late
):
    with acting_as(adviser):
        (told,) = [one for one in cases.standing_facts(case.id) if one.kind == FactKind.LA_INFORMED]
    day = world.today() - timedelta(days=told_before)
    if day != told.happened_on:
        correct_fact(
            fact_id=told.id,
            kind=FactKind.LA_INFORMED,
            case_id=case.id,
            happened_on=day,
            reason="It was told by telephone.",
            evidence=Evidence.OWN_RECORD,
            at=world.now(),
            by=adviser,
        )
    moves(case, other, adviser, transferred_on=world.today())
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    assert (TaskKind.WRONG_COUNCIL_TOLD in open_tasks(case, adviser)) is late


def test_a_meeting_that_was_cancelled_leaves_the_old_councils_calendar(service, other, adviser, case):
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    plan = mediation.a_plan(mediator)
    meeting = mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.OTHER, party=Side.FAMILY, at=world.now(), by=adviser)
    moves(case, other, adviser)
    with acting_as(adviser):
        found = dict(Message.objects.exclude(body_id=None).values_list("purpose", "state"))
    assert (found["meeting_booked"], found["meeting_cancelled"]) == ("suppressed", "queued")
