"""What a new bank holiday does to cases: nothing before it is confirmed, a task where a date may come nearer."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Duty
from evenhand.domain.cases.previewing import Kind, preview
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework import jobs
from evenhand.domain.casework import queries as work
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.law import queries
from evenhand.domain.law.actions.confirm_calendar import confirm_calendar
from evenhand.domain.law.actions.reject_calendar import reject_calendar
from evenhand.statute.working_days import ENGLAND
from tests.build import databases, law, world
from tests.build.law import gov_uk

APPEAL, CERTIFICATE = "hesc_r20_1_c.appeal_deadline", "reg34_1.certificate_no_mediation"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


@pytest.fixture
def case(service, manager):
    """A case whose certificate is due in three working days, with an appeal that runs."""
    case = world.a_case(service)
    world.inform(case, manager)
    world.tell(case, "no_mediation", manager)
    return case


def standing(case, rule):
    with acting_as(worker(case.id)):
        return Duty.objects.exclude(state=DutyState.SUPERSEDED).get(case=case, rule=rule)


def tasks(case, by):
    with acting_as(by):
        return [task.kind for task in work.open_tasks(case.id)]


def a_list_with(day):
    return gov_uk(extra={day: "Bank holiday for a jubilee"})


def tomorrow():
    return ENGLAND.after(world.today(), 1)


@pytest.mark.django_db
def test_the_preview_says_whose_date_moves_from_when_to_when_and_nothing_moves_before_it_is_confirmed(
    service, manager, case
):
    waits = law.proposed(a_list_with(tomorrow()))
    before = standing(case, CERTIFICATE).due_on
    with acting_as(manager):
        found = preview(
            service.provider_id, queries.law_under(service.provider_id, waits.version), world.today(), manager
        )
    change = next(one for one in found.changes if one.deadline.rule == CERTIFICATE)
    assert (change.reference, change.kind) == (case.reference, Kind.LATER)
    assert (change.was.due_on, change.now.due_on) == (before, ENGLAND.after(before, 1))
    law.count_again(case)
    assert standing(case, CERTIFICATE).due_on == before, "proposed is not confirmed"
    confirm_calendar(version=waits.version, reason="It is announced.", at=world.now(), by=manager)
    law.count_again(case)
    after = standing(case, CERTIFICATE)
    assert (after.due_on, after.calendar) == (change.now.due_on, waits.version)
    with acting_as(worker(case.id)):
        told = [
            one.event.sentence()
            for one in events.of_case(case.id)
            if one.event.kind() == "cases.CountedAgain"
        ]
    assert told == [
        "All dates were worked out again, for another list of bank holidays was confirmed. One date moved."
    ]


@pytest.mark.django_db
def test_a_date_says_how_it_was_counted_by_the_list_that_it_rests_on(service, manager, case):
    from evenhand.domain.cases.duties import explained

    day = tomorrow()
    law.confirmed(a_list_with(day), manager)
    law.count_again(case)
    after = standing(case, CERTIFICATE)
    with acting_as(worker(case.id)):
        assert "Bank holiday for a jubilee" in " ".join(explained(after).explain().working)
        old = Duty.objects.get(case=case, rule=CERTIFICATE, state=DutyState.SUPERSEDED)
        assert "jubilee" not in " ".join(explained(old).explain().working)
        assert old.calendar == ENGLAND.version


@pytest.mark.django_db
def test_a_safe_date_on_the_new_holiday_comes_nearer_and_somebody_is_asked_at_once(service, manager, case):
    safe = standing(case, APPEAL).safe_on
    waits = law.proposed(a_list_with(safe))
    jobs.ask_about_nearer_date.function(event_id="7", case_id=str(case.id))
    jobs.ask_about_nearer_date.function(event_id="7", case_id=str(case.id))
    assert tasks(case, manager).count(TaskKind.DATE_MAY_COME_NEARER) == 1
    assert standing(case, APPEAL).safe_on == safe
    confirm_calendar(version=waits.version, reason="It is announced.", at=world.now(), by=manager)
    law.count_again(case)
    assert standing(case, APPEAL).safe_on == ENGLAND.before(safe, 1)
    with acting_as(manager):
        found = {one.event.kind(): one for one in reversed(events.of_case(case.id))}
    jobs.ask_to_call.function(event_id=str(found["cases.DatesMoved"].id), case_id=str(case.id))
    jobs.end_tasks.function(event_id=str(found["cases.CountedAgain"].id), case_id=str(case.id))
    assert TaskKind.DATE_CAME_NEARER in tasks(case, manager)
    assert TaskKind.DATE_MAY_COME_NEARER not in tasks(case, manager)


@pytest.mark.django_db
def test_a_case_whose_dates_come_no_nearer_gets_no_task(service, manager, case):
    law.proposed(a_list_with(tomorrow()))
    jobs.ask_about_nearer_date.function(event_id="7", case_id=str(case.id))
    assert TaskKind.DATE_MAY_COME_NEARER not in tasks(case, manager)


@pytest.mark.django_db
def test_the_task_ends_when_the_list_is_rejected(service, manager, case):
    waits = law.proposed(a_list_with(standing(case, APPEAL).safe_on))
    jobs.ask_about_nearer_date.function(event_id="7", case_id=str(case.id))
    reject_calendar(version=waits.version, reason="Not so.", at=world.now(), by=manager)
    jobs.ask_about_nearer_date.function(event_id="8", case_id=str(case.id))
    assert TaskKind.DATE_MAY_COME_NEARER not in tasks(case, manager)


def test_a_proposal_asks_about_every_open_case(own_database):
    service = world.a_service()
    cases = [world.a_case(service) for _ in range(2)]
    law.proposed(a_list_with(ENGLAND.on_or_after(world.today() + timedelta(days=40))))
    with databases.django_at(own_database.worker):
        jobs.look_at_proposed_list.function(event_id="7", case_id="")
    with databases.as_owner(own_database) as owner:
        asked = owner.execute(
            "select args->>'case_id' from procrastinate_jobs where task_name like '%ask_about_nearer_date'"
        ).fetchall()
        looked = owner.execute(
            "select count(*) from procrastinate_jobs where task_name like '%look_at_proposed_list'"
        ).fetchone()
    assert {row[0] for row in asked} == {str(case.id) for case in cases}
    assert looked == (1,)
