"""Getting a copy of what is kept: one file, of what its reader sees on their pages and of nothing else."""

import io
import json
from datetime import timedelta
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from evenhand.core import events
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.casework import copies
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.documents.checking import check
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.preparing.actions.add_own_paper import add_own_paper
from evenhand.domain.preparing.actions.give_paper import give_paper
from evenhand.domain.preparing.actions.write_own_note import write_own_note
from evenhand.portals.family.copy import packing
from tests.build import beside, certificates, complaints, databases, files, mediation, passing, world
from tests.build.pages import browser, text
from tests.build.passing import THE_DAY, midnight

ADDRESS = "kit@family.example"
AT_HOME = "12 Quiet Lane"


@pytest.fixture
def scene(own_database, settings, tmp_path):
    """A family that said no and has its certificate, a letter, notes, and another parent."""
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser = world.a_colleague(service, name="Robin Marsh")
    reach = Reach(email=ADDRESS, address=AT_HOME, postcode="WM1 4QX")
    case = certificates.a_case_that_said_no(service, adviser, reach=reach)
    family = world.family_of(case, ADDRESS)
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser))
    return SimpleNamespace(
        case=case, adviser=adviser, family=family, parent=parent, service=service, database=own_database
    )


def copy_of(by, case, where="my", **sent) -> ZipFile:
    answer = browser(by).post(f"/{where}/{case.id}/copy.zip", sent)
    assert answer.status_code == 200, answer.status_code
    return ZipFile(io.BytesIO(answer.getvalue()))


def page_in(packed: ZipFile) -> str:
    return packed.read("index.html").decode()


def parts_in(packed: ZipFile) -> dict:
    return {part["name"]: part for part in json.loads(packed.read("copy.json"))["parts"]}


def kept(database, case_id, document_id):
    """Let the worker check a paper, by its own role."""
    with databases.django_at(database.worker):
        check(document_id, worker(case_id))
    return document_id


def a_letter(scene, by=None, words="the head writes", name="From the school.pdf"):
    content = files.pdf_that_says(words)
    about = {"case_id": scene.case.id, "kind": "letter", "name": name, "content": content, "at": world.now()}
    return kept(scene.database, scene.case.id, add_document(by=by or scene.family, **about))


def test_one_button_gives_one_file_that_nobody_keeps_on_the_way(scene):
    own, page = browser(scene.family), f"/my/{scene.case.id}/copy"
    assert f'action="{page}.zip"' in text(own.get(page))
    assert page in text(own.get(f"/my/{scene.case.id}/"))
    answer = own.post(f"{page}.zip")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert answer["Content-Disposition"] == f'attachment; filename="copy-{scene.case.reference}.zip"'
    assert answer["Cache-Control"] == "no-store" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert int(answer["Content-Length"]) == len(answer.getvalue())
    assert own.get(f"{page}.zip")["Location"] == page


def test_what_stands_on_the_pages_is_in_it_to_read_and_for_programs(scene):
    write_own_note(case_id=scene.case.id, topic="say", words="whimbrel", at=world.now(), by=scene.family)
    packed = copy_of(scene.family, scene.case)
    page, parts = page_in(packed), parts_in(packed)
    for said in (
        scene.case.reference,
        "whimbrel",
        "You chose a certificate without mediation.",
        "Send your appeal",
    ):
        assert said in page, said
    assert parts["notes"]["things"][0]["text"] == "whimbrel"
    assert parts["dates"]["things"][0]["at"].startswith("20")
    assert parts["case"]["things"][0]["said"][0] == {"what": "Reference", "words": scene.case.reference}
    for name, part in parts.items():
        assert f'id="{name}"' in page
        for thing in part["things"]:
            assert thing.get("title", "") == "" or thing["title"] in page.replace("&#39;", "'")


def test_the_page_is_read_without_anything_else(scene):
    packed = copy_of(scene.family, scene.case)
    page = page_in(packed)
    assert "<script" not in page and "http" not in page and "@import" not in packed.read("style.css").decode()
    assert packed.testzip() is None
    assert '<html lang="en-GB">' in page and 'name="viewport"' in page
    links = [each.split('"')[0] for each in page.split('href="')[1:]]
    assert links and all(link[0] == "#" or link in packed.namelist() for link in links)


def test_papers_go_with_it_under_names_that_say_nothing_of_anybody(scene):
    a_letter(scene, name="Alex at home.pdf")
    packed = copy_of(scene.family, scene.case)
    assert "documents/01-letter.pdf" in packed.namelist()
    assert packed.read("documents/01-letter.pdf").startswith(b"%PDF-")
    assert not [name for name in packed.namelist() if "Alex" in name]
    assert "Alex at home.pdf" in page_in(packed)


