"""Abuse of the machine: addresses, methods, files, codes, statements (threat model, B5); and that no test is lost."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
import typst
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evenhand.adapters.signing.press import render
from evenhand.adapters.single_sign_on import fetching
from evenhand.adapters.typesetting import set_in_type
from evenhand.core.errors import Refused
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.casework.models import Note
from evenhand.domain.certificates.content import CertificateContent
from evenhand.domain.identity import codes
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.actions.sign_in import try_code
from evenhand.domain.identity.models import User
from evenhand.domain.identity.single_sign_on import NoWord
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.architecture.test_addresses import views
from tests.build import certificates, databases, mediation, pages, requests, world
from tests.build.crowds import at_once
from tests.domain.certificates.certificate_example import FIELDS
from tests.walls import looking
from tests.walls.conftest import Standing
from tests.walls.looking import Looker, Names
from tests.walls.reading import pages_of

SOURCE = Path(__file__).parents[2] / "src" / "evenhand"
AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def service(db, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def a_family(service, name: str):
    """Return a case, and a browser in which its family is signed in."""
    address = f"{name}@family.example"
    case = world.a_case(service, reach=Reach(email=address))
    return case, pages.browser(world.family_of(case, address))


# Addresses.


def test_t_01_no_address_of_anothers_case_opens(world_at: Standing, named: Names):
    looker, mothers = Looker(world_at.made.people.of["father"]), world_at.made.families["mother"].case
    seen = {looker.open("get", path).status_code for path in pages_of(named, str(mothers.id))}
    assert seen == {404}


@pytest.mark.parametrize("page", ["/cases/", "/cases/?scope=team", "/cases/?scope=undated", "/certificates/"])
def test_t_02_no_list_or_number_changes_with_what_others_have(service, adviser, page):
    world.a_case(service)
    browser, said = pages.browser(adviser), []
    for _ in range(2):
        answer = browser.get(page)
        assert answer.status_code == 200
        said.append(TOKEN.sub("", pages.text(answer)))
        other = world.a_service()
        certificates.issued(
            certificates.a_case_that_said_no(other, world.a_colleague(other)), world.a_colleague(other)
        )
    assert said[0] == said[1]


def test_t_03_what_a_form_adds_of_its_own_changes_nothing_of_another_case(service, adviser):
    mine, other = world.a_case(service), world.a_case(service)
    sent = {"words": "Heron", "case_id": str(other.id), "case": str(other.id), "written_by": str(uuid4())}
    assert pages.browser(adviser).post(f"/cases/{mine.id}/note", sent).status_code == 302
    with acting_as(adviser):
        (note,) = Note.objects.all()
        assert note.case_id == mine.id


def test_t_03_a_meeting_takes_nothing_of_another_service_or_case(service, adviser):
    elsewhere = world.a_service()
    manager = world.a_colleague(elsewhere, role="manager")
    own = mediation.a_mediator(service, world.a_colleague(service, role="manager"))
    officer = mediation.an_officer(mediation.a_body(service))
    case, other = (mediation.a_case_that_wants_mediation(service, adviser) for _ in range(2))
    offer = mediation.offered(other, officer)
    for plan, more in (
        (mediation.a_plan(mediation.a_mediator(elsewhere, manager)), {}),
        (mediation.a_plan(own, room_id=mediation.a_room(elsewhere, manager).id), {}),
        (mediation.a_plan(own), {"offer_id": offer.id}),
    ):
        with pytest.raises(Refused):
            mediation.book(case, plan, adviser, **more)
    with acting_as(adviser):
        assert not Meeting.objects.filter(case=case).exists()


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def test_t_04_no_method_and_no_other_spelling_opens_anothers_case(service):
    case, _ = a_family(service, "mother")
    _, browser = a_family(service, "father")
    under = [route for route, _ in views() if route.startswith("my/<uuid:case_id>") and route.count("<") == 1]
    assert len(under) > 8
    for route in under:
        path = "/" + route.replace("<uuid:case_id>", str(case.id))
        for method in METHODS:
            for spelled in (path, f"{path}?format=json", f"{path}?_method=GET", f"{path}.json"):
                status = browser.generic(method, spelled).status_code
                assert status in (403, 404, 405), (method, spelled, status)


# Files and pages that are kept on the way.


def test_t_05_a_file_opens_for_those_it_is_for_and_for_nobody_after_them(world_at: Standing, named: Names):
    case_id = str(world_at.made.families["mother"].case.id)
    mother = Looker(world_at.made.people.of["mother"])
    paths = [f"/my/{case_id}/documents/{each}" for each in named.of_case[case_id]["document_id"]]
    opened = [path for path in paths if mother.open("get", path).status_code == 200]
    assert opened
    for path in opened:
        answer = mother.open("get", path)
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Security-Policy"].startswith("sandbox;")
        assert answer["Cache-Control"] == "no-store"
        assert Looker(world_at.made.people.of["father"]).open("get", path).status_code == 404
        assert Looker(world_at.made.people.of["visitor"]).open("get", path).status_code == 302
        assert Client().get(path, headers={"Range": "bytes=0-9"}).status_code == 302


def test_t_06_no_page_of_somebody_may_be_kept_on_the_way(world_at: Standing, named: Names):
    for who, under in (("mother", "my/"), ("council", "inbox/"), ("mediator", "mediator/")):
        looker, case_id = Looker(world_at.made.people.of[who]), str(world_at.made.families["mother"].case.id)
        answers = [looker.open("get", path) for path in pages_of(named, case_id, under)]
        assert 200 in {answer.status_code for answer in answers}
        assert {answer["Cache-Control"] for answer in answers} == {"no-store"}


# Codes.


def asked(client, address="sam@family.example"):
    """Ask for a code in a browser and return its digits."""
    client.post("/sign-in", {"address": address})
    return codes.digits(client.session["sign_in"]["code_id"])


@pytest.mark.django_db
def test_t_07_whatever_opens_links_in_mail_spends_no_code_and_is_not_signed_in(client):
    named = [route for route, _ in views() if route.startswith("sign-in") and "<" in route]
    # This one names an organisation; it answers the browser that was sent there, and no other.
    assert named == ["sign-in/organisation/back/<uuid:identity_provider_id>"]
    digits = asked(client)
    for _ in range(5):
        scanner = Client()
        back = f"/sign-in/organisation/back/{uuid4()}?state=s&code=c"
        for path in ("/sign-in", "/sign-in/code", f"/sign-in/code?code={digits}", "/sign-in/again", back):
            scanner.get(path)
            scanner.head(path)
            client.head(path)
        assert "_auth_user_id" not in scanner.session
    assert client.post("/sign-in/code", {"code": digits}).url == "/sign-in/welcome"
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_t_08_a_code_that_was_passed_on_signs_nobody_in(client):
    digits, thief = asked(client), Client()
    asked(thief, "thief@elsewhere.example")
    thief.post("/sign-in/code", {"code": digits})
    answer = Client().post("/sign-in/code", {"code": digits})
    assert "_auth_user_id" not in thief.session and answer.url == "/sign-in"
    code_id = UUID(client.session["sign_in"]["code_id"])
    for by in (anonymous(), anonymous("t" * 64)):
        assert try_code(code_id=code_id, typed=digits, at=world.now(), by=by) is None


def test_t_09_a_code_that_is_used_by_many_at_once_signs_in_once(own_database):
    by = anonymous("k" * 64)
    code = ask_for_code(address="sam@family.example", at=world.now(), by=by)
    use = {"code_id": code.id, "typed": codes.digits(code.id), "at": world.now(), "by": by}
    assert len([user for user in at_once(*[lambda: try_code(**use)] * 12) if user]) == 1
    with databases.as_owner(own_database) as owner:
        (row,) = owner.execute("select s::text from identity_signincode s").fetchone()
    assert codes.digits(code.id) not in row
    assert codes.LIFE_MINUTES <= 10


@pytest.mark.django_db
def test_t_11_a_known_address_is_answered_with_the_same_work_as_an_unknown_one():
    asked_first = Client()
    asked_first.post("/sign-in/code", {"code": asked(asked_first, "known@family.example")})
    work = []
    for address in ("known@family.example", "other@family.example"):
        with CaptureQueriesContext(connection) as said:
            answer = Client().post("/sign-in", {"address": address})
        statements = [re.sub(r"'[^']*'|\d+", "", each["sql"])[:60] for each in said.captured_queries]
        work.append((answer.status_code, answer.url, statements))
    assert work[0] == work[1] and work[0][2]


def test_t_11_anothers_case_and_none_get_the_same_answer(service):
    case, _ = a_family(service, "mother")
    _, browser = a_family(service, "father")
    said = []
    for case_id in (case.id, uuid4()):
        answer = browser.get(f"/my/{case_id}/")
        said.append((answer.status_code, TOKEN.sub("", pages.text(answer).replace(str(case_id), ""))))
    assert said[0] == said[1] and said[0][0] == 404


def test_t_14_a_session_that_was_opened_before_has_no_rights_of_its_own(service, adviser):
    case, browser = world.a_case(service), pages.browser(adviser)
    assert browser.get(f"/cases/{case.id}/").status_code == 200
    assert set(browser.session.keys()) <= {"_auth_user_id", "_auth_user_backend", "_auth_user_hash"}
    end_membership(
        user_id=adviser.user_id,
        provider_id=service.provider_id,
        role="adviser",
        at=world.now(),
        by=world.a_colleague(service, role="manager"),
    )
    assert browser.get(f"/cases/{case.id}/").status_code in (302, 403, 404)
    assert {"is_superuser", "is_staff"} & {field.name for field in User._meta.get_fields()} == set()


# Machines behind the pages.


def test_t_19_a_name_is_printed_and_never_run(tmp_path):
    name = '#read("/etc/passwd") #link("http://169.254.169.254")'
    made = render(CertificateContent(**FIELDS | {"holder_name": name}), AT)
    said = looking.text_of_pdf(made)
    assert "#read(" in said and "root:" not in said


def set_by(folder: Path, name: str, asks: str) -> bytes:
    """Return what a template of its own folder sets when it asks for a file."""
    template = folder / f"{name}.typ"
    template.write_text(f'#set document(title: "A paper")\n#set text(lang: "en")\n= A paper\n#read("{asks}")')
    return set_in_type(template, lambda unprinted: {}, AT).pdf


def test_t_19_what_sets_the_type_reads_nothing_but_its_own_folder(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    for folder in (own, tmp_path):
        (folder / "words.txt").write_text("heron")
    assert "heron" in looking.text_of_pdf(set_by(own, "inside", "words.txt"))
    for name, asks in (("above", "../words.txt"), ("anywhere", f"{tmp_path}/words.txt")):
        with pytest.raises(typst.TypstError):
            set_by(own, name, asks)


# What asks others outside this machine, each with what keeps it from being led elsewhere; and what never leaves it.
ASK_OUTSIDE = {
    "adapters/email/smtp.py": "the mail server of the settings, and no other",
    "adapters/single_sign_on/fetching.py": "identity providers of the operator's naming: tests/adapters/single_sign_on",
    "website/pages/management/commands/check_links.py": "websites that publishers list, asked by an operator",
}
STAY_HERE = {
    "config/processes.py": "asks the service that it has just started for its health",
    "demo/loading.py": "looks for a free port",
}
CAN_ASK = re.compile(
    r"^\s*(?:import|from) (?:socket|http\.client|urllib\.request|urllib3|requests|httpx|aiohttp|smtplib|ftplib)\b",
    re.MULTILINE,
)


def test_nothing_of_ours_can_be_made_to_ask_another_machine():
    """No file of ours that a visitor's words reach can ask anything but those that are named here for it."""
    can = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if CAN_ASK.search(path.read_text())}
    assert can == ASK_OUTSIDE.keys() | STAY_HERE.keys()


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/", "https://127.0.0.1:5432/", "https://localhost/", "file:///"]
)
def test_an_identity_provider_cannot_make_us_ask_our_neighbours(url):
    with pytest.raises(NoWord, match=r"^address$"):
        fetching.get(url, "https://login.council.example")


