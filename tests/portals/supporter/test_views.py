"""Whoever stands beside a family reads what it lets them read, says yes and no, and stops."""

import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.states import Side
from evenhand.domain.cases import companions
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.states import Allowed, CompanionKind
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.documents.jobs import check_document
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import agreements, beside, files, mediation, pages, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"
KIM = "kim@friends.example"


@pytest.fixture
def clock(owner):
    """Give the owner, who moves the service's clock, and set it right again."""
    yield owner
    world.move_clock(owner)


@pytest.fixture
def scene(settings, tmp_path):
    """Return a service, an adviser, a case and its family."""
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    return service, adviser, case, world.family_of(case, ADDRESS)


def a_letter(case, family, name="From the school.pdf"):
    letter_id = add_document(
        case_id=case.id,
        kind="letter",
        name=name,
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=family,
    )
    check_document.function(document_id=str(letter_id), case_id=str(case.id))
    return letter_id


def test_whoever_is_asked_says_yes_with_the_reference_and_reads(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family, email=KIM)
    own = person(companion.user_id)
    browser = pages.browser(own)
    assert browser.get("/sign-in/welcome").url == "/helping"
    listed = pages.text(browser.get("/helping"))
    assert "Somebody asks for your help" in listed
    assert "Holloway" not in listed + pages.text(browser.get(f"/helping/asked/{companion.id}"))
    page = f"/helping/asked/{companion.id}"
    wrong = browser.post(page, {"reference": "7K4M-PQXR", "side": ["theirs"]})
    assert "That is not the reference." in pages.text(wrong)
    assert "Tick it if it is true" in pages.text(browser.post(page, {"reference": case.reference}))
    answer = browser.post(page, {"reference": case.reference, "side": ["theirs"]}, follow=True)
    assert answer.redirect_chain == [(f"/helping/{case.id}/", 302)]
    shown = pages.text(answer)
    assert "Sam Holloway, about Alex Holloway" in shown
    assert "The council must arrange a meeting" in shown
    assert browser.get(page).status_code == 404


def test_a_no_needs_no_reason(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family)
    browser = pages.browser(person(companion.user_id))
    assert browser.get(f"/helping/asked/{companion.id}/no").url == f"/helping/asked/{companion.id}"
    answer = browser.post(f"/helping/asked/{companion.id}/no", follow=True)
    assert "Nobody asks for your help here now." in pages.text(answer)


def test_one_worker_helps_two_families_and_each_page_has_one_of_them(scene):
    service, _adviser, case, family = scene
    other = world.a_case(service, reach=Reach(email="b@family.example"), holder_name="Ann Reed")
    others = world.family_of(other, "b@family.example")
    own = beside.a_supporter(case, family, email=KIM, kind=CompanionKind.SENDIASS)
    beside.a_supporter(other, others, email=KIM, kind=CompanionKind.SENDIASS, allowed=(Allowed.PAPERS,))
    browser = pages.browser(own)
    listed = pages.text(browser.get("/helping"))
    for words in ("Sam Holloway", "Ann Reed", "You see: where it is, its dates, the meeting and its papers."):
        assert words in listed
    assert "Ann Reed" not in pages.text(browser.get(f"/helping/{case.id}/"))
    assert "Sam Holloway" not in pages.text(browser.get(f"/helping/{other.id}/"))


@pytest.mark.parametrize("allowed", [(), (Allowed.REQUEST,), (Allowed.MEETING, Allowed.SPEAK)])
def test_a_page_has_what_was_granted_and_nothing_else(scene, allowed):
    service, adviser, case, family = scene
    letter, other = a_letter(case, family), a_letter(case, family, "Of the doctor.pdf")
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    mediation.book(case, mediation.a_plan(mediator), adviser, undecided_because="named_later")
    own = beside.a_supporter(case, family, email=KIM, allowed=allowed, letters=(letter,))
    browser = pages.browser(own)
    shown = pages.text(browser.get(f"/helping/{case.id}/"))
    assert ("The button to join is here" in shown) is (Allowed.MEETING in allowed)
    assert ("You may call us about this case" in shown) is (Allowed.SPEAK in allowed)
    assert "From the school.pdf" in shown
    assert "Of the doctor.pdf" not in shown
    documents = f"/helping/{case.id}/documents"
    assert browser.get(f"{documents}/{letter}").status_code == 200
    assert browser.get(f"{documents}/{other}").status_code == 404
    # Nothing was written down: the case was opened without a request in writing, whether shared or not.
    assert browser.get(f"/helping/{case.id}/request").status_code == 404
    assert browser.get(f"/helping/{case.id}/agreement").status_code == 403


def test_the_familys_page_says_that_a_supporter_looked(scene):
    _, _, case, family = scene
    own = beside.a_supporter(case, family, name="Kim Cole")
    pages.browser(own).get(f"/helping/{case.id}/")
    shown = pages.text(pages.browser(family).get(f"/my/{case.id}/who"))
    assert "Your supporter Kim Cole opened your case." in shown


def test_once_it_ended_there_is_no_such_page(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family)
    own = beside.says_yes(case, companion)
    browser = pages.browser(own)
    assert "Stop helping?" in pages.text(browser.get(f"/helping/{case.id}/stop"))
    end_support(companion_id=companion.id, at=world.now(), by=family)
    for page in ("", "request", "stop"):
        assert browser.get(f"/helping/{case.id}/{page}").status_code == 404
    assert "Nobody asks for your help" in pages.text(browser.get("/helping"))


def test_somebody_stops_themselves(scene):
    _, _, case, family = scene
    own = beside.a_supporter(case, family)
    browser = pages.browser(own)
    browser.post(f"/helping/{case.id}/stop")
    assert browser.get(f"/helping/{case.id}/").status_code == 404
    with acting_as(family):
        assert not companions.of_case(case.id)[0].is_there


def test_a_second_parent_reads_the_agreement_and_signs_nothing(scene, clock):
    service, adviser, _, _ = scene
    officer = world.an_officer(world.council_of(service))
    room = agreements.a_room(service, adviser, world.a_colleague(service, "manager"), officer, clock)
    room.write()
    text = room.offer()
    other = beside.says_yes(room.case, beside.a_second_parent(room.case, adviser))
    browser = pages.browser(other)
    shown = pages.text(browser.get(f"/helping/{room.case.id}/"))
    assert "You are on this case together with them." in shown
    agreed = pages.text(browser.get(f"/helping/{room.case.id}/agreement"))
    assert "It waits for signatures." in agreed
    assert "Let an educational psychologist see Alex" in agreed
    assert "Sign the agreement" not in agreed
    with acting_as(other):
        agreement_id = room.shown(other).id
    with pytest.raises(NotAllowed):
        room.sign(Side.FAMILY, text, by=other)
    assert browser.get(f"/helping/{room.case.id}/agreement/{agreement_id}/copy").status_code == 404


def test_somebody_who_has_a_case_of_their_own_too_begins_there_and_finds_both(scene):
    service, _, case, family = scene
    own_case = world.a_case(service, reach=Reach(email=KIM))
    own = beside.a_supporter(case, family, email=KIM)
    browser = pages.browser(own)
    assert browser.get("/sign-in/welcome").url == "/my"
    listed = pages.text(browser.get("/my"))
    assert own_case.reference in listed
    assert case.reference not in listed
    assert 'href="/helping"' in listed
