"""Killed anywhere while a meeting is attended, adjourned or ended: all of it is on record, or nothing, and once.

Each case dies in the page that does it, in a web process of its own; the button is then pressed again.
Source: threat model §C and §H3.
"""

import pytest

from evenhand.core.clock import london_day
from tests.build import world
from tests.build.deaths import a_machine
from tests.build.meeting_deaths import Scene, day_typed
from tests.build.processes import KILLED

pytestmark = pytest.mark.slow

ATTENDING = (
    "attendance.begun",
    "attendance.state-written",
    "attendance.rows-written",
    "attendance.before-commit",
    "written:meetings.AttendanceRecorded",
)
ADJOURNING = (
    "adjourn.begun",
    "adjourn.row-written",
    "adjourn.before-commit",
    "written:meetings.MeetingAdjourned",
)
CONCLUDING = (
    "conclude.begun",
    "conclude.fact-noted",
    "conclude.before-notice",
    "conclude.before-commit",
    "written:meetings.MediationConcluded",
)
DROPPING = (
    "end.begun",
    "cancel.begun",
    "cancel.row-written",
    "cancel.before-invitations",
    "cancel.all-told",
    "end.before-choice",
    "end.before-commit",
    "written:meetings.MediationDropped",
)


@pytest.fixture(scope="module")
def machine(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with a_machine(database_server, django_db_blocker, tmp_path_factory.mktemp("machine")) as machine:
        yield Scene(machine)


@pytest.fixture
def scene(machine):
    """The machine with its clock right before and after."""
    yield machine
    machine.move_clock()


def prove_that_it_was_held_once(scene, meeting) -> None:
    assert scene.column(meeting, "state") == "took_place"
    assert scene.count("meetings_attendance", meeting.case) == 2
    assert scene.count("cases_fact", meeting.case, "kind = 'first_session'") == 1
    assert scene.count("core_event", meeting.case, "kind = 'meetings.AttendanceRecorded'") == 1
    assert scene.is_unbroken()


@pytest.mark.parametrize("point", [*ATTENDING, "attendance.fact-noted"])
def test_killed_before_the_commit_nobody_came_yet_and_the_next_press_records_who(scene, point):
    meeting = scene.begun()
    assert scene.attend(meeting, point) == KILLED
    assert scene.column(meeting, "state") == "booked"
    assert scene.count("meetings_attendance", meeting.case) == 0
    assert scene.count("cases_fact", meeting.case, "kind = 'first_session'") == 0
    assert scene.attend(meeting) == 300
    prove_that_it_was_held_once(scene, meeting)


def test_killed_after_the_commit_it_was_held_and_a_second_press_records_nobody_twice(scene):
    meeting = scene.begun()
    assert scene.attend(meeting, "committed:meetings.AttendanceRecorded") == KILLED
    prove_that_it_was_held_once(scene, meeting)
    assert scene.attend(meeting) == 300
    prove_that_it_was_held_once(scene, meeting)


def prove_that_it_was_missed_once(scene, meeting) -> None:
    assert (scene.column(meeting, "state"), scene.column(meeting, "parties")) == ("no_show", ["council"])
    assert scene.count("meetings_attendance", meeting.case) == 1
    assert scene.count("referrals_referral", meeting.case, "state = 'opened'") == 1
    assert scene.count("core_event", meeting.case, "kind = 'meetings.AttendanceRecorded'") == 1


@pytest.mark.parametrize("point", ["attendance.rows-written", "attendance.before-commit"])
def test_killed_before_the_commit_of_a_meeting_that_was_not_held_the_next_press_records_it(scene, point):
    meeting = scene.begun()
    assert scene.attend(meeting, point, held=False) == KILLED
    assert scene.column(meeting, "state") == "booked"
    assert scene.count("referrals_referral", meeting.case, "state = 'arranged'") == 1
    assert scene.attend(meeting, held=False) == 300
    prove_that_it_was_missed_once(scene, meeting)


def test_killed_after_the_commit_of_a_meeting_that_was_not_held_a_second_press_is_no_mistake(scene):
    meeting = scene.begun()
    assert scene.attend(meeting, "committed:meetings.AttendanceRecorded", held=False) == KILLED
    for _ in range(2):
        prove_that_it_was_missed_once(scene, meeting)
        assert scene.attend(meeting, held=False) == 300


def adjourn(scene, meeting, crashpoint: str = "") -> int:
    return scene.lead(meeting.case, meeting.mediator, "adjourn", crashpoint)


def prove_that_it_was_adjourned_once(scene, meeting) -> None:
    assert scene.column(meeting, "state") == "adjourned"
    assert scene.count("core_event", meeting.case, "kind = 'meetings.MeetingAdjourned'") == 1
    assert scene.count("core_event", meeting.case, "kind = 'referrals.DateLost'") == 1


@pytest.mark.parametrize("point", ADJOURNING)
def test_killed_before_the_commit_it_took_place_and_the_next_press_adjourns_it(scene, point):
    meeting = scene.held()
    assert adjourn(scene, meeting, point) == KILLED
    assert scene.column(meeting, "state") == "took_place"
    assert scene.count("referrals_referral", meeting.case, "state = 'arranged'") == 1
    assert adjourn(scene, meeting) == 300
    prove_that_it_was_adjourned_once(scene, meeting)


def test_killed_after_the_commit_it_is_adjourned_and_a_second_press_changes_nothing(scene):
    meeting = scene.held()
    assert adjourn(scene, meeting, "committed:meetings.MeetingAdjourned") == KILLED
    for _ in range(2):
        prove_that_it_was_adjourned_once(scene, meeting)
        assert adjourn(scene, meeting) == 300


@pytest.mark.parametrize(
    ("name", "table", "kind", "point"),
    [
        ("views", "meetings_views", "ViewsRecorded", "views.row-written"),
        ("views", "meetings_views", "ViewsRecorded", "written:meetings.ViewsRecorded"),
        ("views", "meetings_views", "ViewsRecorded", "committed:meetings.ViewsRecorded"),
        ("outcomes", "meetings_outcome", "OutcomeRecorded", "outcome.row-written"),
        ("outcomes", "meetings_outcome", "OutcomeRecorded", "written:meetings.OutcomeRecorded"),
        ("outcomes", "meetings_outcome", "OutcomeRecorded", "committed:meetings.OutcomeRecorded"),
    ],
)
def test_killed_while_something_is_recorded_it_is_on_record_once(scene, name, table, kind, point):
    meeting = scene.held()
    typed = recorded()[name]
    assert scene.lead(meeting.case, meeting.mediator, name, point, **typed) == KILLED
    assert scene.count(table, meeting.case) == point.startswith("committed:")
    for _ in range(2):
        assert scene.lead(meeting.case, meeting.mediator, name, **typed) == 300
        assert scene.count(table, meeting.case) == 1
        assert scene.count("core_event", meeting.case, f"kind = 'meetings.{kind}'") == 1


def recorded() -> dict[str, dict[str, str]]:
    """Return what a mediator types on each page before the mediation can end."""
    today = london_day(world.now())
    return {"views": {"how": "spoke", **day_typed("asked_on", today)}, "outcomes": {"decision": "part"}}


def conclude(scene, meeting, crashpoint: str = "") -> int:
    day = day_typed("ended_on", london_day(world.now()))
    return scene.lead(meeting.case, meeting.mediator, "end", crashpoint, **day)


def prove_that_it_ended_once(scene, meeting) -> None:
    assert scene.count("cases_fact", meeting.case, "kind = 'concluded'") == 1
    due = "rule = 'reg39_1.certificate_after_mediation' and state = 'open'"
    assert scene.count("cases_duty", meeting.case, due) == 1
    assert scene.messages(meeting.case, "mediation_ended") == 1
    assert scene.count("core_event", meeting.case, "kind = 'meetings.MediationConcluded'") == 1
    assert scene.is_unbroken()


@pytest.mark.parametrize("point", [*CONCLUDING, "committed:meetings.MediationConcluded"])
def test_killed_while_its_mediator_ends_it_the_certificate_is_due_once(scene, point):
    meeting = scene.held()
    for page, typed in recorded().items():
        assert scene.lead(meeting.case, meeting.mediator, page, **typed) == 300
    assert conclude(scene, meeting, point) == KILLED
    assert scene.count("cases_fact", meeting.case, "kind = 'concluded'") == point.startswith("committed:")
    for _ in range(2):
        assert conclude(scene, meeting) == 300
        prove_that_it_ended_once(scene, meeting)


@pytest.mark.parametrize(
    "point", ["end.begun", "conclude.fact-noted", "committed:meetings.MediationConcluded"]
)
def test_killed_while_the_family_ends_one_that_took_place_it_has_concluded_once(scene, point):
    meeting = scene.held()
    assert scene.end_as_family(meeting, point) == KILLED
    assert scene.count("cases_fact", meeting.case, "kind = 'concluded'") == point.startswith("committed:")
    for _ in range(2):
        assert scene.end_as_family(meeting) == 300
        prove_that_it_ended_once(scene, meeting)


def prove_that_it_was_dropped_once(scene, meeting) -> None:
    assert scene.column(meeting, "state") == "cancelled"
    assert scene.messages(meeting.case, "meeting_cancelled") == 3
    assert scene.count("cases_fact", meeting.case, "kind = 'told_no'") == 1
    assert scene.count("referrals_referral", meeting.case, "state = 'ended'") == 1
    assert scene.messages(meeting.case, "mediation_not_wanted") == 1
    assert scene.is_unbroken()


@pytest.mark.parametrize("point", [*DROPPING, "committed:meetings.MediationDropped"])
def test_killed_while_the_family_ends_one_before_any_meeting_it_chose_none_once(scene, point):
    meeting = scene.booked()
    assert scene.end_as_family(meeting, point) == KILLED
    stands = "cancelled" if point.startswith("committed:") else "booked"
    assert scene.column(meeting, "state") == stands
    assert scene.count("cases_fact", meeting.case, "kind = 'told_no'") == (stands == "cancelled")
    for _ in range(2):
        assert scene.end_as_family(meeting) == 300
        prove_that_it_was_dropped_once(scene, meeting)
