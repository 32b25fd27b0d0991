"""Tasks: rules raise them once, events end them, nobody ticks what the record knows."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection

from evenhand.core import clock, events
from evenhand.core import jobs as kernel
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.casework import jobs, queries
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.casework.actions.finish_task import drop_task, finish_task
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.casework.actions.write_note import EmptyNote, write_note
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.identity.roles import Permission
from evenhand.domain.reactions import TABLE
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service):
    return world.a_case(service)


def add(case, by, **changes):
    given = {
        "case_id": case.id,
        "kind": TaskKind.OTHER,
        "words": "Ask for the letter.",
        "due_on": world.today() + timedelta(days=2),
        "at": world.now(),
        "by": by,
    }
    return add_task(**(given | changes))


def open_kinds(case, by):
    with acting_as(by):
        return [task.kind for task in queries.open_tasks(case.id)]


def last_event(case, by, kind):
    with acting_as(by):
        return next(item for item in events.of_case(case.id) if item.event.kind() == kind)


def test_a_task_is_added_and_finished_once(case, adviser):
    task = add(case, adviser)
    finish_task(case_id=case.id, task_id=task.id, at=world.now(), by=adviser)
    ended = drop_task(case_id=case.id, task_id=task.id, at=world.now(), by=adviser)
    assert ended.state == TaskState.DONE
    with acting_as(adviser):
        kinds = [item.event.kind() for item in events.of_case(case.id)]
    assert kinds.count("casework.TaskEnded") == 1


def test_a_task_may_be_dropped(case, adviser):
    task = add(case, adviser)
    assert drop_task(case_id=case.id, task_id=task.id, at=world.now(), by=adviser).state == TaskState.DROPPED


def test_a_form_sent_twice_is_one_task(case, adviser):
    task = add(case, adviser)
    assert add(case, adviser, task_id=task.id) == task


def test_a_task_of_another_case_cannot_be_finished_here(case, service, adviser):
    other = add(world.a_case(service), adviser)
    with pytest.raises(NoSuchThing):
        finish_task(case_id=case.id, task_id=other.id, at=world.now(), by=adviser)


def test_a_task_is_for_a_colleague_or_nobody(case, adviser):
    stranger = world.a_colleague(world.a_service())
    with pytest.raises(NotNow):
        add(case, adviser, for_user_id=stranger.user_id)


def test_a_date_that_comes_nearer_asks_for_a_call_once(case, adviser):
    with acting_as(adviser):
        fact = next(fact for fact in cases.standing_facts(case.id) if fact.kind == "notice_dated")
    correct_record(
        case_id=case.id,
        kind=FactKind.NOTICE_DATED,
        fact_id=fact.id,
        happened_on=world.today() - timedelta(days=40),
        reason="The letter says so.",
        evidence="letter",
        at=world.now(),
        by=adviser,
    )
    moved = last_event(case, adviser, "cases.DatesMoved")
    for _ in range(2):
        jobs.ask_to_call.function(event_id=str(moved.id), case_id=str(case.id))
    assert open_kinds(case, adviser) == [TaskKind.DATE_CAME_NEARER]


def test_a_no_before_the_information_asks_for_it_and_giving_it_ends_the_task(case, adviser):
    world.tell(case, "no_mediation", adviser)
    chosen = last_event(case, adviser, "casework.ChoiceRecorded")
    jobs.ask_to_inform.function(event_id=str(chosen.id), case_id=str(case.id))
    assert open_kinds(case, adviser) == [TaskKind.INFORMATION_DUE]
    world.inform(case, adviser)
    given = last_event(case, adviser, "casework.InformationRecorded")
    jobs.end_tasks.function(event_id=str(given.id), case_id=str(case.id))
    assert open_kinds(case, adviser) == []


def test_a_no_after_the_information_asks_for_nothing(case, adviser):
    world.inform(case, adviser)
    world.tell(case, "no_mediation", adviser)
    chosen = last_event(case, adviser, "casework.ChoiceRecorded")
    jobs.ask_to_inform.function(event_id=str(chosen.id), case_id=str(case.id))
    assert open_kinds(case, adviser) == []


def test_a_failed_message_asks_to_reach_the_family_another_way(case, adviser):
    any_event = last_event(case, adviser, "cases.CaseOpened")
    jobs.ask_to_reach_another_way.function(event_id=str(any_event.id), case_id=str(case.id))
    assert open_kinds(case, adviser) == [TaskKind.MESSAGE_FAILED]


def test_only_the_worker_may_ask_across_cases(case, adviser):
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, acting_as(adviser), connection.cursor() as cursor:
        cursor.execute("select evenhand_cases_with_duty_by(%s)", [world.today()])


def test_a_note_is_kept_for_colleagues_and_never_empty(service, adviser):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    note = write_note(case_id=case.id, words=" Rings after school. ", at=world.now(), by=adviser)
    with pytest.raises(EmptyNote):
        write_note(case_id=case.id, words="  ", at=world.now(), by=adviser)
    write_note(case_id=case.id, words="again", note_id=note.id, at=world.now(), by=adviser)
    with acting_as(adviser):
        assert [n.words for n in queries.notes(case.id)] == ["Rings after school."]
    family = world.family_of(case, asked.reach.email)
    with acting_as(family):
        assert queries.notes(case.id) == queries.open_tasks(case.id) == []


def test_opening_protected_details_leaves_a_record_and_needs_the_permission(service, adviser, owner):
    case = world.a_case(service, protected=True)
    reach = reveal_details(
        case_id=case.id, person_id=case.holder_id, reason_code="call", at=world.now(), by=adviser
    )
    assert reach.telephone == "07700 900123"
    assert "to ring" in last_event(case, adviser, "casework.DetailsRevealed").event.sentence()
    family = world.family_of(case, "nobody@family.example")
    with pytest.raises((NoSuchThing, NotAllowed)):
        reveal_details(
            case_id=case.id, person_id=case.holder_id, reason_code="call", at=world.now(), by=family
        )


def test_every_sentence_of_the_timeline_can_be_said(case, adviser):
    world.inform(case, adviser)
    world.tell(case, "mediation", adviser)
    add(case, adviser)
    write_note(case_id=case.id, words="A note.", at=world.now(), by=adviser)
    with acting_as(adviser):
        sentences = [item.event.sentence() for item in events.of_case(case.id)]
    assert all(sentence.endswith(".") for sentence in sentences)


def test_every_reaction_is_to_an_event_that_exists_and_is_asked_for():
    assert {kind for kind, _ in TABLE} <= set(events.KINDS)
    for kind, job in TABLE:
        assert job in kernel._followers[kind]


def test_a_choice_asks_for_its_jobs_in_the_same_transaction(case, adviser, owner):
    world.tell(case, "no_mediation", adviser)
    with acting_as(adviser), connection.cursor() as cursor:
        cursor.execute(
            "select task_name from procrastinate_jobs where args ->> 'case_id' = %s", [str(case.id)]
        )
        assert ("domain.casework.jobs.ask_to_inform",) in cursor.fetchall()


def test_a_worker_finishes_only_tasks_of_its_case(case, service, adviser):
    task = add(case, adviser)
    other = world.a_case(service)
    with pytest.raises(NoSuchThing):
        finish_task(case_id=case.id, task_id=task.id, at=world.now(), by=worker(other.id))


def test_moments_come_from_the_service_clock():
    with acting_as(worker()):
        assert clock.today() == world.today()


def test_permissions_are_named_as_a_refusal_says_them():
    assert str(NotAllowed(Permission.MANAGE_TASKS.value)).startswith("You cannot manage tasks.")
