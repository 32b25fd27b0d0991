"""Somebody is shut out by page or by their own word; what they had goes back to the team, with a task for a manager."""

import pytest

from evenhand.core import events
from evenhand.core.clock import now
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, walls
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework import jobs, queries
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.give_back_tasks import give_back_tasks
from evenhand.domain.casework.actions.shut_out import SAID_THEMSELVES, must_not_see, shut_out
from evenhand.domain.casework.shutting_out import who_could_see
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from tests.build import mediation, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


@pytest.fixture
def case(service):
    return world.a_case(service)


def sees(by, case):
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def shuts_out(case, who, manager, reason="is a cousin of the father"):
    shut_out(case_id=case.id, user_id=who.user_id, reason=reason, at=now(), by=manager)


def a_task_for(case, who, by, **changes):
    shared = {"kind": TaskKind.OTHER, "words": "Ring.", "due_on": world.today(), "at": now()}
    return add_task(case_id=case.id, for_user_id=who.user_id, by=by, **shared | changes)


def follows(case, by, kind, job):
    """Do what follows from the last event of a kind, twice as the worker may."""
    with acting_as(by):
        event = next(item for item in events.of_case(case.id) if item.event.kind() == kind)
    for _ in range(2):
        job.function(event_id=str(event.id), case_id=str(case.id))


def test_a_manager_picks_from_those_who_could_see_the_case(service, case, adviser, manager):
    lead = world.a_colleague(service, "safeguarding_lead")
    auditor = world.a_colleague(service, "auditor")
    stranger = world.a_colleague(world.a_service())
    with acting_as(manager):
        found = {one.user_id: one.role for one in who_could_see(case, manager)}
    assert found[adviser.user_id] == "Mediation adviser"
    assert found[lead.user_id] == "Safeguarding lead"
    assert not found.keys() & {auditor.user_id, stranger.user_id, manager.user_id}


def test_an_officer_is_offered_while_their_council_takes_part(service, manager, adviser):
    officer = world.an_officer(world.council_of(service))
    plain, shared = world.a_case(service), world.a_case_that_wants_mediation(service, adviser)
    with acting_as(manager):
        assert officer.user_id not in {one.user_id for one in who_could_see(plain, manager)}
        assert officer.user_id in {one.user_id for one in who_could_see(shared, manager)}
    assert sees(officer, shared)
    shuts_out(shared, officer, manager)
    assert not sees(officer, shared)


def test_whoever_is_shut_out_is_offered_no_more_and_sees_no_such_case(case, adviser, manager):
    shuts_out(case, adviser, manager)
    assert not sees(adviser, case)
    with acting_as(manager):
        assert adviser.user_id not in {one.user_id for one in who_could_see(case, manager)}
        (stands,) = walls.of_case(case)
    assert (stands.reason, stands.made_by) == ("is a cousin of the father", manager.user_id)
    with pytest.raises(NotNow, match="shut out already"):
        shuts_out(case, adviser, manager)


def test_only_a_manager_of_the_case_shuts_out(service, case, adviser):
    with pytest.raises(NotAllowed):
        shuts_out(case, world.a_colleague(service), adviser)
    with pytest.raises(NoSuchThing):
        shuts_out(case, adviser, world.a_colleague(world.a_service(), "manager"))


def test_somebody_says_themselves_that_they_know_the_family(case, adviser, manager):
    must_not_see(case_id=case.id, at=now(), by=adviser)
    assert not sees(adviser, case)
    with acting_as(manager):
        (stands,) = walls.of_case(case)
    assert (stands.reason, stands.is_own_word) == (SAID_THEMSELVES, True)
    with pytest.raises(NoSuchThing):
        must_not_see(case_id=case.id, at=now(), by=adviser)


def test_nobody_on_the_familys_side_and_no_stranger_says_so(service):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = world.family_of(case, asked.reach.email)
    with pytest.raises(NotAllowed):
        must_not_see(case_id=case.id, at=now(), by=family)
    with pytest.raises(NoSuchThing):
        must_not_see(case_id=case.id, at=now(), by=world.a_colleague(world.a_service()))


