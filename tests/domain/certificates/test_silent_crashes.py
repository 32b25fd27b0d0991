"""Killed anywhere while a family asks although the council is silent: it asked once or not at all, and may ask again.

Each case dies in the page that records it, in a web process of its own. Source: threat model §C.
"""

import psycopg
import pytest

from evenhand.domain.certificates.deeming import WARNING_VERSION
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world
from tests.build.deaths import Deaths, a_machine
from tests.build.processes import KILLED, Machine

pytestmark = pytest.mark.slow

UNDONE = (
    "deemed.before-fact",
    "deemed.fact-noted",
    "deemed.before-commit",
    "deemed.before-answer",
    "written:certificates.DeemedAsked",
)
DONE = ("committed:certificates.DeemedAsked",)
ANSWERED = 300  # a machine answers with a redirect


class Scene(Deaths):
    """One machine, and families whose council let the thirty days go by."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.manager = world.a_colleague(self.service, "manager")
        world.an_officer(world.council_of(self.service))
        self.numbers = iter(range(1000))

    def family(self):
        """Return a case whose council is silent, and its family."""
        address = f"family{next(self.numbers)}@silent.example"
        self.go_on(0)
        case = world.a_case_that_wants_mediation(self.service, self.adviser, reach=Reach(email=address))
        self.go_on(31)
        return case, world.family_of(case, address)

    def go_on(self, days: int) -> None:
        with psycopg.connect(self.machine.addresses.owner, autocommit=True) as owner:
            world.move_clock(owner, days=days)

    def ask_for_it(self, case, family, crashpoint: str = "") -> int:
        path = f"/my/{case.id}/certificate/ask"
        return self.machine.post(path, family.user_id, crashpoint, understood=WARNING_VERSION)

    def asked(self, case) -> tuple[int, int]:
        """Return how often it was asked, and how many clocks of ours run from it."""
        return (
            self.count("cases_fact", case, "kind = 'deemed_asked'"),
            self.count("cases_duty", case, "rule = 'reg39_3.deemed_certificate' and state = 'open'"),
        )


@pytest.fixture(scope="module")
def scene(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with a_machine(database_server, django_db_blocker, tmp_path_factory.mktemp("machine")) as machine:
        yield Scene(machine)


@pytest.mark.parametrize("point", UNDONE)
def test_killed_before_the_commit_nothing_was_asked_and_the_family_asks_again(scene, point):
    case, family = scene.family()
    assert scene.ask_for_it(case, family, point) == KILLED
    assert scene.asked(case) == (0, 0)
    assert scene.ask_for_it(case, family) == ANSWERED
    assert scene.asked(case) == (1, 1)


@pytest.mark.parametrize("point", DONE)
def test_killed_after_the_commit_it_was_asked_and_a_second_press_asks_nothing_more(scene, point):
    case, family = scene.family()
    assert scene.ask_for_it(case, family, point) == KILLED
    assert scene.asked(case) == (1, 1)
    assert scene.ask_for_it(case, family) == ANSWERED
    assert scene.asked(case) == (1, 1)
    assert scene.ask("select evenhand_first_broken_event()") == [(None,)]


@pytest.mark.parametrize("point", ["issue.row-written", "issue.dates-worked-out"])
def test_killed_while_the_manager_signs_off_there_is_one_certificate_afterwards(scene, point):
    case, family = scene.family()
    assert scene.ask_for_it(case, family) == ANSWERED
    path = f"/cases/{case.id}/certificate/issue"
    assert scene.machine.post(path, scene.manager.user_id, point) == KILLED
    assert scene.count("certificates_certificate", case) == 0
    assert scene.machine.post(path, scene.adviser.user_id) != ANSWERED, "an adviser alone does not"
    assert scene.count("certificates_certificate", case) == 0
    for _ in range(2):
        assert scene.machine.post(path, scene.manager.user_id) == ANSWERED
    assert scene.count("certificates_certificate", case, "basis = 'reg39_3'") == 1
