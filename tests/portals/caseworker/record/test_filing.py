"""Staff add a document for a family; what cannot be kept is said beside the field."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.documents import queries
from tests.build import files, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def staff(service):
    return world.a_colleague(service, "caseworker")


@pytest.fixture
def case(service):
    return world.a_case(service)


@pytest.fixture
def desk(staff):
    client = Client()
    client.force_login(get_user_model().objects.get(id=staff.user_id))
    return client


def read(response):
    return " ".join(response.content.decode().split())


def test_a_letter_is_filed_for_the_case_and_not_as_the_colleagues_own(desk, staff, case):
    page = f"/cases/{case.id}/document"
    assert f'href="{page}"' in read(desk.get(f"/cases/{case.id}/"))
    assert 'enctype="multipart/form-data"' in read(desk.get(page))
    given = SimpleUploadedFile("letter.pdf", files.file_of(files.a_pdf()))
    answer = desk.post(page, {"kind": "decision_letter", "file": given})
    assert answer["Location"] == f"/cases/{case.id}/?done=document"
    with acting_as(staff):
        (kept,) = queries.of_case(case.id)
    assert kept.kind_words.lower() == "decision letter"
    assert "being checked" in read(desk.get(answer["Location"]))


def test_what_cannot_be_kept_is_said_beside_the_field_and_the_choice_stays(desk, staff, case):
    given = SimpleUploadedFile("letter.docx", b"MZ this is a program")
    page = desk.post(f"/cases/{case.id}/document", {"kind": "report", "file": given}).content.decode()
    assert "There is a problem" in page and 'href="#q-file"' in page
    assert "It is not a PDF or a picture" in page.split('id="q-file-error"')[1].split("</p>")[0]
    assert 'value="report" checked' in page
    with acting_as(staff):
        assert queries.of_case(case.id) == []


def test_nothing_chosen_is_said_field_by_field(desk, case):
    page = read(desk.post(f"/cases/{case.id}/document", {}))
    assert "Choose what the file is." in page and "Choose the file." in page
