"""A file belongs to who gave it, then to its case; nobody opens it unchecked, and nothing of it is left over."""

import os
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.outside import adapter
from evenhand.core.principals import anonymous, person, worker
from evenhand.core.transactions import acting_as
from evenhand.core.walls import Compartment
from evenhand.domain.documents import jobs, queries
from evenhand.domain.documents.actions.attach_to_case import attach_to_case
from evenhand.domain.documents.actions.keep_document import MOST, keep_document
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.documents.checking import check
from evenhand.domain.documents.models import Document
from evenhand.domain.documents.ports import ScannerAway
from evenhand.domain.documents.refusals import WORDS, FileNotTaken
from tests.build import databases, files, world

LETTER = files.file_of(files.a_pdf())
BROKEN = files.pdf_with_everything()[:-400]
BROWSER, OTHER = anonymous("b" * 64), anonymous("c" * 64)
EMAIL = "family@family.example"


class Scene:
    """One family's case, and the two roles that touch its documents."""

    def __init__(self, addresses, root):
        self.addresses, self.root = addresses, root
        self.service = world.a_service()
        self.case = world.a_case(self.service)
        self.staff = world.a_colleague(self.service)
        asked = world.what_a_family_asks(self.service)
        self.own_case = world.a_case(self.service, reach=type(asked.reach)(email=EMAIL))
        self.family = world.family_of(self.own_case, EMAIL)

    def give(self, content=LETTER, *, by=BROWSER, case=None, **rest):
        given = {"user_id": by.user_id if case is None else None, "name": "letter.pdf"} | rest
        return keep_document(
            case_id=case and case.id,
            kind="decision_letter",
            content=content,
            at=world.now(),
            by=by.for_case(case.id) if case else by,
            **given,
        )

    @contextmanager
    def as_worker(self):
        with databases.django_at(self.addresses.worker):
            yield

    def check(self, document, case=None):
        with self.as_worker():
            check(document.id, worker(case and case.id))

    def row(self, document):
        with psycopg.connect(self.addresses.owner) as owner:
            return owner.execute(
                "select state, refused_because, upload_sha256, sha256, name from documents_document where id = %s",
                [document.id],
            ).fetchone()

    def on_disk(self):
        return sorted(
            str(p.relative_to(self.root))[:7]
            for p in self.root.rglob("*")
            if p.is_file() and len(p.name) == 62
        )

    def asked_for(self):
        with psycopg.connect(self.addresses.owner) as owner:
            rows = owner.execute(
                "select args->>'document_id', args->>'case_id' from procrastinate_jobs"
                " where task_name like '%%check_document' order by id"
            ).fetchall()
        return [(UUID(document), case) for document, case in rows]

    def later(self, **shift):
        with psycopg.connect(self.addresses.owner, autocommit=True) as owner:
            world.move_clock(owner, **shift)


