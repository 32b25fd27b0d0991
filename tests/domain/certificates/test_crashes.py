"""Killed at any point of issuing, signing or sending, and started again: nothing is lost, nothing is there twice.

Each case dies at one point: web in the view that issues, the signer and the worker under their real commands.
In the end every case has one certificate, numbers have no gap, each file is what the register says, and each
family has its message, all copies of it the same bytes. Source: threat model §C (R-01 to R-04) and H3.
"""

import hashlib
from types import SimpleNamespace

import psycopg
import pytest

from evenhand.adapters.signing import keys, signature
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Case
from evenhand.domain.certificates import queries
from tests.build import certificates, databases, post_office, world
from tests.build.processes import KILLED, Machine

pytestmark = pytest.mark.slow

BEFORE_COMMIT = (
    "issue.begun",
    "issue.case-held",
    "issue.number-taken",
    "issue.row-written",
    "issue.dates-worked-out",
    "issue.signing-asked",
    "issue.before-answer",
    "written:certificates.CertificateIssued",
)
AFTER_COMMIT = ("committed:certificates.CertificateIssued",)
IN_THE_SIGNER = (
    "sign.content-loaded",
    "press.before-render",
    "press.rendered",
    "press.signed",
    "file.before-rename",
    "file.after-rename",
    "sign.file-kept",
    "sign.row-written",
    "written:certificates.CertificateSigned",
    "committed:certificates.CertificateSigned",
)
IN_THE_WORKER = (
    "send.begun",
    "send.promised",
    "committed:correspondence.MessagePromised",
    "message.after-smtp",
)


class Scene:
    """One machine with an adviser and as many ready cases as are asked for."""

    def __init__(self, machine: Machine, office: post_office.PostOffice) -> None:
        self.machine, self.office = machine, office
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)

    def case(self):
        return certificates.a_case_that_said_no(self.service, self.adviser)

    def issue(self, case, crashpoint=""):
        path = f"/cases/{case.id}/certificate/issue"
        return self.machine.post(path, self.adviser.user_id, crashpoint)

    def certificates(self, case):
        with acting_as(self.adviser):
            return queries.of_case(case.id)

    def is_signed(self, case):
        return any(one.is_ready for one in self.certificates(case))

    def ask(self, statement, *values):
        with psycopg.connect(self.machine.addresses.owner, autocommit=True) as owner:
            return owner.execute(statement, values).fetchall()

    def is_sent(self, case):
        rows = self.ask(
            "select state from correspondence_message where case_id = %s and purpose like 'certificate_%%'",
            case.id,
        )
        return rows == [("sent",)]

    def sign(self):
        waiting = "select 1 from procrastinate_jobs where queue_name = 'signing' and status <> 'succeeded'"
        if self.ask(waiting) == []:
            return
        with self.machine.working("signer"):
            self.machine.until(lambda: self.ask(waiting) == [], "signing")

    def send(self, case):
        with self.machine.working("worker"):
            self.machine.until(lambda: self.is_sent(case), "the message")


def prove_that_nothing_is_lost_and_nothing_is_there_twice(found):
    """Hold the whole database, all files and all mail against one another, after all the deaths."""
    found.sign()
    waiting = "select 1 from procrastinate_jobs where status in ('todo', 'doing') and queue_name <> 'signing'"
    with found.machine.working("worker"):
        found.machine.until(lambda: found.ask(waiting) == [], "all work")
    rows = found.ask(
        "select c.id, c.case_id, c.number, c.state, f.sha256,"
        " (select count(*) from correspondence_message m where m.once = 'certificate ' || c.id and m.state = 'sent')"
        " from certificates_certificate c left join certificates_certificatefile f on f.certificate_id = c.id"
        " order by c.number"
    )
    assert [int(row[2][-6:]) for row in rows] == list(range(1, len(rows) + 1)), "no gap"
    live = [row for row in rows if row[3] == "issued"]
    assert len({row[1] for row in live}) == len(live), "one in force for each case"
    roots = keys.read_roots(found.machine.folder / "keys" / keys.CHAIN)
    for _, _, number, state, sha256, sent in rows:
        pdf = (found.machine.folder / "files" / "certificates" / sha256[:2] / sha256[2:]).read_bytes()
        assert hashlib.sha256(pdf).hexdigest() == sha256
        verdict = signature.verify(pdf, roots)
        assert verdict.valid and verdict.content_number == number
        # One that was replaced before it was sent is told of by the message of its replacement.
        assert sent == (state != "replaced"), (number, state)
    copies: dict[str, set[bytes]] = {}
    for copy in found.office.copies:
        copies.setdefault(str(copy.message["Message-ID"]), set()).add(copy.content)
    assert all(len(same) == 1 for same in copies.values()), "every copy of a message is the same bytes"
    assert found.ask("select evenhand_first_broken_event()") == [(None,)]


