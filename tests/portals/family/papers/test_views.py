"""A family's papers for its meeting over their pages: kept, shown to the mediator, given to everybody, taken back."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.documents.checking import check
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.preparing import papers
from evenhand.domain.referrals import queries as referrals
from tests.build import beside, databases, files, mediation, world
from tests.build.pages import browser, text

ADDRESS = "sam@family.example"


@pytest.fixture
def scene(own_database, settings, tmp_path):
    """A case with a mediator who may read it, its family, its council, and people beside the family."""
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
    officer = mediation.an_officer(mediation.a_body(service))
    mediator = mediation.a_mediator(service, manager)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediation.offered(case, officer)
    mediation.book(case, mediation.a_plan(mediator), adviser)
    family = world.family_of(case, ADDRESS)
    beside.says_yes(case, beside.a_second_parent(case, adviser))
    with acting_as(officer):
        (asked,) = referrals.of_case(case.id)
    return SimpleNamespace(
        case=case,
        adviser=adviser,
        officer=officer,
        family=family,
        mediator=mediation.cleared(case, mediator),
        name=mediator.name,
        body=asked.body_name,
        inbox=f"/inbox/{case.id}/{asked.id}/",
        papers=f"/my/{case.id}/papers",
        database=own_database,
    )


def checked(scene, paper):
    """Let the worker check a paper, by its own role."""
    with databases.django_at(scene.database.worker):
        check(paper, worker(scene.case.id))


def given(scene, name="Drawing.pdf"):
    """Add a paper as the family does, let it be checked, and return its id."""
    file = SimpleUploadedFile(name, files.pdf_that_says("a house"), "application/pdf")
    answer = browser(scene.family).post(scene.papers, {"kind": "other", "file": file})
    assert answer.status_code == 302
    with acting_as(scene.family):
        paper = papers.own_papers(scene.case.id, scene.family)[0].filed.id
    assert answer["Location"] == f"{scene.papers}/{paper}/who"
    checked(scene, paper)
    return paper


def test_a_paper_is_its_givers_alone_at_first(scene):
    paper = given(scene)
    own = browser(scene.family)
    shown = text(own.get(scene.papers))
    assert "Drawing.pdf" in shown
    assert "Only you can open it." in shown
    assert "Drawing.pdf" not in text(own.get(f"/my/{scene.case.id}/documents"))
    assert own.get(f"/my/{scene.case.id}/documents/{paper}").status_code == 200
    for by, path in (
        (scene.adviser, f"/cases/{scene.case.id}/"),
        (scene.officer, scene.inbox),
        (scene.mediator, f"/mediator/{scene.case.id}/"),
    ):
        assert "Drawing.pdf" not in text(browser(by).get(path))
        for place in ("cases", "inbox", "mediator"):
            found = browser(by).get(f"/{place}/{scene.case.id}/documents/{paper}")
            assert found.status_code in (403, 404)


def test_the_mediator_alone_opens_it_and_the_family_sees_when(scene):
    paper = given(scene)
    own, theirs = browser(scene.family), browser(scene.mediator)
    page = text(own.get(f"{scene.papers}/{paper}/who"))
    assert f"The mediator only: {scene.name}" in page
    assert scene.body in page
    named = {"to": "mediator", "reader": str(scene.mediator.user_id)}
    shown = text(own.post(f"{scene.papers}/{paper}/who", named, follow=True))
    assert f"You and {scene.name}, your mediator, can open it." in shown
    assert "Nobody has opened it yet." in shown
    pack = text(theirs.get(f"/mediator/{scene.case.id}/"))
    assert "Drawing.pdf" in pack.split("Shared with you alone")[1]
    assert "Drawing.pdf" not in text(browser(scene.officer).get(scene.inbox))
    assert theirs.get(f"/mediator/{scene.case.id}/documents/{paper}").status_code == 200
    shown = text(own.get(scene.papers))
    assert f"{scene.name}: seen on" in shown
    assert "Take it back" not in shown


def test_everybody_gets_it_after_one_more_question_and_it_comes_back_until_it_was_opened(scene):
    paper = given(scene)
    own, officer = browser(scene.family), browser(scene.officer)
    asked = own.post(f"{scene.papers}/{paper}/who", {"to": "everybody"}, follow=True)
    for words in (scene.name, scene.body, "Jo Holloway, the other parent", "Give it to everybody"):
        assert words in text(asked)
    assert "Drawing.pdf" not in text(officer.get(scene.inbox))
    shown = text(own.post(f"{scene.papers}/{paper}/everybody", follow=True))
    assert "Everybody in the meeting can open it now." in shown
    assert "From the family" in text(officer.get(scene.inbox))
    assert "It is yours alone again." in text(own.post(f"{scene.papers}/{paper}/take-back", follow=True))
    assert "Drawing.pdf" not in text(officer.get(scene.inbox))
    own.post(f"{scene.papers}/{paper}/everybody")
    assert officer.get(f"/inbox/{scene.case.id}/documents/{paper}").status_code == 200
    assert f"{scene.body[:7]}" in text(own.get(scene.papers)).split("can open it.")[1]
    refused = own.post(f"{scene.papers}/{paper}/take-back")
    assert refused.status_code == 409
    assert "Somebody has opened it already." in text(refused)
    assert "Everybody in the meeting can open it." in text(own.post(f"{scene.papers}/{paper}/destroy"))
    assert browser(scene.adviser).get(f"/cases/{scene.case.id}/documents/{paper}").status_code == 404


def test_a_paper_is_destroyed_for_good(scene):
    paper = given(scene)
    own = browser(scene.family)
    assert "Nobody can bring it back." in text(own.get(f"{scene.papers}/{paper}/destroy"))
    assert "Drawing.pdf" not in text(own.post(f"{scene.papers}/{paper}/destroy", follow=True))
    assert own.get(f"{scene.papers}/{paper}/who").status_code == 404


def test_a_file_that_cannot_be_kept_is_refused_where_it_was_chosen(scene):
    file = SimpleUploadedFile("x.docx", b"PK\x03\x04 nothing", "application/msword")
    answer = browser(scene.family).post(scene.papers, {"kind": "other", "file": file})
    assert "We have not kept this file." in text(answer)


def test_a_council_keeps_papers_for_its_own_officers(scene):
    officer, place = browser(scene.officer), f"{scene.inbox}own-papers"
    file = SimpleUploadedFile("Costs.pdf", files.pdf_that_says("costs"), "application/pdf")
    assert "Costs.pdf" in text(officer.post(place, {"kind": "report", "file": file}, follow=True))
    with acting_as(scene.officer):
        (filed,) = papers.bodys_own(scene.case.id, referrals.of_case(scene.case.id)[0].body_id)
    checked(scene, filed.id)
    assert officer.get(f"/inbox/{scene.case.id}/documents/{filed.id}").status_code == 200
    for by in (scene.family, scene.adviser, scene.mediator):
        other = browser(by)
        assert other.get(place).status_code in (403, 404)
        for folder in ("my", "cases", "mediator", "inbox"):
            assert other.get(f"/{folder}/{scene.case.id}/documents/{filed.id}").status_code in (403, 404)
    assert "Costs.pdf" not in text(officer.get(scene.inbox))
    destroy = f"{place}/{filed.id}/destroy"
    assert "Nobody can bring it back." in text(officer.get(destroy))
    assert "Costs.pdf" not in text(officer.post(destroy, follow=True))
