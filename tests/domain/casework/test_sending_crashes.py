"""Killed anywhere while a request is sent, or sent by many presses at once: one case, one promise, every word kept.

Each case dies in the page that sends, in a web process of its own; the family then presses the button again.
Source: threat model §C and §H.
"""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from evenhand.core.principals import anonymous
from evenhand.core.sealing import unseal
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.requests import queries
from evenhand.domain.requests.actions.add_letter import add_letter
from tests.build import databases, files, requests, world
from tests.build.processes import KILLED, Machine, post_over_http, session_of_browser

pytestmark = pytest.mark.slow

UNDONE = (
    "request.before-case",
    "request.after-case",
    "request.after-mark",
    "request.before-commit",
    "message.before-promise",
    "written:requests.RequestKept",
)
DONE = ("message.after-promise", "request.after-commit", "committed:requests.RequestKept")
PRESSES = 20


class Scene:
    """One machine, and a family in a browser of its own that has written its request and given its letter."""

    def __init__(self, machine: Machine, service: world.Service, name: str) -> None:
        self.machine, self.service = machine, service
        self.secret = f"secret of {name}"
        self.by = anonymous(browser_key(self.secret))
        self.words = f"Written at {name}."
        said = {"what_is_wrong": self.words, "hoped_for": "An assessment."}
        self.draft_id = requests.a_draft(service, self.by, words=said)
        letter = files.file_of(files.a_pdf())
        self.letter_id = add_letter(
            draft_id=self.draft_id, name="letter.pdf", content=letter, at=world.now(), by=self.by
        )
        self.session = session_of_browser(self.secret)

    @property
    def path(self) -> str:
        return f"/ask/{self.draft_id}/check"

    def press_send(self, crashpoint: str = "") -> int:
        return self.machine.post_in(self.session, self.path, crashpoint)

    def draft(self):
        with acting_as(self.by):
            return queries.draft(self.draft_id)

    def ask(self, statement: str, *values: object) -> list:
        with psycopg.connect(self.machine.addresses.owner, autocommit=True) as owner:
            return owner.execute(statement, values).fetchall()

    def cases(self) -> list:
        """Return the cases that hold this family's words."""
        return [row[0] for row in self.ask("select case_id from cases_issue where words = %s", self.words)]

    def prove_that_it_was_sent_once(self) -> None:
        (case_id,) = self.cases()
        draft = self.draft()
        assert (draft.state, draft.case_id) == ("sent", case_id)
        ((reference,),) = self.ask("select reference from cases_case where id = %s", case_id)
        assert draft.reference == reference
        ((request_id, sealed),) = self.ask(
            "select id, answers from requests_sentrequest where case_id = %s", case_id
        )
        kept = json.loads(unseal(bytes(sealed), f"requests_sentrequest.answers:{request_id}"))
        assert kept["words"]["what_is_wrong"] == self.words
        assert kept["child"] == {"child_name": "Alex Holloway"}
        assert self.ask(
            "select once from correspondence_message where case_id = %s and purpose = 'request_received'",
            case_id,
        ) == [("sent",)]
        assert self.ask("select id from documents_document where case_id = %s", case_id) == [
            (self.letter_id,)
        ]
        for kind in ("cases.CaseOpened", "requests.RequestKept", "documents.DocumentAttached"):
            found = "select count(*) from core_event where case_id = %s and kind = %s"
            assert self.ask(found, case_id, kind) == [(1,)], kind
        assert self.ask("select evenhand_first_broken_event()") == [(None,)]


@pytest.fixture(scope="module")
def machine(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with (
        databases.clone(database_server) as addresses,
        django_db_blocker.unblock(),
        databases.django_at(addresses.web),
    ):
        machine = Machine(addresses, tmp_path_factory.mktemp("machine"), smtp_port=9)
        try:
            yield machine
        finally:
            machine.close()


@pytest.fixture(scope="module")
def service(machine):
    return world.a_service()


@pytest.fixture
def scene(machine, service, settings, request):
    # What is typed here is sealed under the keys of the machine that opens it.
    settings.DATA_DIR, settings.FILES_DIR = machine.folder, machine.folder / "files"
    return Scene(machine, service, request.node.name)


@pytest.mark.parametrize("point", UNDONE)
def test_killed_before_the_commit_nothing_happened_and_the_next_press_sends(scene, point):
    written = scene.draft().answers
    assert scene.press_send(point) == KILLED
    assert scene.cases() == []
    draft = scene.draft()
    assert draft.is_open and draft.answers == written, "every answer is as it was typed"
    assert scene.press_send() == 300
    scene.prove_that_it_was_sent_once()


@pytest.mark.parametrize("point", DONE)
def test_killed_after_the_commit_it_was_sent_and_the_next_press_says_so(scene, point):
    assert scene.press_send(point) == KILLED
    scene.prove_that_it_was_sent_once()
    assert scene.press_send() == 300
    scene.prove_that_it_was_sent_once()


def test_twenty_presses_over_http_make_one_case_and_one_confirmation(scene):
    barrier = threading.Barrier(PRESSES)

    def press(_: int) -> tuple[int, str]:
        barrier.wait()
        return post_over_http(port, scene.path, scene.session)

    with scene.machine.serving() as port, ThreadPoolExecutor(PRESSES) as crowd:
        answers = set(crowd.map(press, range(PRESSES)))
    assert answers == {(302, f"/ask/{scene.draft_id}/sent")}, scene.machine.words
    scene.prove_that_it_was_sent_once()
