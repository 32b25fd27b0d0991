"""A mediator's own notes over their pages; and what everybody else gets at those addresses."""

from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.meetings import notes
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
ADDRESS = "sam@family.example"
CANARY = "heron-7f3a"


@pytest.fixture
def scene(settings, tmp_path):
    """A case with its mediator, who wrote a note, and everybody who might wish to read it."""
    settings.FILES_DIR = tmp_path / "files"
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
    officer = mediation.an_officer(mediation.a_body(service))
    mediator = mediation.a_mediator(service, manager)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediation.offered(case, officer)
    mediation.book(case, mediation.a_plan(mediator), adviser)
    own = mediation.cleared(case, mediator)
    second = mediation.a_mediator(service, manager, name="Bram Osler")
    assign_mediator(
        case_id=case.id,
        mediator_id=second.id,
        meeting_on=world.today() + timedelta(days=14),
        at=world.now(),
        by=adviser,
    )
    return {
        "case": case,
        "mediator": mediator,
        "own": own,
        "adviser": adviser,
        "manager": manager,
        "officer": officer,
        "family": world.family_of(case, ADDRESS),
        "second mediator": mediation.cleared(case, second),
        "stranger": world.a_colleague(world.a_service(), "manager"),
    }


def write(scene, words=f"Ask about mornings. {CANARY}"):
    page = f"/mediator/{scene['case'].id}/notes"
    assert browser(scene["own"]).post(page, {"words": words})["Location"] == page
    with acting_as(scene["own"]):
        return notes.own_notes(scene["case"].id, scene["own"])[0].id


def test_a_note_is_kept_changed_and_destroyed(scene):
    own, case = browser(scene["own"]), scene["case"]
    page = f"/mediator/{case.id}/notes"
    assert page in text(own.get(f"/mediator/{case.id}/"))
    assert "28 days after the case closes" in text(own.get(page))
    note_id = write(scene)
    assert CANARY in text(own.get(page))
    assert CANARY in text(own.get(f"{page}/{note_id}")), "the form holds what is there"
    assert own.post(f"{page}/{note_id}", {"words": "Begin with the school run."}).status_code == 302
    shown = text(own.get(page))
    assert "Begin with the school run." in shown and CANARY not in shown
    assert "Nobody can bring it back" in text(own.get(f"{page}/{note_id}/destroy"))
    assert own.post(f"{page}/{note_id}/destroy").status_code == 302
    assert "You have written none here." in text(own.get(page))
    assert own.get(f"{page}/{note_id}").status_code == 404


def test_an_empty_note_is_asked_for_again_and_nothing_typed_is_lost(scene):
    own, page = browser(scene["own"]), f"/mediator/{scene['case'].id}/notes"
    assert "Write something, or go back." in text(own.post(page, {"words": " "}))
    long = "x" * (notes.LONGEST + 1)
    answer = text(own.post(page, {"words": long}))
    assert "20000 characters or fewer" in answer and long in answer


EVERYBODY_ELSE = ("adviser", "manager", "officer", "family", "second mediator", "stranger")


@pytest.mark.parametrize("who", EVERYBODY_ELSE)
def test_nobody_else_finds_a_note_or_a_sign_of_it_anywhere(scene, who):
    note_id = write(scene)
    theirs, case = browser(scene[who]), scene["case"]
    page = f"/mediator/{case.id}/notes"
    for path in (f"{page}/{note_id}", f"{page}/{note_id}/destroy"):
        for answer in (theirs.get(path), theirs.post(path, {"words": "x"})):
            assert answer.status_code in (403, 404), path
            assert CANARY not in text(answer)
    assert theirs.get(page).status_code in ((200,) if who == "second mediator" else (403, 404))
    for path in (
        page,
        f"/mediator/{case.id}/",
        f"/cases/{case.id}/",
        f"/my/{case.id}/",
        "/inbox/",
        "/cases/?scope=team",
        f"/manage/mediators/{scene['mediator'].id}/",
    ):
        shown = text(theirs.get(path))
        assert CANARY not in shown and str(note_id) not in shown, path
    with acting_as(scene["own"]):
        assert len(notes.own_notes(case.id, scene["own"])) == 1


def test_a_mediator_who_was_shut_out_finds_no_page_of_their_notes(scene):
    note_id = write(scene)
    own, page = browser(scene["own"]), f"/mediator/{scene['case'].id}/notes"
    wall_mediator(
        case_id=scene["case"].id,
        mediator_id=scene["mediator"].id,
        because=Conflict.OTHER,
        at=world.now(),
        by=scene["manager"],
    )
    for path in (page, f"{page}/{note_id}", f"{page}/{note_id}/destroy"):
        assert own.get(path).status_code == 404
        assert own.post(path, {"words": "x"}).status_code == 404


def test_after_the_case_closed_the_page_names_the_day_and_takes_no_more(scene):
    note_id = write(scene)
    withdraw_request(
        case_id=scene["case"].id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=scene["adviser"]
    )
    close_case(case_id=scene["case"].id, at=world.now(), by=scene["adviser"])
    own, page = browser(scene["own"]), f"/mediator/{scene['case'].id}/notes"
    shown = text(own.get(page))
    ends = world.today() + timedelta(days=28)
    assert f"{ends.day} {ends:%B} {ends.year}" in shown and CANARY in shown
    assert "Keep this note" not in shown and f"{note_id}/destroy" in shown
    refused = text(own.post(page, {"words": "Typed just then"}))
    assert "The case is closed." in refused and "Typed just then" in refused
    assert own.post(f"{page}/{note_id}/destroy").status_code == 302
