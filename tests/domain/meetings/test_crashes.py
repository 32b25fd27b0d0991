"""Killed anywhere while a meeting is booked or its names are opened: all of it is there, or none, and never twice.

Each case dies in the page that does it, in a web process of its own; the button is then pressed again.
Source: threat model §C and §H3 (booking).
"""

import pytest

from tests.build import mediation, world
from tests.build.deaths import Deaths, a_machine
from tests.build.processes import KILLED, Machine

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


class Scene(Deaths):
    """One machine, a council that offers a date on each case, and a mediator for each meeting."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.manager = world.a_colleague(self.service, "manager")

    def offered(self):
        """Return a case, the date that is offered on it, and a mediator who is free."""
        case = mediation.a_case_that_wants_mediation(self.service, self.adviser)
        world.inform(case, self.adviser)
        offer = mediation.offered(case, self.adviser)
        return case, offer, mediation.a_mediator(self.service, self.manager)

    def book(self, case, offer, mediator, crashpoint: str = "", link: str = "") -> int:
        typed = {"offer": str(offer.id), "minutes": "150", "mediator": str(mediator.id), "where": "online"}
        typed |= {"join_url": link or mediation.a_link(), "short_notice": ""}
        return self.machine.post(f"/cases/{case.id}/meeting", self.adviser.user_id, crashpoint, **typed)

    def lead(self, case, mediator, page: str, crashpoint: str = "", **typed: str) -> int:
        return self.machine.post(f"/mediator/{case.id}/{page}", mediator.user_id, crashpoint, **typed)

    def prove_that_it_is_booked_once(self, case) -> None:
        assert self.count("meetings_meeting", case) == 1
        assert self.count("panel_mediatorcase", case, "state = 'assigned'") == 1
        assert self.count("referrals_offer", case, "state = 'taken'") == 1
        # One to the family, one to the council's mailbox, one to the mediator.
        assert self.count("correspondence_message", case, "purpose = 'meeting_booked'") == 3
        assert self.ask("select evenhand_first_broken_event()") == [(None,)]


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
    assert scene.count("correspondence_message", case, "purpose = 'meeting_booked'") == 0
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
