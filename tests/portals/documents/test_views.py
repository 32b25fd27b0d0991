"""A document opens as a file to save, for those who may see it now, under its own case only."""

from uuid import uuid4

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.looks import looks
from evenhand.domain.documents.checking import check
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.preparing.actions.add_own_paper import add_bodys_own_paper
from tests.build import databases, files, mediation, world
from tests.domain.documents.test_documents import Scene, scene  # noqa: F401 - the fixture


@pytest.fixture
def kept(scene: Scene):  # noqa: F811
    document = scene.give(
        files.pdf_with_everything(), by=scene.staff, case=scene.own_case, user_id=scene.family.user_id
    )
    scene.check(document, scene.own_case)
    return document


def signed_in(who) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(id=who.user_id))
    return client


def address(audience: str, case, document) -> str:
    return f"/{audience}/{case.id}/documents/{document.id}"


@pytest.mark.parametrize("audience", ["my", "cases"])
def test_it_opens_as_a_file_to_save(scene, kept, audience):  # noqa: F811
    who = scene.family if audience == "my" else scene.staff
    answer = signed_in(who).get(address(audience, scene.own_case, kept), headers={"Range": "bytes=0-3"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-") and len(answer.content) > 100
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cache-Control"] == "no-store"
    with psycopg.connect(scene.addresses.owner) as owner:
        looks = owner.execute("select user_id, what from core_look where case_id = %s", [scene.own_case.id])
        assert looks.fetchall() == [(who.user_id, f"document {kept.id}")]
    own = signed_in(scene.family).get(f"/my/{scene.own_case.id}/who").content.decode()
    assert ("opened “letter.pdf”" in own) == (audience == "cases")


@pytest.mark.parametrize("audience", ["my", "cases"])
def test_others_are_told_that_there_is_no_such_page(scene, kept, audience):  # noqa: F811
    stranger = world.a_colleague(world.a_service())
    assert signed_in(stranger).get(address(audience, scene.own_case, kept)).status_code == 404
    answer = Client().get(address(audience, scene.own_case, kept))
    assert answer.status_code == 302 and answer["Location"].startswith("/sign-in?next=")


def test_it_is_found_under_its_own_case_only(scene, kept):  # noqa: F811
    client = signed_in(scene.staff)
    assert client.get(address("cases", scene.case, kept)).status_code == 404
    assert client.get(f"/cases/{scene.own_case.id}/documents/{uuid4()}").status_code == 404


def test_a_wall_closes_the_page_at_once(scene, kept):  # noqa: F811
    manager = world.a_colleague(scene.service, role="manager")
    client = signed_in(scene.staff)
    assert client.get(address("cases", scene.own_case, kept)).status_code == 200
    build_wall(
        case_id=scene.own_case.id,
        user_id=scene.staff.user_id,
        reason="a conflict",
        at=world.now(),
        by=manager,
    )
    assert client.get(address("cases", scene.own_case, kept)).status_code == 404


def test_an_unchecked_file_says_to_wait(scene):  # noqa: F811
    waiting = scene.give(by=scene.staff, case=scene.own_case)
    answer = signed_in(scene.staff).get(address("cases", scene.own_case, waiting))
    assert answer.status_code == 409
    assert "checking that it is safe" in answer.content.decode()
    assert b"%PDF" not in answer.content


def test_nobody_sees_documents_without_being_somebody(scene, kept):  # noqa: F811
    from evenhand.core.principals import anonymous
    from evenhand.domain.documents import queries

    with acting_as(anonymous("e" * 64)):
        assert queries.of_case(scene.own_case.id) == []


def test_nobody_of_the_family_is_told_that_a_council_opened_a_paper_of_its_own(
    own_database, settings, tmp_path
):
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    council = mediation.a_body(service)
    officer = mediation.an_officer(council)
    case = mediation.a_case_that_wants_mediation(
        service, world.a_colleague(service), reach=Reach(email="sam@family.example")
    )
    family = world.family_of(case, "sam@family.example")
    paper = add_bodys_own_paper(
        case_id=case.id,
        body_id=council.id,
        kind="report",
        name="ours.pdf",
        content=files.pdf_that_says("What we think of it."),
        at=world.now(),
        by=officer,
    )
    with databases.django_at(own_database.worker):
        check(paper, worker(case.id))
    assert signed_in(officer).get(f"/inbox/{case.id}/documents/{paper}").status_code == 200
    with acting_as(family):
        assert looks(case.id, family) == ()
