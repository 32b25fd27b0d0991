"""Regulation 37 on a case: told in time, people who can decide; met, missed or superseded, and never just gone."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.clock import london_day
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework import jobs as casework_jobs
from evenhand.domain.casework import queries as casework
from evenhand.domain.meetings.actions.adjourn_meeting import adjourn_meeting
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.actions.record_attendance import Came
from evenhand.domain.meetings.attending import Attendee
from evenhand.domain.meetings.states import Cause, Party, Undecided
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE, name_decision_maker
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.statute.routes import Decision, Section
from tests.build import mediation, world

TELL, AUTHORITY = "reg37_2.five_working_days_notice", "reg37_1.authority"


@pytest.fixture
def case(request, service, adviser, officer):
    return mediation.a_case_that_wants_mediation(service, adviser, **getattr(request, "param", {}))


@pytest.fixture
def plan(mediator):
    return mediation.a_plan(mediator)


@pytest.fixture
def begin(owner):
    """Move the service's clock to an hour into a meeting, and return that moment."""

    def moved(meeting):
        world.move_clock(owner)
        ahead = meeting.during.lower - world.now() + timedelta(hours=1)
        world.move_clock(owner, seconds=ahead.total_seconds())
        return world.now()

    yield moved
    world.move_clock(owner)


def standing(case, by):
    with acting_as(by):
        return {duty.deadline.rule: duty for duty in cases.duties(case.id)}


def past(case, by, rule):
    with acting_as(by):
        found = [duty for duty in cases.standing_and_past_duties(case.id)[1] if duty.deadline.rule == rule]
    return [duty.closed_because for duty in sorted(found, key=lambda duty: duty.deadline.due_on)]


def state(case, by, rule):
    duty = standing(case, by).get(rule)
    return duty and str(duty.state)


def whole(case, by):
    """Tell whether the nightly check finds everything as the facts have it."""
    with acting_as(by):
        return checks.differences(cases.one(case.id, by)) == ()


def name(case, officer, **changes):
    with acting_as(officer):
        asked = referrals.of_case(case.id)[0]
    usual = {"name": "Lee Stone", "job_title": "Head", "email": "lee@council.example", "is_deputy": False}
    name_decision_maker(
        referral_id=asked.id,
        at=world.now(),
        by=officer,
        **(usual | {"authority_over": asked.parts or (WHOLE,)} | changes),
    )


def moved(meeting, by, days, **more):
    plan = mediation.Plan(
        starts_at=meeting.during.lower + timedelta(days=days),
        minutes=150,
        mediator_id=meeting.mediator_id,
        join_url=meeting.join_url,
    )
    return move_meeting(meeting_id=meeting.id, plan=plan, at=world.now(), by=by, **more)


def test_booking_starts_both_duties_and_telling_the_family_meets_the_first(case, officer, plan, adviser):
    assert not {TELL, AUTHORITY} & standing(case, adviser).keys()
    mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    told, power = standing(case, adviser)[TELL], standing(case, adviser)[AUTHORITY]
    assert (told.state, told.closed_on) == ("met", world.today())
    assert (power.state, power.deadline.due_on, power.deadline.owner) == ("open", plan.day, "local_authority")
    assert "day and the place of the meeting" in told.deadline.explain().plain[0]
    assert whole(case, adviser)


def test_the_nearest_duty_of_the_list_and_of_the_inbox_is_to_name_somebody(case, officer, plan, adviser):
    before = world.again(case, adviser)
    mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    listed = world.again(case, adviser)
    assert (listed.next_due_rule, listed.next_due_on) == (AUTHORITY, plan.day) != before.next_due_on
    with acting_as(officer):
        (asked,) = referrals.inbox(officer)
    assert asked.next and asked.next.rule == AUTHORITY
    name(case, officer)
    assert world.again(case, adviser).next_due_rule == before.next_due_rule


def test_naming_somebody_for_every_issue_meets_the_duty_before_or_after_booking(case, officer, plan, adviser):
    name(case, officer)
    mediation.book(case, plan, adviser)
    assert state(case, adviser, AUTHORITY) == "met"
    assert whole(case, adviser)


