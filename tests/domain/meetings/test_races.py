"""Booked against booked, many at once: no mediator and no room twice at one time, and no error but a plain refusal."""

import psycopg
import pytest

from evenhand.core.errors import Refused
from evenhand.domain.meetings.actions.book_meeting import book_meeting
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.refusals import TimeTaken
from evenhand.domain.meetings.states import Cause, Party
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from tests.build import mediation, world
from tests.build.crowds import at_once

CLIENTS = 8
ROUNDS = 5
OVERLAPS = """
select count(*) from meetings_meeting a join meetings_meeting b
    on a.id < b.id and a.during && b.during and a.state <> 'cancelled' and b.state <> 'cancelled'
        and (a.mediator_user_id = b.mediator_user_id or a.room_id = b.room_id)
"""


@pytest.fixture
def service(own_database):
    return world.a_service()


def ask(database, statement):
    with psycopg.connect(database.owner) as owner:
        return owner.execute(statement).fetchone()[0]


def test_one_mediator_wanted_by_many_cases_is_booked_once_a_time(
    service, adviser, officer, mediator, own_database
):
    cases = [mediation.a_case_that_wants_mediation(service, adviser) for _ in range(CLIENTS)]
    for case in cases:
        mediation.offered(case, officer)
    for round in range(ROUNDS):
        at = world.now()

        def book(case, at=at, days=14 + 7 * round):
            plan = mediation.a_plan(mediator, starts_at=mediation.at_ten(days))
            return book_meeting(case_id=case.id, plan=plan, at=at, by=adviser)

        outcomes = at_once(*[lambda case=case: book(case) for case in cases])
        booked = [one for one in outcomes if not isinstance(one, Refused)]
        assert len(booked) == 1, "one of them gets it"
        assert {type(one) for one in outcomes if isinstance(one, Refused)} == {TimeTaken}
        assert ask(own_database, OVERLAPS) == 0
        cancel_meeting(
            meeting_id=booked[0].id, cause=Cause.OTHER, party=Party.PROVIDER, at=world.now(), by=adviser
        )
    assert ask(own_database, "select count(*) from meetings_meeting") == ROUNDS, (
        "who lost left nothing behind"
    )


def test_one_room_wanted_by_many_mediators_is_booked_once(service, adviser, manager, officer, own_database):
    room = mediation.a_room(service, adviser)
    pairs = []
    for number in range(CLIENTS):
        case = mediation.a_case_that_wants_mediation(service, adviser)
        mediation.offered(case, officer)
        pairs.append((case, mediation.a_mediator(service, manager, name=f"Mediator {number}")))
    at = world.now()

    def book(case, mediator):
        plan = mediation.a_plan(mediator, room_id=room.id)
        return book_meeting(case_id=case.id, plan=plan, at=at, by=adviser)

    outcomes = at_once(*[lambda pair=pair: book(*pair) for pair in pairs])
    assert sum(not isinstance(one, Refused) for one in outcomes) == 1
    assert ask(own_database, OVERLAPS) == 0


def test_the_same_booking_pressed_by_many_is_one_meeting_and_one_invitation_each(
    service, case, offer, adviser, mediator, own_database
):
    plan, at = mediation.a_plan(mediator), world.now()

    def book():
        return book_meeting(case_id=case.id, plan=plan, at=at, by=adviser, offer_id=offer.id)

    outcomes = at_once(*[book] * CLIENTS)
    assert len({one.id for one in outcomes}) == 1
    sent = "select count(*) from correspondence_message where purpose = 'meeting_booked'"
    assert ask(own_database, sent) == 3


def test_two_meetings_moved_to_one_time_leave_one_where_it_was(
    service, adviser, officer, mediator, own_database
):
    meetings = []
    for days in (14, 21):
        case = mediation.a_case_that_wants_mediation(service, adviser)
        mediation.offered(case, officer)
        plan = mediation.a_plan(mediator, starts_at=mediation.at_ten(days))
        meetings.append(mediation.book(case, plan, adviser))
    at, target = world.now(), mediation.at_ten(35)

    def move(meeting):
        plan = mediation.a_plan(mediator, starts_at=target, join_url=meeting.join_url)
        return move_meeting(meeting_id=meeting.id, plan=plan, at=at, by=adviser)

    outcomes = at_once(*[lambda one=one: move(one) for one in meetings])
    assert sum(isinstance(one, TimeTaken) for one in outcomes) == 1
    assert ask(own_database, OVERLAPS) == 0


def test_booking_against_a_wall_never_leaves_an_assigned_mediator_who_is_shut_out(
    service, adviser, manager, officer, mediator, own_database
):
    for round in range(ROUNDS):
        case = mediation.a_case_that_wants_mediation(service, adviser)
        mediation.offered(case, officer)
        plan, at = mediation.a_plan(mediator, starts_at=mediation.at_ten(14 + 7 * round)), world.now()

        def book(case_id=case.id, plan=plan, at=at):
            return book_meeting(case_id=case_id, plan=plan, at=at, by=adviser)

        def wall(case_id=case.id, at=at):
            return wall_mediator(
                case_id=case_id, mediator_id=mediator.id, because=Conflict.OTHER, at=at, by=manager
            )

        assert at_once(book, wall)[1] is None, "a wall is never refused"
    assert ask(own_database, "select count(*) from panel_mediatorcase where state <> 'walled'") == 0