def test_a_paper_that_is_lost_keeps_nobody_from_the_rest(scene, settings):
    a_letter(scene)
    for file in settings.FILES_DIR.rglob("*"):
        if file.is_file():
            file.unlink()
    packed = copy_of(scene.family, scene.case)
    assert "This file could not be opened." in page_in(packed)
    assert not [name for name in packed.namelist() if name.startswith("documents/")]
    (letter,) = parts_in(packed)["documents"]["things"]
    assert "file" not in letter


def test_what_is_about_others_too_is_marked(scene):
    a_letter(scene)
    packed = copy_of(scene.family, scene.case)
    marked = {name for name, part in parts_in(packed).items() if part["also_about"]}
    assert marked == {"so-far", "documents", "messages", "people"}
    assert page_in(packed).count("Also about:") == len(marked)


def test_what_is_on_no_page_of_theirs_is_not_in_it(scene):
    write_note(case_id=scene.case.id, words="a hard call", at=world.now(), by=scene.adviser)
    write_own_note(case_id=scene.case.id, topic="say", words="whimbrel", at=world.now(), by=scene.parent)
    packed = copy_of(scene.family, scene.case)
    everything = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    for said in ("a hard call", "whimbrel", AT_HOME, "WM1 4QX", ADDRESS):
        assert said not in everything, said


def test_it_can_be_had_without_what_is_private(scene):
    write_own_note(case_id=scene.case.id, topic="say", words="whimbrel", at=world.now(), by=scene.family)
    complaints.made(scene.case, scene.family, "dunlin")
    whole = copy_of(scene.family, scene.case)
    assert {"notes", "reached", "complaints"} <= parts_in(whole).keys() and "dunlin" in page_in(whole)
    packed = copy_of(scene.family, scene.case, without="yes")
    assert not {"notes", "reached", "own-papers", "complaints", "people", "looks"} & parts_in(packed).keys()
    assert "whimbrel" not in page_in(packed) and "dunlin" not in page_in(packed)


def test_the_other_parent_gets_their_own_and_nothing_of_the_familys(scene):
    write_own_note(case_id=scene.case.id, topic="say", words="whimbrel", at=world.now(), by=scene.family)
    write_own_note(case_id=scene.case.id, topic="say", words="godwit", at=world.now(), by=scene.parent)
    a_letter(scene)
    theirs = browser(scene.parent)
    assert f"/helping/{scene.case.id}/copy" in text(theirs.get(f"/helping/{scene.case.id}/"))
    assert "Get my copy" in text(theirs.get(f"/helping/{scene.case.id}/copy"))
    packed = copy_of(scene.parent, scene.case, "helping")
    assert "godwit" in page_in(packed) and "whimbrel" not in page_in(packed)
    assert not {"messages", "request", "documents", "looks", "people"} & parts_in(packed).keys()
    assert not [name for name in packed.namelist() if "letter" in name]
    assert theirs.post(f"/my/{scene.case.id}/copy.zip").status_code == 403
    assert browser(scene.family).post(f"/helping/{scene.case.id}/copy.zip").status_code == 403
    looked = text(browser(scene.family).get(f"/my/{scene.case.id}/who"))
    assert "Jo Holloway, the other parent, opened your case and a copy of all that they can see." in looked


def test_nobody_else_gets_one(scene):
    helps = beside.a_supporter(scene.case, scene.family, allowed=("papers", "request", "meeting"))
    stranger = world.family_of(scene.case, "somebody@else.example")
    for by in (helps, scene.adviser, world.a_colleague(scene.service, "manager"), stranger):
        for where in ("my", "helping"):
            for page in ("copy", "copy.zip"):
                assert browser(by).get(f"/{where}/{scene.case.id}/{page}").status_code in (403, 404)
            assert browser(by).post(f"/{where}/{scene.case.id}/copy.zip").status_code in (403, 404)


def test_after_some_copies_of_a_day_it_says_so_and_the_next_day_gives_another(scene, owner):
    own, page = browser(scene.family), f"/my/{scene.case.id}/copy"
    for _ in range(copies.MOST_OF_A_DAY):
        copy_of(scene.family, scene.case)
    assert "as many copies today as you can" in text(own.get(page))
    answer = own.post(f"{page}.zip")
    assert answer.status_code == 409 and "get another tomorrow" in text(answer)
    copy_of(scene.parent, scene.case, "helping")