@pytest.mark.parametrize(
    "case", [{"decision": Decision.FINAL_PLAN, "disputed": (Section.B, Section.F)}], indirect=True
)
def test_naming_somebody_for_some_issues_only_leaves_it_open(case, officer, plan, adviser):
    mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    name(case, officer, authority_over=("section_B",))
    assert state(case, adviser, AUTHORITY) == "open"
    name(case, officer, authority_over=("section_F",), is_deputy=True)
    assert state(case, adviser, AUTHORITY) == "met"


def test_a_met_duty_to_name_somebody_stays_met_by_whoever_follows(case, officer, plan, adviser):
    name(case, officer)
    mediation.book(case, plan, adviser)
    before = len(events_of(case, adviser, "cases.FactRecorded"))
    name(case, officer, name="Ash Field")
    assert len(events_of(case, adviser, "cases.FactRecorded")) == before, "nothing changed for the law"
    assert state(case, adviser, AUTHORITY) == "met"


def test_moving_supersedes_with_the_reason_and_counts_from_the_new_day(case, meeting, adviser):
    day = london_day(meeting.during.lower)
    moved(meeting, adviser, 7)
    told = standing(case, adviser)[TELL]
    assert (told.state, told.deadline.counted_from) == ("met", day + timedelta(days=7))
    for rule in (TELL, AUTHORITY):
        assert past(case, adviser, rule) == ["the meeting was moved"]
    assert whole(case, adviser)


def test_a_meeting_moved_nearer_asks_nobody_to_call_the_family_that_was_told(case, meeting, adviser):
    moved(meeting, adviser, -2)
    changed = [one for one in events_of(case, adviser, "cases.DatesMoved") if AUTHORITY in one.event.rules]
    assert changed and changed[-1].event.shorter == ()
    with acting_as(worker(case.id)):
        casework_jobs.ask_to_call.function(event_id=str(changed[-1].id), case_id=str(case.id))
    with acting_as(adviser):
        assert "date_came_nearer" not in {task.kind for task in casework.open_tasks(case.id)}


def test_consent_to_short_notice_is_a_fact_and_lifts_the_duty_with_that_reason(case, meeting, adviser):
    nearer = (mediation.at_ten(4) - meeting.during.lower).days
    moved(meeting, adviser, nearer, short_notice="told_by_telephone")
    assert TELL not in standing(case, adviser)
    assert past(case, adviser, TELL) == ["the meeting was moved"]
    with acting_as(adviser):
        fact = next(fact for fact in cases.facts(case.id) if fact.kind == "short_notice")
    assert (fact.happened_on, fact.evidence) == (world.today(), "told_by_telephone")
    moved(meeting_again(meeting, adviser), adviser, 14)
    assert state(case, adviser, TELL) == "met", "the consent was to that day, and to no other"


def test_another_mediator_changes_nothing_of_what_the_family_was_told(
    case, meeting, service, manager, adviser
):
    other = mediation.a_mediator(service, manager, name="Bo Reed")
    plan = mediation.Plan(meeting.during.lower, 150, other.id, join_url=meeting.join_url)
    move_meeting(meeting_id=meeting.id, plan=plan, at=world.now(), by=adviser)
    assert state(case, adviser, TELL) == "met" and past(case, adviser, TELL) == []


def test_cancelling_supersedes_with_the_cause_and_the_next_booking_starts_anew(
    case, meeting, mediator, adviser
):
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.COUNCIL, at=world.now(), by=adviser)
    assert not {TELL, AUTHORITY} & standing(case, adviser).keys()
    assert past(case, adviser, AUTHORITY) == ["the meeting was cancelled: somebody is ill"]
    mediation.book(case, mediation.a_plan(mediator), adviser)
    assert (state(case, adviser, TELL), state(case, adviser, AUTHORITY)) == ("met", "met")
    assert whole(case, adviser)


def test_no_wish_to_mediate_ends_them_at_once_with_what_the_family_told_us(case, meeting, adviser):
    world.tell(case, "no_mediation", adviser)
    assert not {TELL, AUTHORITY} & standing(case, adviser).keys()
    assert past(case, adviser, AUTHORITY) == ["the family told us: a certificate without mediation"]