def test_what_they_had_is_the_teams_again_and_a_manager_is_asked(case, adviser, manager):
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    task = a_task_for(case, adviser, manager)
    must_not_see(case_id=case.id, at=now(), by=adviser)
    follows(case, manager, "cases.WallBuilt", jobs.take_work_back)
    with acting_as(manager):
        found = {one.id: one for one in queries.open_tasks(case.id)}
    assert found[task.id].for_user_id is None
    (asked,) = [one for one in found.values() if one.kind == TaskKind.WORK_GIVEN_BACK]
    assert world.again(case, manager).caseworker_id is None
    take_case(case_id=case.id, caseworker_id=manager.user_id, by=manager)
    follows(case, manager, "cases.CaseTaken", jobs.end_tasks)
    with acting_as(manager):
        assert next(one for one in queries.tasks(case.id) if one.id == asked.id).state == TaskState.DONE


def test_nobody_is_asked_where_they_had_nothing(case, adviser, manager):
    shuts_out(case, adviser, manager)
    follows(case, manager, "cases.WallBuilt", jobs.take_work_back)
    with acting_as(manager):
        assert queries.open_tasks(case.id) == []


def test_whoever_is_shut_out_is_given_no_task(case, adviser, manager):
    shuts_out(case, adviser, manager)
    with pytest.raises(NotNow, match="cannot work on this case"):
        a_task_for(case, adviser, manager)


def test_only_the_service_takes_tasks_from_somebody(case, adviser, manager):
    with pytest.raises(NotAllowed):
        give_back_tasks(case_id=case.id, user_id=adviser.user_id, by=manager)


def test_a_wall_that_is_built_otherwise_gives_back_what_they_had_too(case, adviser, manager):
    a_task_for(case, adviser, manager)
    build_wall(case_id=case.id, user_id=adviser.user_id, reason="x", at=now(), by=manager)
    follows(case, manager, "cases.WallBuilt", jobs.take_work_back)
    with acting_as(manager):
        kinds = {(one.kind, one.for_user_id) for one in queries.open_tasks(case.id)}
    assert kinds == {(TaskKind.OTHER, None), (TaskKind.WORK_GIVEN_BACK, None)}


def test_the_last_lead_and_the_last_two_managers_are_shut_out_by_nobody_but_themselves(
    service, case, manager
):
    lead = world.a_colleague(service, "safeguarding_lead")
    second, third = (world.a_colleague(service, "manager") for _ in range(2))
    with pytest.raises(NotNow, match="Appoint somebody else first"):
        shuts_out(case, lead, manager)
    shuts_out(case, third, manager)
    with pytest.raises(NotNow, match="Appoint somebody else first"):
        shuts_out(case, second, manager)
    assert sees(lead, case) and sees(second, case) and not sees(third, case)
    shuts_out(case, world.a_colleague(service), manager)
    for own in (lead, second, manager):
        must_not_see(case_id=case.id, at=now(), by=own)
        assert not sees(own, case)


def test_a_lead_is_shut_out_where_another_is_left(service, case, manager):
    first, second = (world.a_colleague(service, "safeguarding_lead") for _ in range(2))
    shuts_out(case, first, manager)
    with pytest.raises(NotNow, match="Appoint somebody else first"):
        shuts_out(case, second, manager)


def test_a_lead_who_mediates_too_is_not_shut_out_as_a_mediator_where_no_other_is_left(service, case, manager):
    lead = world.a_colleague(service, "safeguarding_lead", address="both@provider.example")
    mediator = mediation.a_mediator(service, manager, address="both@provider.example")
    with pytest.raises(NotNow, match="Appoint somebody else first"):
        wall_mediator(
            case_id=case.id, mediator_id=mediator.id, because=Conflict.OTHER, words="x", at=now(), by=manager
        )
    assert sees(lead, case)
