"""Once the law in use is another, every open case is counted again: once, one by one, and never shorter in silence."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from evenhand.core import events
from evenhand.core.clock import london_day
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks, jobs
from evenhand.domain.cases.actions.count_again import count_again
from evenhand.domain.cases.models import Duty
from evenhand.domain.cases.previewing import Change, Kind, Preview, preview, together
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework import jobs as casework
from evenhand.domain.casework import queries as work
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.law import queries
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.states import Cause, Party
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.routes import Decision
from tests.build import databases, law, mediation, world

CLOSED_BAR = "reg34_2.late_contact_bar"
ARRANGE = "reg36_2.arrange_30_days"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


def standing(case, rule):
    with acting_as(worker(case.id)):
        return Duty.objects.exclude(state=DutyState.SUPERSEDED).get(case=case, rule=rule)


def happened(case, kind):
    with acting_as(worker(case.id)):
        return [one for one in events.of_case(case.id) if one.event.kind() == kind]


def a_case_told_three_days_ago(service, by):
    """Return a case whose council was told three days after the family had told us."""
    case = world.a_case(service)
    world.tell(case, "mediation", by, days_ago=3)
    return case


def a_case_with_a_meeting(service, manager):
    officer = mediation.an_officer(mediation.a_body(service))
    case = mediation.a_case_that_wants_mediation(service, manager)
    mediation.offered(case, officer)
    mediation.book(case, mediation.a_plan(mediation.a_mediator(service, manager)), manager)
    return case


@pytest.mark.django_db
def test_a_case_is_counted_by_the_reading_once_the_job_comes_to_it(service, manager):
    case = a_case_with_a_meeting(service, manager)
    assert standing(case, ARRANGE).state == DutyState.OPEN
    law.choose(service, manager, "thirty_day_meaning", "booked_within_30")
    assert standing(case, ARRANGE).state == DutyState.OPEN, "nothing moves before the job comes"
    law.count_again(case)
    duty = standing(case, ARRANGE)
    assert (duty.state, duty.closed_on) == (DutyState.MET, world.today())
    assert duty.deadline["readings"][0]["reading"] == "booked_within_30"
    law.choose(service, manager, "thirty_day_meaning", "held_within_30")
    law.count_again(case)
    assert standing(case, ARRANGE).state == DutyState.OPEN


@pytest.mark.django_db
def test_a_meeting_that_is_called_off_opens_what_booking_it_had_done(service, manager):
    law.choose(service, manager, "thirty_day_meaning", "booked_within_30")
    officer = mediation.an_officer(mediation.a_body(service))
    case = mediation.a_case_that_wants_mediation(service, manager)
    mediation.offered(case, officer)
    meeting = mediation.book(case, mediation.a_plan(mediation.a_mediator(service, manager)), manager)
    assert standing(case, ARRANGE).state == DutyState.MET
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.COUNCIL, at=world.now(), by=manager)
    assert standing(case, ARRANGE).state == DutyState.OPEN


@pytest.mark.django_db
def test_a_date_that_a_reading_makes_shorter_raises_a_task(service, manager):
    law.choose(service, manager, "la_informed_via_provider", "la_itself")
    case = a_case_told_three_days_ago(service, manager)
    law.choose(service, manager, "la_informed_via_provider", "agent")
    law.count_again(case)
    assert standing(case, ARRANGE).due_on == world.today() + timedelta(days=27)
    moved = happened(case, "cases.DatesMoved")[0]
    assert moved.event.shorter == (ARRANGE,)
    casework.ask_to_call.function(event_id=str(moved.id), case_id=str(case.id))
    with acting_as(manager):
        assert TaskKind.DATE_CAME_NEARER in [task.kind for task in work.open_tasks(case.id)]
    counted = happened(case, "cases.CountedAgain")[0]
    for _ in range(2):
        casework.tell_of_nearer_date.function(event_id=str(counted.id), case_id=str(case.id))
    with acting_as(manager):
        told = [message.purpose for message in correspondence.of_case(case.id)]
    assert told.count("dates_changed") == 1


@pytest.mark.django_db
def test_counting_twice_changes_nothing_the_second_time_and_says_nothing(service, manager):
    case = a_case_with_a_meeting(service, manager)
    law.choose(service, manager, "thirty_day_meaning", "booked_within_30")
    law.count_again(case, case, case)
    assert len(happened(case, "cases.CountedAgain")) == 1
    assert (
        "reads the law in another way. No date moved."
        in happened(case, "cases.CountedAgain")[0].event.sentence()
    )


@pytest.mark.django_db
def test_nobody_but_the_service_itself_counts_a_case_again(service, manager):
    case = world.a_case(service)
    with pytest.raises(NotAllowed):
        count_again(case_id=case.id, at=world.now(), by=manager)


@pytest.mark.django_db
def test_the_nightly_check_finds_no_fault_in_a_case_that_is_still_to_be_counted(service, manager):
    case = a_case_with_a_meeting(service, manager)
    law.choose(service, manager, "thirty_day_meaning", "booked_within_30")
    for _ in range(2):
        with acting_as(worker(case.id)):
            assert checks.differences(law.facts_of(case)) == ()
        law.count_again(case)
    with acting_as(worker(case.id)):
        Duty.objects.filter(case=case, rule=ARRANGE).update(due_on="2031-01-01")
        assert "is not what the facts give" in checks.differences(law.facts_of(case))[0]


@pytest.mark.django_db
def test_the_preview_says_which_dates_move_whose_and_by_how_much_and_stores_nothing(service, manager):
    sent = world.today() - timedelta(days=10)
    case = world.a_case(service, notice_dated=sent - timedelta(days=4), notice_sent=sent)
    before = law.facts_of(case).counted_with, standing(case, CLOSED_BAR).id
    world.a_case(service)
    with acting_as(manager):
        other = queries.law_with(service.provider_id, "section_i_only_cert", "certificate_counts")
        nothing = preview(service.provider_id, other, world.today(), manager)
    assert (nothing.open_cases, nothing.changes) == (2, ())
    assert (law.facts_of(case).counted_with, standing(case, CLOSED_BAR).id) == before


def test_what_moves_at_several_services_stands_together_with_what_comes_nearer_first():
    def change(kind, sent):
        (now, *_) = clocks(Facts(decision=Decision.FINAL_PLAN, notice_sent=sent))
        return Change(uuid4(), sent.isoformat(), "AB", kind, now, now)

    first, second = date(2026, 3, 2), date(2026, 4, 1)
    later, soon = change(Kind.LATER, first), change(Kind.EARLIER, second)
    soonest = change(Kind.EARLIER, first)
    found = together([Preview(3, (soon, later)), Preview(2, (soonest,))])
    assert found == Preview(5, (soonest, soon, later))


@pytest.mark.django_db
def test_the_preview_is_what_the_job_then_does(service, manager):
    told = a_case_told_three_days_ago(service, manager)
    with acting_as(manager):
        other = queries.law_with(service.provider_id, "la_informed_via_provider", "la_itself")
        found = preview(service.provider_id, other, world.today(), manager)
    assert (found.open_cases, found.cases) == (1, 1)
    change = found.changes[0]
    assert (change.deadline.rule, change.kind, change.by) == (ARRANGE, Kind.LATER, timedelta(days=3))
    law.choose(service, manager, "la_informed_via_provider", "la_itself")
    law.count_again(told)
    assert standing(told, ARRANGE).due_on == change.now.due_on


@pytest.mark.django_db
def test_the_preview_says_what_would_count_as_done(service, manager):
    a_case_with_a_meeting(service, manager)
    with acting_as(manager):
        done = queries.law_with(service.provider_id, "thirty_day_meaning", "booked_within_30")
        met = preview(service.provider_id, done, world.today(), manager)
    assert [(one.deadline.rule, one.kind) for one in met.changes] == [(ARRANGE, Kind.DONE)]


def test_whatever_was_left_is_found_again_and_asked_for_once_the_worker_is_back(own_database):
    service = world.a_service()
    manager = world.a_colleague(service, "manager")
    cases = [world.a_case(service) for _ in range(3)]
    other = world.a_case(world.a_service())
    law.choose(service, manager, "r12_double", "combined")
    with databases.django_at(own_database.worker):
        jobs.begin_counting_again.function(event_id="1", case_id="")
        law.count_again(cases[0])
        with acting_as(worker()):
            left = checks.cases_to_count_again()
    assert set(left) == {cases[1].id, cases[2].id}
    with databases.as_owner(own_database) as owner:
        asked = owner.execute(
            "select args->>'case_id' from procrastinate_jobs where task_name like '%count_case_again'"
        ).fetchall()
    assert {row[0] for row in asked} == {str(case.id) for case in cases}
    assert str(other.id) not in {row[0] for row in asked}
    assert london_day(world.now()) == world.today()