def test_who_came_counts_before_who_was_named(case, meeting, own, adviser, begin):
    assert state(case, adviser, AUTHORITY) == "met"
    at = begin(meeting)
    mediation.hold(meeting, own, at=at, came=(Came(Attendee.FAMILY), Came(Attendee.COUNCIL)))
    power = standing(case, adviser)[AUTHORITY]
    assert (power.state, power.closed_on) == ("missed", london_day(at))
    assert "nobody came to the meeting who can decide" in " ".join(power.deadline.explain().plain)
    assert past(case, adviser, AUTHORITY) == ["nobody was there who can decide at the meeting"]
    assert whole(case, adviser)


def test_somebody_who_can_decide_and_came_meets_it_though_nobody_was_named(
    case, officer, plan, mediator, adviser, begin
):
    booked = mediation.book(case, plan, adviser, undecided_because=Undecided.BY_TELEPHONE)
    own = mediation.cleared(case, mediator)
    at = begin(booked)
    mediation.hold(booked, own, at=at)
    assert (state(case, adviser, AUTHORITY), standing(case, adviser)[AUTHORITY].closed_on) == (
        "met",
        london_day(at),
    )


def test_a_council_that_stays_away_missed_it_and_a_family_that_does_supersedes_it(
    case, meeting, own, mediator, officer, adviser, begin
):
    at = begin(meeting)
    mediation.hold(meeting, own, at=at, came=(Came(Attendee.FAMILY),), held=False)
    assert state(case, adviser, AUTHORITY) == "missed"
    second = mediation.book(case, mediation.a_plan(mediator), adviser)
    assert past(case, adviser, AUTHORITY)[-1] == "a meeting was booked"
    assert state(case, adviser, AUTHORITY) == "met", "the council's people are named still"
    at = begin(second)
    mediation.hold(second, own, at=at, came=(Came(Attendee.COUNCIL),), held=False)
    assert AUTHORITY not in standing(case, adviser)
    assert past(case, adviser, AUTHORITY)[-1] == "the meeting was not held: not there was the family"


def test_an_adjourned_meeting_keeps_its_duties_until_the_next_is_booked(
    case, meeting, own, mediator, adviser, begin
):
    at = begin(meeting)
    mediation.hold(meeting, own, at=at)
    adjourn_meeting(meeting_id=meeting.id, at=at, by=own)
    assert (state(case, adviser, TELL), state(case, adviser, AUTHORITY)) == ("met", "met")
    second = mediation.book(case, mediation.a_plan(mediator), adviser)
    assert standing(case, adviser)[TELL].deadline.counted_from == london_day(second.during.lower)


MIXED = {"decision": Decision.FINAL_PLAN, "disputed": (Section.C, Section.F)}


@pytest.mark.parametrize("case", [MIXED], indirect=True)
def test_a_health_body_that_is_told_later_must_name_somebody_too(case, service, officer, plan, adviser):
    name(case, officer)
    mediation.book(case, plan, adviser)
    assert state(case, adviser, AUTHORITY) == "met"
    with acting_as(officer):
        asked = referrals.of_case(case.id)[0]
    board = world.a_health_body(service)
    notify_commissioner(referral_id=asked.id, body_id=board, at=world.now(), by=officer)
    assert state(case, adviser, AUTHORITY) == "open"
    assert whole(case, adviser)


def events_of(case, by, kind):
    with acting_as(by):
        found = [one for one in events.of_case(case.id) if one.event.kind() == kind]
    return sorted(found, key=lambda one: one.id)


def meeting_again(meeting, by):
    with acting_as(by):
        meeting.refresh_from_db()
    return meeting


@pytest.mark.parametrize(
    "case", [{"decision": Decision.FINAL_PLAN, "disputed": (Section.B, Section.F)}], indirect=True
)
def test_whoever_can_decide_about_less_opens_the_duty_again_with_that_reason(case, officer, plan, adviser):
    name(case, officer)
    mediation.book(case, plan, adviser)
    name(case, officer, authority_over=("section_B",))
    assert state(case, adviser, AUTHORITY) == "open"
    assert past(case, adviser, AUTHORITY) == ["nobody is named who can decide about some issues"]
