"""A document of one's own is no way past the wall of a case."""

from uuid import uuid4

import psycopg
import pytest

from evenhand.core.principals import anonymous, person
from evenhand.core.transactions import acting_as
from evenhand.domain.documents.actions.attach_to_case import attach_to_case
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.documents.models import Document
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import files, world

EMAIL = "family@family.example"


@pytest.fixture
def scene(settings, tmp_path, own_database):
    settings.FILES_DIR = tmp_path
    service = world.a_service()
    case = world.a_case(service, reach=Reach(email=EMAIL))
    family = world.family_of(case, EMAIL)
    given = keep_document(
        case_id=case.id,
        user_id=family.user_id,
        kind="decision_letter",
        name="letter.pdf",
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=family.for_case(case.id),
    )
    return own_database, case, family, given


def seen(family) -> int:
    with acting_as(family):
        return Document.objects.count()


def test_the_end_of_a_grant_ends_ones_own_documents_too(scene):
    addresses, case, family, _ = scene
    assert seen(family) == 1
    with psycopg.connect(addresses.owner) as owner:
        owner.execute("update cases_grant set ends_at = evenhand_now() where case_id = %s", [case.id])
    assert seen(family) == 0


def test_nobody_files_a_document_into_a_case_that_they_do_not_see(scene):
    addresses, case, _, _ = scene
    stranger = uuid4()
    with psycopg.connect(addresses.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("select set_config('evenhand.user', %s, true)", [str(stranger)])
        web.execute(
            "insert into documents_document (id, case_id, user_id, browser_key, compartment, kind, name,"
            " media_type, size, state, refused_because, upload_sha256, sha256, added_at)"
            " values (%s, %s, %s, '', 'K12', 'other', 'x.pdf', 'application/pdf', 1, 'checking', '', 'x', '', now())",
            [uuid4(), case.id, stranger],
        )


def test_a_draft_of_a_signed_in_person_still_becomes_part_of_their_case(scene):
    _, case, family, _ = scene
    by = person(family.user_id, "d" * 64)
    given = keep_document(
        case_id=None,
        user_id=by.user_id,
        kind="decision_letter",
        name="letter.pdf",
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=by,
    )
    with acting_as(anonymous("d" * 64)):
        assert not Document.objects.exists(), "whoever uses the browser after them sees nothing"
    attach_to_case(document_id=given.id, case_id=case.id, user_id=by.user_id, by=by.for_case(case.id))
    assert seen(family) == 2