def test_it_is_told_to_whoever_took_it_and_to_staff(scene):
    copy_of(scene.parent, scene.case, "helping")
    so_far = f"/my/{scene.case.id}/so-far"
    assert "got a copy" not in text(browser(scene.family).get(so_far))
    copy_of(scene.family, scene.case)
    assert text(browser(scene.family).get(so_far)).count("You got a copy of what you can see here.") == 1
    shown = text(browser(scene.adviser).get(f"/cases/{scene.case.id}/"))
    assert "The family got a copy of what they see of this case." in shown
    assert "The other parent got a copy of what they see of this case." in shown


@pytest.fixture
def mediated(own_database, settings, tmp_path):
    """A family whose meeting is booked, and another parent."""
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
    officer, mediator = (
        mediation.an_officer(mediation.a_body(service)),
        mediation.a_mediator(service, manager),
    )
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediation.offered(case, officer)
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser)
    return SimpleNamespace(
        case=case,
        family=world.family_of(case, ADDRESS),
        parent=beside.says_yes(case, beside.a_second_parent(case, adviser)),
        mediator=mediator.name,
        meeting=meeting,
        officer=officer,
    )


def test_the_meeting_stands_in_it_as_on_their_page_and_nobody_can_join_by_it(mediated):
    own = copy_of(mediated.family, mediated.case)
    theirs = copy_of(mediated.parent, mediated.case, "helping")
    assert mediated.mediator in json.dumps(parts_in(own)["meeting"])
    assert parts_in(theirs)["meeting"]["things"][0]["said"][0] == {"what": "Where", "words": "Online"}
    for packed in (own, theirs):
        assert mediated.meeting.join_url not in page_in(packed) + packed.read("copy.json").decode()


def test_a_paper_that_somebody_gave_counts_as_opened_and_is_marked(mediated, own_database):
    case, family, parent = mediated.case, mediated.family, mediated.parent
    about = {"kind": "report", "name": "Drawing.pdf", "content": files.pdf_that_says("a house")}
    paper = kept(own_database, case.id, add_own_paper(case_id=case.id, at=world.now(), by=family, **about))
    assert "papers-of-others" not in parts_in(copy_of(parent, case, "helping"))
    give_paper(document_id=paper, by=family)
    assert "own-papers/01-report.pdf" in copy_of(family, case).namelist()
    assert "Nobody has opened it yet." in text(browser(family).get(f"/my/{case.id}/papers"))
    (thing,) = parts_in(copy_of(parent, case, "helping"))["papers-of-others"]["things"]
    assert thing["file"] == "papers-of-others/01-report.pdf"
    assert thing["also_about"] == "Whoever gave it, and whoever it is about."
    assert "Somebody on your side: seen on" in text(browser(family).get(f"/my/{case.id}/papers"))


def test_no_council_hears_that_somebody_took_a_copy(mediated):
    copy_of(mediated.family, mediated.case)
    told = {}
    for name, by in (("family", mediated.family), ("officer", mediated.officer)):
        with acting_as(by):
            told[name] = [each.event.kind() for each in events.of_case(mediated.case.id)]
    assert "casework.CopyTaken" in told["family"]
    assert told["officer"] and "casework.CopyTaken" not in told["officer"]


def test_a_parent_who_may_read_gets_what_they_read_and_one_who_may_not_is_led_on(set_clock, own_database):
    family = passing.a_family(set_clock)
    set_clock(midnight(THE_DAY) + timedelta(hours=1))
    young = family.invited()
    page = f"/my/{family.case.id}/copy"
    assert browser(family.parent).post(f"{page}.zip")["Location"] == f"/my/{family.case.id}/passed"
    write_own_note(case_id=family.case.id, topic="say", words="whimbrel", at=world.now(), by=young)
    family.consents()
    assert "whimbrel" in page_in(copy_of(young, family.case))
    assert "whimbrel" not in page_in(copy_of(family.parent, family.case))


def test_a_copy_waits_on_the_disk_and_not_in_memory(scene, monkeypatch):
    monkeypatch.setattr(packing, "IN_MEMORY", 1)
    rolled = []
    usual = packing.SpooledTemporaryFile.rollover
    monkeypatch.setattr(
        packing.SpooledTemporaryFile, "rollover", lambda file: rolled.append(file) or usual(file)
    )
    copy_of(scene.family, scene.case)
    assert len(rolled) == 1 and rolled[0].closed
