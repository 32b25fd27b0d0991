"""Booking, moving and cancelling: what the law and the database ask of a meeting."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from evenhand.core import events
from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.casework import queries as casework
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.meetings import jobs, queries
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.actions.open_venue import open_venue
from evenhand.domain.meetings.refusals import LinkUsed, NobodyDecides, NotThatMeeting, TimeTaken, TooSoon
from evenhand.domain.meetings.states import MEETING, Cause, MeetingState, Party, Premises, Undecided
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.refusals import NotCurrent, NotOnThisCase
from evenhand.domain.panel.states import Conflict
from evenhand.domain.referrals import queries as referrals
from tests.build import mediation, world


def shown(case, by):
    with acting_as(by):
        return queries.of_case(case.id)


def referral_state(case, by):
    with acting_as(by):
        return referrals.of_case(case.id)[0].state


def tasks(case, by):
    with acting_as(by):
        return {task.kind for task in casework.open_tasks(case.id)}


def again(meeting, by, **changes):
    found = {"mediator_id": meeting.mediator_id, "join_url": meeting.join_url}
    plan = mediation.Plan(**({"starts_at": meeting.during.lower, "minutes": 150} | found | changes))
    return move_meeting(meeting_id=meeting.id, plan=plan, at=world.now(), by=by)


def test_booking_takes_the_offer_and_everybody_is_told_once(case, offer, mediator, adviser):
    plan = mediation.a_plan(mediator)
    first = mediation.book(case, plan, adviser, offer_id=offer.id)
    assert mediation.book(case, plan, adviser, offer_id=offer.id) == first, "pressed twice, booked once"
    with acting_as(adviser):
        assert referrals.open_offers(case.id, world.now()) == []
        assert [each.id for each in panel.assigned(case.id)] == [mediator.id]
        written = [m.purpose for m in correspondence.of_case(case.id)]
    assert written.count("meeting_booked") == 3, "family, council, mediator"
    assert referral_state(case, adviser) == "arranged"
    (only,) = shown(case, adviser)
    assert (only.session, only.minutes, only.is_online, only.state) == (1, 150, True, "booked")


def test_a_second_meeting_is_not_booked_beside_one_that_stands(case, meeting, mediator, adviser):
    with pytest.raises(NotNow):
        mediation.book(case, mediation.a_plan(mediator), adviser)


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": 119},
        {"minutes": 481},
        {"starts_at": mediation.datetime(2020, 1, 6, 10, tzinfo=mediation.clock.LONDON)},
        {"join_url": "http://meet.example/1"},
        {"join_url": "https://somebody:secret@meet.example/1"},
        {"join_url": "https://"},
        {"join_url": "https://meet.example/a b"},
        {"join_url": ""},
        {"room_id": mediation.world.UUID(int=7)},
    ],
    ids=str,
)
def test_a_meeting_is_ahead_long_enough_and_in_one_place(case, offer, mediator, adviser, changes):
    with pytest.raises(NotThatMeeting):
        mediation.book(case, mediation.a_plan(mediator, **changes), adviser)


def test_the_family_is_told_five_clear_working_days_before_or_agrees_to_less(case, offer, mediator, adviser):
    with acting_as(adviser):
        earliest = queries.earliest(case, world.today())
    soon = mediation.at_ten(2)
    assert london_day(soon) < earliest
    with pytest.raises(TooSoon):
        mediation.book(case, mediation.a_plan(mediator, starts_at=soon), adviser)
    plan = mediation.a_plan(mediator, starts_at=soon)
    meeting = mediation.book(case, plan, adviser, short_notice="told_by_telephone")
    assert meeting.short_notice == "told_by_telephone"


def test_without_somebody_who_can_decide_it_is_booked_with_a_reason_and_a_task_only(
    case, officer, mediator, adviser
):
    offer = mediation.offered(case, officer, decided=False)
    with pytest.raises(NobodyDecides):
        mediation.book(case, mediation.a_plan(mediator), adviser, offer_id=offer.id)
    meeting = mediation.book(
        case,
        mediation.a_plan(mediator),
        adviser,
        offer_id=offer.id,
        undecided_because=Undecided.NAMED_LATER,
    )
    assert meeting.undecided == ["decision"] and "authority_missing" in tasks(case, adviser)


def test_a_mediator_without_credentials_or_with_a_wall_stops_the_booking(
    service, case, offer, adviser, manager, mediator
):
    with pytest.raises(NotCurrent):
        mediation.book(
            case, mediation.a_plan(mediation.a_mediator(service, manager, lacks=("check",))), adviser
        )
    wall_mediator(
        case_id=case.id, mediator_id=mediator.id, because=Conflict.OTHER, at=world.now(), by=manager
    )
    with pytest.raises(NotOnThisCase):
        mediation.book(case, mediation.a_plan(mediator), adviser)
    assert shown(case, adviser) == []


def test_a_case_that_does_not_want_mediation_is_not_booked(service, mediator, adviser, officer):
    case = world.a_case(service)
    with pytest.raises(NotNow):
        mediation.book(case, mediation.a_plan(mediator), adviser)


def test_an_offer_of_another_case_is_no_offer(service, case, offer, mediator, adviser, officer):
    other = mediation.a_case_that_wants_mediation(service, adviser)
    mediation.offered(other, officer)
    with pytest.raises(NoSuchThing):
        mediation.book(other, mediation.a_plan(mediator), adviser, offer_id=offer.id)


def test_no_mediator_and_no_room_is_booked_twice_and_a_link_once(
    service, case, offer, mediator, adviser, manager, officer
):
    room = mediation.a_room(service, adviser)
    first = mediation.a_plan(mediator, room_id=room.id)
    mediation.book(case, first, adviser)
    other = mediation.a_case_that_wants_mediation(service, adviser)
    mediation.offered(other, officer)
    with pytest.raises(TimeTaken):
        mediation.book(other, mediation.a_plan(mediator), adviser)
    second = mediation.a_mediator(service, manager, name="Ben Reed")
    with pytest.raises(TimeTaken):
        mediation.book(other, mediation.a_plan(second, room_id=room.id), adviser)
    after = first.starts_at + timedelta(minutes=first.minutes)
    mediation.book(other, mediation.a_plan(second, room_id=room.id, starts_at=after), adviser)


def test_a_link_that_was_used_is_refused(service, case, meeting, adviser, manager, officer):
    other = mediation.a_case_that_wants_mediation(service, adviser)
    mediation.offered(other, officer)
    second = mediation.a_mediator(service, manager, name="Ben Reed")
    with pytest.raises(LinkUsed):
        mediation.book(other, mediation.a_plan(second, join_url=meeting.join_url), adviser)


def test_a_moved_meeting_is_the_same_one_with_a_higher_sequence(case, meeting, adviser):
    moved = again(meeting, adviser, starts_at=meeting.during.lower + timedelta(days=7))
    assert (moved.id, moved.sequence, moved.state) == (meeting.id, 1, "booked")
    assert again(moved, adviser).sequence == 1, "the same again changes nothing"
    with pytest.raises(TooSoon):
        again(moved, adviser, starts_at=mediation.at_ten(2))


def test_a_mediator_who_is_replaced_is_released(service, case, meeting, mediator, adviser, manager):
    mediation.cleared(case, mediator)
    other = mediation.a_mediator(service, manager, name="Ben Reed")
    again(meeting, adviser, mediator_id=other.id)
    with acting_as(adviser):
        assert [each.id for each in panel.assigned(case.id)] == [other.id]
    own = person(mediator.user_id)
    with acting_as(own):
        assert queries.of_mediator(own) == [] and queries.of_case(case.id) == []


def test_cancelling_frees_the_time_and_asks_for_another_date(case, meeting, mediator, adviser):
    done = {"meeting_id": meeting.id, "cause": Cause.ILL, "party": Party.COUNCIL}
    for _ in range(2):
        cancel_meeting(**done, at=world.now(), by=adviser)
    (only,) = shown(case, adviser)
    assert (only.state, only.why_not) == ("cancelled", "By the council: somebody is ill.")
    assert referral_state(case, adviser) == "opened"
    mediation.book(case, mediation.a_plan(mediator), adviser)
    with pytest.raises(NotNow):
        again(meeting, adviser, starts_at=mediation.at_ten(21))


def test_what_is_booked_is_cancelled_when_the_family_wants_it_no_longer(case, meeting, adviser):
    jobs.cancel_when_not_wanted.function(event_id="1", case_id=str(case.id))
    assert shown(case, adviser)[0].state == "booked"
    world.tell(case, "undecided", adviser)
    jobs.cancel_when_not_wanted.function(event_id="1", case_id=str(case.id))
    assert shown(case, adviser)[0].state == "cancelled"
    with acting_as(adviser):
        written = [message.purpose for message in correspondence.of_case(case.id)]
    assert written.count("meeting_cancelled") == 3, "the council too, though its part ended with the wish"


def follow(case, kind):
    """Do what follows from the newest event of a kind."""
    with acting_as(worker(case.id)):
        found = next(e.id for e in events.of_case(case.id) if e.event.kind() == kind)
    jobs.ask_for_mediator.function(event_id=str(found), case_id=str(case.id))


def test_a_wall_against_the_mediator_of_a_booked_meeting_raises_a_task(case, meeting, mediator, manager):
    wall_mediator(
        case_id=case.id, mediator_id=mediator.id, because=Conflict.OTHER, at=world.now(), by=manager
    )
    follow(case, "panel.MediatorWalled")
    assert "mediator_needed" in tasks(case, manager)


def test_a_mediator_who_leaves_a_booked_meeting_behind_raises_a_task(case, meeting, mediator, manager):
    leave_panel(mediator_id=mediator.id, at=world.now(), by=manager)
    follow(case, "panel.MediatorReleased")
    assert "mediator_needed" in tasks(case, manager)


def test_a_mediator_who_was_replaced_raises_none(service, case, meeting, adviser, manager):
    other = mediation.a_mediator(service, manager, name="Bram Osler")
    again(meeting, adviser, mediator_id=other.id)
    follow(case, "panel.MediatorReleased")
    assert "mediator_needed" not in tasks(case, manager)


def test_strangers_and_others_on_the_case_arrange_nothing(case, meeting, officer):
    cancel = {"meeting_id": meeting.id, "cause": Cause.ILL, "party": Party.COUNCIL, "at": world.now()}
    with pytest.raises(NotAllowed):
        cancel_meeting(**cancel, by=officer)
    with pytest.raises(NoSuchThing):
        cancel_meeting(**cancel, by=world.a_colleague(world.a_service()))
    with acting_as(officer):
        assert queries.needed(meeting.id) is None, "what the family needs is not for the council"
        assert queries.booked(case.id) is not None


def test_a_venue_is_neutral_by_its_kind_and_whole(service, adviser):
    asked = {
        "provider_id": service.provider_id,
        "name": "Hall",
        "address": "x",
        "access": (),
        "at": world.now(),
    }
    with pytest.raises(NotThatMeeting):
        open_venue(**asked, premises=Premises.HIRED, rooms=(" ",), by=adviser)
    with pytest.raises(IntegrityError), transaction.atomic():
        open_venue(**asked, premises="council", rooms=("A",), by=adviser)
    assert {kind.value for kind in Premises}.isdisjoint({"council", "school"})


@pytest.mark.parametrize("state", list(MeetingState))
def test_every_move_is_allowed_or_refused_as_the_table_says(state):
    may = {move.name for move in MEETING.moves if MEETING.allows(move.name, state)}
    assert may == {
        MeetingState.BOOKED: {"move", "cancel", "hold", "miss"},
        MeetingState.TOOK_PLACE: {"adjourn"},
    }.get(state, set())
    for name in {move.name for move in MEETING.moves} - may:
        with pytest.raises(NotNow):
            MEETING.after(name, state)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("update meetings_meeting set during = 'empty'", psycopg.errors.CheckViolation),
        (
            "update meetings_meeting set during = tstzrange(lower(during), lower(during) + interval '1 hour')",
            psycopg.errors.CheckViolation,
        ),
        ("update meetings_meeting set sequence = sequence - 1", psycopg.errors.InsufficientPrivilege),
        ("update meetings_meeting set state = 'cancelled'", psycopg.errors.CheckViolation),
        ("delete from meetings_meeting", psycopg.errors.InsufficientPrivilege),
    ],
)
def test_the_database_keeps_a_meeting_whole(case, meeting, adviser, statement, problem):
    with acting_as(adviser), pytest.raises(Exception) as caught, transaction.atomic():
        connection.cursor().execute(statement)
    assert isinstance(caught.value.__cause__, problem)