@pytest.fixture(scope="module")
def found(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die, and prove the whole at the end."""
    with (
        databases.clone(database_server) as addresses,
        django_db_blocker.unblock(),
        databases.django_at(addresses.web),
        post_office.open_at(SimpleNamespace()) as office,
    ):
        machine = Machine(addresses, tmp_path_factory.mktemp("machine"), office.port)
        scene = Scene(machine, office)
        try:
            yield scene
            prove_that_nothing_is_lost_and_nothing_is_there_twice(scene)
        finally:
            machine.close()


@pytest.fixture(autouse=True)
def files(found, settings):
    settings.FILES_DIR = found.machine.folder / "files"


@pytest.mark.parametrize("point", BEFORE_COMMIT)
def test_killed_before_the_commit_nothing_happened_and_the_next_click_issues(found, point):
    case = found.case()
    numbers = found.ask("select last from certificates_numberseries")
    assert found.issue(case, point) == KILLED
    assert found.certificates(case) == []
    assert found.ask("select last from certificates_numberseries") == numbers, "no number is used up"
    with acting_as(found.adviser):
        assert Case.objects.get(id=case.id).state == "no_mediation"
    assert found.issue(case) == 300
    assert len(found.certificates(case)) == 1


@pytest.mark.parametrize("point", AFTER_COMMIT)
def test_killed_after_the_commit_it_is_issued_and_the_next_click_says_so(found, point):
    case = found.case()
    assert found.issue(case, point) == KILLED
    (first,) = found.certificates(case)
    assert found.issue(case) == 300
    assert found.certificates(case) == [first]
    assert found.ask(
        "select count(*) from procrastinate_jobs where args->>'certificate_id' = %s", str(first.id)
    ) == [(1,)]


@pytest.mark.parametrize(
    ("point", "name", "reason"),
    [
        ("withdraw_certificate.row-written", "withdraw", "no_refusal"),
        ("written:certificates.CertificateWithdrawn", "withdraw", "no_refusal"),
        ("replace_certificate.row-written", "reissue", "wrong_name"),
        ("written:certificates.CertificateReplaced", "reissue", "wrong_name"),
    ],
)
def test_killed_while_ending_a_certificate_it_stands_until_the_next_click(found, point, name, reason):
    case = found.case()
    assert found.issue(case) == 300
    (first,) = found.certificates(case)
    path = f"/cases/{case.id}/certificate/{first.number}/{name}"
    assert found.machine.post(path, found.adviser.user_id, point, reason_code=reason) == KILLED
    assert found.certificates(case) == [first]
    assert found.machine.post(path, found.adviser.user_id, reason_code=reason) == 300
    ended = {one.number: one.state for one in found.certificates(case)}
    assert ended[first.number] != "issued" and len(ended) == {"withdraw": 1, "reissue": 2}[name]


@pytest.mark.parametrize("point", IN_THE_SIGNER)
def test_killed_while_signing_another_run_finishes_it_once(found, point):
    found.sign()
    case = found.case()
    assert found.issue(case) == 300
    found.machine.die("signer", point)
    assert found.is_signed(case) == point.startswith("committed:")
    found.sign()
    (certificate,) = found.certificates(case)
    assert certificate.is_ready
    assert found.ask(
        "select count(*) from core_event where case_id = %s and kind = 'certificates.CertificateSigned'",
        case.id,
    ) == [(1,)]


@pytest.mark.parametrize("point", IN_THE_WORKER)
def test_killed_while_telling_the_family_another_run_tells_it(found, point):
    case = found.case()
    assert found.issue(case) == 300
    found.sign()
    found.machine.die("worker", point)
    found.ask("update correspondence_message set sending_at = sending_at - interval '4 minutes', swept_at = null"
              " where state = 'sending' returning 1")  # fmt: skip
    found.send(case)
    if point == "message.after-smtp":
        sent = [str(copy.message["Message-ID"]) for copy in found.office.copies]
        assert len(sent) > len(set(sent)), "taken, not noted, and therefore sent again"
