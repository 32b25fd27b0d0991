"""Killed anywhere in a hand-over, or pressed by many at once: the council is told once, or nothing was chosen.

Each case dies in the page that records it, in a web process of its own; the button is then pressed again.
Source: threat model §C and §H3.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries
from evenhand.statute.routes import Decision, Section
from tests.build import world
from tests.build.deaths import Deaths, a_machine
from tests.build.processes import KILLED, Machine, post_over_http, session_of

pytestmark = pytest.mark.slow

UNDONE = (
    "handover.before-row",
    "handover.before-notice",
    "handover.after-notice",
    "written:referrals.HandedOver",
)
DONE = ("committed:referrals.HandedOver",)
PRESSES = 20


class Scene(Deaths):
    """One machine, an adviser, a council and its officer, and families that are about to choose mediation."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.officer = world.an_officer(world.council_of(self.service))
        self.board = world.a_health_body(self.service)
        self.numbers = iter(range(1000))

    def family(self, *parts: Section):
        """Return a case and its family, who has read the information."""
        address = f"family{next(self.numbers)}@handover.example"
        decision = Decision.FINAL_PLAN if parts else Decision.REFUSAL_TO_ASSESS
        case = world.a_case(self.service, reach=Reach(email=address), decision=decision, disputed=parts)
        world.inform(case, self.adviser)
        return case, world.family_of(case, address)

    def choose(self, case, family, crashpoint: str = "") -> int:
        return self.machine.post(f"/my/{case.id}/choose/mediation", family.user_id, crashpoint)

    def asked(self, case):
        with acting_as(self.adviser):
            return queries.of_case(case.id)

    def answer(self, case, page: str, crashpoint: str = "", **typed: str) -> int:
        (asked,) = [one for one in self.asked(case) if not one.health_only]
        path = f"/inbox/{case.id}/{asked.id}/{page}"
        return self.machine.post(path, self.officer.user_id, crashpoint, **typed)

    def prove_that_the_council_was_told_once(self, case) -> None:
        assert self.count("referrals_referral", case) == 1
        assert self.count("cases_party", case) == 1
        assert self.count("cases_fact", case, "kind = 'told_wants'") == 1
        assert self.count("cases_fact", case, "kind = 'la_informed'") == 1
        assert self.count("correspondence_message", case, "purpose = 'mediation_wanted'") == 1
        assert self.ask("select evenhand_first_broken_event()") == [(None,)]


@pytest.fixture(scope="module")
def scene(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with a_machine(database_server, django_db_blocker, tmp_path_factory.mktemp("machine")) as machine:
        yield Scene(machine)


@pytest.mark.parametrize("point", UNDONE)
def test_killed_before_the_commit_nothing_was_chosen_and_the_council_knows_nothing(scene, point):
    case, family = scene.family()
    assert scene.choose(case, family, point) == KILLED
    assert scene.asked(case) == []
    for table in ("cases_party", "referrals_referral"):
        assert scene.count(table, case) == 0, table
    assert scene.count("cases_fact", case, "kind = 'told_wants'") == 0
    assert scene.choose(case, family) == 300
    scene.prove_that_the_council_was_told_once(case)


@pytest.mark.parametrize("point", DONE)
def test_killed_after_the_commit_the_council_was_told_and_a_second_press_tells_nobody_twice(scene, point):
    case, family = scene.family()
    assert scene.choose(case, family, point) == KILLED
    scene.prove_that_the_council_was_told_once(case)
    assert scene.choose(case, family) == 300
    scene.prove_that_the_council_was_told_once(case)


def test_twenty_presses_at_once_tell_the_council_once(scene):
    case, family = scene.family()
    barrier, session = threading.Barrier(PRESSES), session_of(family.user_id)

    def press(_: int) -> tuple[int, str]:
        barrier.wait()
        return post_over_http(port, f"/my/{case.id}/choose/mediation", session)

    with scene.machine.serving() as port, ThreadPoolExecutor(PRESSES) as crowd:
        answers = set(crowd.map(press, range(PRESSES)))
    assert answers == {(302, f"/my/{case.id}/")}, scene.machine.words
    scene.prove_that_the_council_was_told_once(case)


def test_killed_while_it_says_that_it_cannot_arrange_no_clock_has_begun(scene):
    case, family = scene.family()
    assert scene.choose(case, family) == 300
    said = {"because": "no_date"}
    assert scene.answer(case, "cannot-arrange", "cannot-arrange.before-fact", **said) == KILLED
    assert scene.count("cases_fact", case, "kind = 'la_cannot_arrange'") == 0
    assert scene.answer(case, "cannot-arrange", **said) == 300
    deemed = "rule = 'reg39_3.deemed_certificate' and state = 'open'"
    assert scene.count("cases_duty", case, deemed) == 1


@pytest.mark.parametrize("point", ["notify.before-row", "written:referrals.HandedOver"])
def test_killed_while_the_health_body_is_notified_it_is_notified_once(scene, point):
    case, family = scene.family(Section.F, Section.G)
    assert scene.choose(case, family) == 300
    chosen = {"body": str(scene.board)}
    assert scene.answer(case, "health-body", point, **chosen) == KILLED
    assert scene.count("referrals_referral", case, "health_only") == 0
    assert scene.count("cases_fact", case, "kind = 'icb_notified'") == 0
    for _ in range(2):
        assert scene.answer(case, "health-body", **chosen) == 300
    assert scene.count("referrals_referral", case, "health_only") == 1
    assert scene.count("correspondence_message", case, "purpose = 'health_notice'") == 1
