"""The council's letter, given with a request by a browser without scripts: kept, refused in words, removed, sent."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evenhand.config.roles import Addresses
from evenhand.core.principals import anonymous, operator, person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.checking import check
from evenhand.domain.documents.models import Document
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.requests import jobs
from evenhand.domain.requests.actions.bind_draft import bind_draft
from tests.build import databases, files, world
from tests.website.ask.test_views import begin, sign_in, write

LETTER = "Letter from the council.pdf"


@pytest.fixture(autouse=True)
def shelves(settings, tmp_path):
    settings.FILES_DIR = tmp_path


@pytest.fixture
def service(own_database: Addresses) -> world.Service:
    return world.a_service()


def a_file(content: bytes | None = None, name: str = LETTER) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or files.file_of(files.a_pdf()))


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def kept_by(client: Client) -> list[Document]:
    with acting_as(anonymous(browser_key(client.session["browser"]))):
        return list(Document.objects.exclude(state="removed").order_by("added_at"))


def check_as_worker(found: Addresses, document_id: UUID, case_id: UUID | None = None) -> None:
    with databases.django_at(found.worker):
        check(document_id, worker(case_id))


def draft_of(address: str) -> UUID:
    return UUID(address.rsplit("/", 1)[-1])


def test_a_letter_is_taken_checked_and_shown_on_check_answers(client, service, own_database):
    address = write(client, service)
    assert "You add it later, or tell us its dates" in text(client.get(f"{address}/check"))
    answer = client.post(f"{address}/letter?checking=yes", {"letter": a_file()})
    assert answer.url == f"{address}/check"
    assert f"{LETTER}, " in text(client.get(f"{address}/check"))
    assert "Being checked." in text(client.get(f"{address}/check"))
    (document,) = kept_by(client)
    check_as_worker(own_database, document.id)
    assert "Kept. We have it." in text(client.get(f"{address}/check"))


def test_a_letter_that_fails_its_check_says_why_and_what_to_do(client, service, own_database):
    address = write(client, service)
    client.post(f"{address}/letter", {"letter": a_file(files.locked_pdf(user="secret"))})
    (document,) = kept_by(client)
    check_as_worker(own_database, document.id)
    page = text(client.get(f"{address}/check"))
    assert "We could not take it. It is locked with a password. Open it with the password" in page
    assert "Send this request" in page, "a letter that is not kept stops nobody"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (files.zipped(a=b"b"), "It is a word processor&#39;s file."),
        (b"MZ\x90", "It is not a PDF or a picture"),
        (b"%PDF-" + bytes(10 * 1024 * 1024), "It is larger than 10 megabytes."),
    ],
    ids=["office", "program", "large"],
)
def test_a_file_that_cannot_be_kept_is_refused_beside_the_field_and_nothing_is_lost(
    client, service, content, words
):
    address = write(client, service)
    client.post(f"{address}/letter", {"letter": a_file()})
    answer = client.post(f"{address}/letter", {"letter": a_file(content)})
    assert answer.status_code == 200
    page = text(answer)
    assert page.count(words) == 2, "in the summary and beside the field"
    assert 'id="q-letter-error"' in page
    assert LETTER in page, "the one that was given before"
    assert len(kept_by(client)) == 1
    assert "Nobody looked at him." in text(client.get(f"{address}/check"))


def test_letters_of_several_pages_are_given_one_after_the_other_and_removed_one_by_one(client, service):
    address = begin(client)
    for name in ("one.pdf", "two.pdf"):
        answer = client.post(f"{address}/letter", {"letter": a_file(name=name), "another": "yes"})
        assert answer.url == f"{address}/letter"
    page = text(client.get(f"{address}/letter"))
    assert "one.pdf" in page and "two.pdf" in page
    answer = client.post(f"{address}/letter", {"another": "yes"})
    assert "No file was chosen." in text(answer)
    first = kept_by(client)[0]
    for _ in range(2):  # a second press changes nothing
        assert client.post(f"{address}/letter/{first.id}/remove").url == f"{address}/letter"
    page = text(client.get(f"{address}/letter"))
    assert "one.pdf" not in page and "two.pdf" in page
    client.post(f"{address}/letter")
    assert "two.pdf" in text(client.get(f"{address}/check")), "continuing without a file keeps what is there"


def test_another_browser_can_neither_see_nor_remove_a_letter(client, service):
    address = begin(client)
    client.post(f"{address}/letter", {"letter": a_file()})
    (document,) = kept_by(client)
    own = begin(stranger := Client())
    for draft in (address, own):
        stranger.post(f"{draft}/letter/{document.id}/remove")
    assert len(kept_by(client)) == 1 and kept_by(stranger) == []


def test_the_letter_of_a_request_that_is_sent_belongs_to_its_case(client, service, own_database):
    address = write(client, service)
    client.post(f"{address}/letter", {"letter": a_file()})
    client.post(f"{address}/check")
    adviser = world.a_colleague(service)
    with acting_as(adviser):
        (case,) = cases.of_user(adviser)
        (filed,) = documents.of_case(case.id)
    assert filed.name == LETTER and kept_by(client) == []
    check_as_worker(own_database, filed.id, case.id)
    with acting_as(adviser):
        assert documents.one(filed.id).can_be_opened
    with acting_as(world.a_colleague(world.a_service())):
        assert documents.one(filed.id) is None


def test_whoever_signs_in_finds_the_letter_on_another_device(client, service):
    address = begin(client)
    client.post(f"{address}/letter", {"letter": a_file()})
    with acting_as(operator()):
        user_id = user_for_address("sam@holloway.example")
    bind_draft(draft_id=draft_of(address), by=person(user_id, browser_key(client.session["browser"])))
    other = Client()
    sign_in(other, person(user_id))
    assert LETTER in text(other.get(f"{address}/letter"))
    assert kept_by(client) == []
    assert other.post(f"{address}/letter", {"letter": a_file(name="more.pdf")}).status_code == 302
    assert "more.pdf" in text(other.get(f"{address}/check"))


@pytest.mark.parametrize("end", ["discard", "expire"])
def test_a_request_that_ends_unsent_takes_its_letter_with_it(client, service, own_database, tmp_path, end):
    address = begin(client)
    client.post(f"{address}/letter", {"letter": a_file()})
    if end == "discard":
        client.post(f"{address}/discard")
    else:
        with databases.django_at(own_database.worker):
            jobs.expire_one.function(str(draft_of(address)))
    assert kept_by(client) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_sent_after_the_session_ended_is_asked_for_again(client, service):
    address = begin(client)
    secret = client.session["browser"]
    client.session.flush()
    client.cookies.clear()
    client.post(f"{address}/letter", {"letter": a_file(), "another": "yes"})
    session = client.session
    session["browser"] = secret
    session.save()
    assert client.get(f"{address}/letter").status_code == 200
    assert "Not answered yet" in text(client.get(f"{address}/check"))