@pytest.fixture
def scene(own_database, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return Scene(own_database, settings.FILES_DIR)


def test_a_letter_is_checked_kept_and_comes_back_clean(scene):
    document = scene.give(files.pdf_with_everything())
    assert scene.asked_for() == [(document.id, "")]
    with acting_as(BROWSER), pytest.raises(NotNow, match="checking"):
        queries.content(document.id)
    scene.check(document)
    with acting_as(BROWSER):
        content, media_type, name = queries.content(document.id)
        assert queries.one(document.id).can_be_opened
    assert (media_type, name) == ("application/pdf", "letter.pdf")
    assert files.SECRET not in content and content.startswith(b"%PDF-")
    state, _, upload, sha256, _ = scene.row(document)
    assert (state, upload) == ("kept", "") and sha256
    assert [path[:4] for path in scene.on_disk()] == ["docu"], "the original is gone"


def test_the_same_letter_twice_is_two_files(scene):
    first, second = scene.give(), scene.give()
    for document in (first, second):
        scene.check(document)
    remove_document(document_id=first.id, by=BROWSER)
    with acting_as(BROWSER):
        assert queries.content(second.id)[0].startswith(b"%PDF-")
        assert queries.one(first.id) is None
        with pytest.raises(NoSuchThing):
            queries.content(first.id)
    assert len(scene.on_disk()) == 1


def test_a_broken_letter_is_refused_with_what_to_do(scene):
    document = scene.give(BROKEN)
    scene.check(document)
    assert scene.row(document)[:3] == ("refused", "broken", "")
    assert scene.on_disk() == []
    with acting_as(BROWSER):
        filed = queries.one(document.id)
        assert (filed.why, filed.next) == WORDS["broken"]
        with pytest.raises(NotNow, match="photograph"):
            queries.content(document.id)


def test_what_is_plainly_no_letter_is_refused_at_once(scene):
    with pytest.raises(FileNotTaken, match="whatever its name says"):
        scene.give(b"<html>", name="letter.pdf")
    assert scene.asked_for() == [] and scene.on_disk() == []


def test_a_drafts_file_is_its_browsers_alone(scene):
    document = scene.give()
    scene.check(document)
    for by, sees in ((BROWSER, True), (OTHER, False), (anonymous(), False), (scene.staff, False)):
        with acting_as(by):
            assert (queries.one(document.id) is not None) == sees
    with pytest.raises(NoSuchThing):
        remove_document(document_id=document.id, by=OTHER)


def test_a_signed_in_persons_draft_is_theirs_in_every_browser(scene):
    document = scene.give(by=scene.family)
    with acting_as(person(scene.family.user_id, "d" * 64)):
        assert queries.one(document.id) is not None
    with acting_as(person(uuid4())):
        assert queries.one(document.id) is None


def test_nobody_gives_a_file_in_anothers_name_or_to_a_case_that_did_not_ask(scene):
    with pytest.raises(NotAllowed):
        scene.give(user_id=uuid4())
    with pytest.raises(NotAllowed):
        scene.give(by=anonymous())
    with pytest.raises(NotAllowed):
        keep_document(
            case_id=scene.case.id,
            user_id=None,
            kind="report",
            name="x.pdf",
            content=LETTER,
            at=world.now(),
            by=scene.staff,
        )


def test_a_drafts_file_becomes_the_cases_when_the_request_is_sent(scene):
    document = scene.give()
    attach_to_case(
        document_id=document.id,
        case_id=scene.own_case.id,
        user_id=scene.family.user_id,
        by=BROWSER.for_case(scene.own_case.id),
    )
    assert scene.asked_for()[-1] == (document.id, str(scene.own_case.id))
    scene.check(document)
    assert scene.row(document)[0] == "checking", "the first job looks outside every case"
    scene.check(document, scene.own_case)
    for by, sees in ((BROWSER, False), (scene.family, True), (scene.staff, True), (person(uuid4()), False)):
        with acting_as(by):
            assert len(queries.of_case(scene.own_case.id)) == sees
    with acting_as(world.a_colleague(world.a_service())):
        assert queries.of_case(scene.own_case.id) == []


def test_anothers_file_cannot_be_pulled_into_a_case(scene):
    document = scene.give()
    with pytest.raises(NoSuchThing):
        attach_to_case(
            document_id=document.id, case_id=scene.case.id, user_id=None, by=OTHER.for_case(scene.case.id)
        )
    kept = scene.give(by=scene.staff, case=scene.case)
    with pytest.raises(NoSuchThing):
        attach_to_case(
            document_id=kept.id,
            case_id=scene.own_case.id,
            user_id=None,
            by=BROWSER.for_case(scene.own_case.id),
        )


def test_a_protected_document_is_not_shown_with_the_rest(scene):
    document = scene.give(by=scene.staff, case=scene.own_case, compartment=Compartment.K7_SAFETY)
    with acting_as(scene.family):
        assert queries.one(document.id) is None
    with acting_as(scene.staff):
        assert queries.one(document.id) is not None


def test_there_is_an_end_to_how_many(scene):
    with psycopg.connect(scene.addresses.owner, autocommit=True) as owner:
        document = scene.give()
        for _ in range(MOST - 1):
            owner.execute(
                "insert into documents_document select gen_random_uuid(), d.* from"
                " (select case_id, user_id, browser_key, compartment, kind, name, media_type, size, pages, state,"
                " refused_because, upload_sha256, sha256, added_at, checked_at, given_by_body, shown_from, doubts"
                " from documents_document"
                " where id = %s) d",
                [document.id],
            )
    with pytest.raises(FileNotTaken, match="20 documents"):
        scene.give()


def test_while_the_scanner_is_away_nothing_can_be_opened(scene, settings):
    settings.ADAPTERS = settings.ADAPTERS | {"scanner": "tests.domain.documents.scanners.away"}
    document = scene.give()
    with pytest.raises(ScannerAway):
        scene.check(document)
    assert scene.row(document)[0] == "checking"
    settings.ADAPTERS = settings.ADAPTERS | {"scanner": "tests.domain.documents.scanners.alarmed"}
    scene.check(document)
    assert scene.row(document)[:2] == ("refused", "unsafe")


def test_what_was_not_checked_is_asked_for_again(scene):
    document = scene.give()
    with scene.as_worker():
        jobs.sweep_unchecked.function()
    assert len(scene.asked_for()) == 1, "its own job has a moment first"
    scene.later(minutes=3)
    with scene.as_worker():
        jobs.sweep_unchecked.function()
    assert scene.asked_for() == [(document.id, "")] * 2
    with scene.as_worker():
        jobs.check_document.function(document_id=str(document.id), case_id="")
        jobs.check_document.function(document_id=str(document.id), case_id="")
    assert scene.row(document)[0] == "kept"


def test_files_without_a_row_are_swept_once_they_are_old(scene):
    kept = scene.give()
    scene.check(kept)
    waiting = scene.give()
    storage = adapter("storage")
    with pytest.raises(ZeroDivisionError), acting_as(BROWSER):
        scene.give()
        raise ZeroDivisionError
    storage("documents").keep(b"left over")
    assert len(scene.on_disk()) == 4

    def sweep():
        with scene.as_worker():
            jobs.sweep_files.function()

    sweep()
    assert len(scene.on_disk()) == 4, "an action may still be on its way to its row"
    for path in scene.root.rglob("*"):
        os.utime(path, (1, 1))
    sweep()
    assert len(scene.on_disk()) == 2
    scene.check(waiting)
    for document in (kept, waiting):
        with acting_as(BROWSER):
            assert queries.content(document.id)[0]


def test_the_lists_of_the_sweepers_are_the_workers_alone(scene):
    for call in ("evenhand_documents_unchecked()", "evenhand_files_unnamed(array['x'])"):
        with psycopg.connect(scene.addresses.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(f"select * from {call}")


def test_a_removed_file_that_is_being_checked_stays_removed(scene):
    document = scene.give()
    with acting_as(worker()):
        assert Document.objects.filter(id=document.id).exists() is False, "web is not the worker"
    remove_document(document_id=document.id, by=BROWSER)
    scene.check(document)
    assert scene.row(document)[0] == "removed"
    assert scene.on_disk() == []
