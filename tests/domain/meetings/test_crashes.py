"""Killed anywhere while a meeting is booked or its names are opened: all of it is there, or none, and never twice.

Each case dies in the page that does it, in a web process of its own; the button is then pressed again.
Source: threat model §C and §H3 (booking).
"""

import pytest

from tests.build import mediation
from tests.build.deaths import a_machine
from tests.build.meeting_deaths import Scene
from tests.build.processes import KILLED

pytestmark = pytest.mark.slow

BOOKING = (
    "book.begun",
    "assign.before-row",
    "book.row-written",
    "book.before-invitations",
    "invite.first-promised",
    "book.before-commit",
    "written:meetings.MeetingBooked",
)


@pytest.fixture(scope="module")
def scene(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with a_machine(database_server, django_db_blocker, tmp_path_factory.mktemp("machine")) as machine:
        yield Scene(machine)


@pytest.mark.parametrize("point", BOOKING)
def test_killed_before_the_commit_nothing_is_booked_and_the_next_press_books(scene, point):
    case, offer, mediator = scene.offered()
    assert scene.book(case, offer, mediator, point) == KILLED
    for table in ("meetings_meeting", "panel_mediatorcase"):
        assert scene.count(table, case) == 0, table
    assert scene.count("referrals_offer", case, "state = 'open'") == 1
    assert scene.messages(case, "meeting_booked") == 0
    assert scene.book(case, offer, mediator) == 300
    scene.prove_that_it_is_booked_once(case)


def test_killed_after_the_commit_it_is_booked_and_a_second_press_books_nothing_more(scene):
    case, offer, mediator = scene.offered()
    link = mediation.a_link()
    assert scene.book(case, offer, mediator, "committed:meetings.MeetingBooked", link) == KILLED
    scene.prove_that_it_is_booked_once(case)
    scene.book(case, offer, mediator, link=link)
    scene.prove_that_it_is_booked_once(case)


def test_killed_while_the_names_are_opened_no_name_is_open_and_the_next_press_opens_them_once(scene):
    case, offer, mediator = scene.offered()
    assert scene.book(case, offer, mediator) == 300
    assert scene.lead(case, mediator, "", "clear.before-grant", conflict="none") == KILLED
    assert scene.count("cases_grant", case, "role = 'mediator'") == 0
    assert scene.lead(case, mediator, "", conflict="none") == 300
    assert scene.count("cases_grant", case, "role = 'mediator'") == 1