def statements_put_together(path: Path) -> list[str]:
    """Return where a file gives the database a statement that is put together from other words."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        made = node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
        if called in ("raw", "extra", "RawSQL") or (called in ("execute", "executemany") and made):
            found.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    return found


def test_t_20_no_statement_is_put_together_from_words_of_anybody():
    served = [
        path
        for app in ("domain", "portals", "website", "api")
        for path in (SOURCE / app).rglob("*.py")
        if "migrations" not in path.parts
    ]
    assert len(served) > 300
    assert [each for path in served for each in statements_put_together(path)] == []


@pytest.mark.parametrize(
    "words", ["' or 1=1 --", "%' union select null --", "\\'; drop table cases_case; --"]
)
def test_t_20_a_search_takes_a_statement_for_a_word(service, adviser, words):
    mine, other = world.a_case(service), world.a_case(world.a_service())
    browser = pages.browser(adviser)
    assert mine.reference in pages.text(browser.post("/cases/find", {"words": "Holloway"}))
    for name in ("scope", "council", "owner", "rule", "state", "caseworker", "overdue"):
        assert other.reference not in pages.text(browser.get("/cases/", {name: words}, follow=True))
    found = browser.post("/cases/find", {"words": words})
    assert found.status_code == 200
    assert not [one for one in (mine, other) if one.reference in pages.text(found)]


def test_t_30_a_request_that_is_sent_by_many_clicks_at_once_is_one_case(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    draft, by, at = requests.a_draft(world.a_service()), requests.a_browser(), world.now()
    sent = at_once(*[lambda: send_request(draft_id=draft, at=at, by=by)] * 8)
    assert len({each.reference for each in sent}) == 1, "the same answer to all"
    with databases.as_owner(own_database) as owner:
        assert owner.execute("select count(*) from cases_case").fetchone() == (1,)


def test_t_34_only_the_signer_reads_its_key_and_files_what_it_signed(world_at: Standing):
    keys = list((world_at.folder / "keys").iterdir())
    assert keys and {path.stat().st_mode & 0o077 for path in keys if b"PRIVATE" in path.read_bytes()} == {0}
    for role in (world_at.database.web, world_at.database.worker):
        with psycopg.connect(role) as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
            other.execute(
                "insert into certificates_certificatefile select id, case_id, repeat('a', 64), 1, now()"
                " from certificates_certificate"
            )


@pytest.mark.parametrize("role", ["web", "worker", "signer"])
def test_t_38_whoever_works_on_behalf_of_nobody_sees_nothing(world_at: Standing, role):
    with world_at.owner() as owner:
        walled = [
            table
            for (table,) in owner.execute(
                "select relname from pg_class where relrowsecurity and relkind = 'r'"
                " and relnamespace = 'public'::regnamespace and has_table_privilege(%s, oid, 'select')",
                [f"evenhand_{role}"],
            )
            if owner.execute(f"select exists (select from {table})").fetchone() == (True,)
        ]
    assert walled
    with psycopg.connect(getattr(world_at.database, role)) as nobody:
        seen = {
            table for table in walled if nobody.execute(f"select count(*) from {table}").fetchone() != (0,)
        }
    # Codes are sent by the worker on behalf of nobody yet; what a code says is in no row. Reports, and notices about
    # very many cases, are made by it and are about no case; nor are comments, whose words it destroys.
    assert seen <= {
        "identity_signincode", "figures_report", "oversight_browsingnotice", "feedback_comment",
    }  # fmt: skip
