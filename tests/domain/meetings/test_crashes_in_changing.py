"""Killed anywhere while a meeting is moved or cancelled: it is as before or as asked, and everybody is told once.

Each case dies in the page that does it, or in the worker that follows it, and is then asked for again.
Source: threat model §C and §H3.
"""

import pytest

from tests.build import mediation, world
from tests.build.deaths import a_machine
from tests.build.meeting_deaths import Scene
from tests.build.processes import KILLED

pytestmark = pytest.mark.slow

MOVING = (
    "move.begun",
    "assign.before-row",
    "move.row-written",
    "move.before-invitations",
    "invite.first-promised",
    "move.before-release",
    "move.before-commit",
    "written:meetings.MeetingMoved",
)
CANCELLING = (
    "cancel.begun",
    "cancel.row-written",
    "cancel.before-invitations",
    "invite.first-promised",
    "cancel.all-told",
    "written:meetings.MeetingCancelled",
)
COMMITTED = "committed:meetings.MeetingCancelled"


@pytest.fixture(scope="module")
def scene(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with a_machine(database_server, django_db_blocker, tmp_path_factory.mktemp("machine")) as machine:
        yield Scene(machine)


def prove_that_it_was_moved_once(scene, meeting, other) -> None:
    assert scene.column(meeting, "sequence") == 1
    assert scene.column(meeting, "mediator_id") == other.id
    assert scene.count("meetings_meeting", meeting.case) == 1
    assert scene.count("panel_mediatorcase", meeting.case, "state = 'assigned'") == 1
    assert scene.count("panel_mediatorcase", meeting.case, "state = 'released'") == 1
    assert scene.count("cases_grant", meeting.case, "role = 'mediator' and ends_at is null") == 0
    # The family, the council and the new mediator; the one who was replaced takes it out of the calendar.
    assert scene.messages(meeting.case, "meeting_moved") == 3
    assert scene.messages(meeting.case, "meeting_cancelled") == 1
    assert scene.is_unbroken()


@pytest.mark.parametrize("point", MOVING)
def test_killed_before_the_commit_it_stands_where_it_was_and_the_next_press_moves_it(scene, point):
    meeting, other = scene.booked(), mediation.a_mediator(scene.service, scene.manager)
    link = mediation.a_link()
    assert scene.move(meeting, other, link, point) == KILLED
    assert scene.column(meeting, "lower(during)") == meeting.booked.during.lower
    assert (scene.column(meeting, "sequence"), scene.column(meeting, "mediator_id")) == (
        0,
        meeting.mediator.id,
    )
    assert scene.messages(meeting.case, "meeting_moved") == 0
    assert scene.count("cases_grant", meeting.case, "role = 'mediator' and ends_at is null") == 1
    assert scene.move(meeting, other, link) == 300
    prove_that_it_was_moved_once(scene, meeting, other)


def test_killed_after_the_commit_it_is_moved_and_a_second_press_moves_nothing_more(scene):
    meeting, other = scene.booked(), mediation.a_mediator(scene.service, scene.manager)
    link = mediation.a_link()
    assert scene.move(meeting, other, link, "committed:meetings.MeetingMoved") == KILLED
    prove_that_it_was_moved_once(scene, meeting, other)
    assert scene.move(meeting, other, link) == 300
    prove_that_it_was_moved_once(scene, meeting, other)


def prove_that_it_was_cancelled_once(scene, meeting) -> None:
    assert (scene.column(meeting, "state"), scene.column(meeting, "sequence")) == ("cancelled", 1)
    # The family, the council and the mediator.
    assert scene.messages(meeting.case, "meeting_cancelled") == 3
    assert scene.count("core_event", meeting.case, "kind = 'meetings.MeetingCancelled'") == 1
    assert scene.is_unbroken()


@pytest.mark.parametrize("point", CANCELLING)
def test_killed_before_the_commit_it_is_booked_still_and_the_next_press_cancels_it(scene, point):
    meeting = scene.booked()
    assert scene.cancel(meeting, point) == KILLED
    assert (scene.column(meeting, "state"), scene.column(meeting, "sequence")) == ("booked", 0)
    assert scene.count("referrals_referral", meeting.case, "state = 'arranged'") == 1
    assert scene.messages(meeting.case, "meeting_cancelled") == 0
    assert scene.cancel(meeting) == 300
    assert scene.count("referrals_referral", meeting.case, "state = 'opened'") == 1
    prove_that_it_was_cancelled_once(scene, meeting)


def test_killed_after_the_commit_it_is_cancelled_and_a_second_press_tells_nobody_twice(scene):
    meeting = scene.booked()
    assert scene.cancel(meeting, COMMITTED) == KILLED
    prove_that_it_was_cancelled_once(scene, meeting)
    assert scene.cancel(meeting) == 300
    prove_that_it_was_cancelled_once(scene, meeting)


@pytest.mark.parametrize("point", ["cancel.row-written", "invite.first-promised", COMMITTED])
def test_a_worker_killed_while_it_cancels_what_is_not_wanted_leaves_it_to_the_next(scene, point):
    scene.work_off()
    meeting = scene.booked()
    world.tell(meeting.case, "undecided", scene.adviser)
    scene.machine.die("worker", point)
    assert scene.column(meeting, "state") == ("cancelled" if point == COMMITTED else "booked")
    scene.work_off()
    prove_that_it_was_cancelled_once(scene, meeting)


@pytest.mark.parametrize("point", ["written:casework.TaskAdded", "committed:casework.TaskAdded"])
def test_a_worker_killed_while_it_asks_for_a_new_date_leaves_one_task(scene, point):
    scene.work_off()
    meeting = scene.booked()
    assert scene.cancel(meeting) == 300
    scene.machine.die("worker", point)
    scene.work_off()
    assert scene.count("casework_task", meeting.case, "kind = 'new_date_needed'") == 1
