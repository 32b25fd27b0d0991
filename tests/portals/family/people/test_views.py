"""The page on which a family says who helps it, what they see, and until when."""

import re
from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import companions
from evenhand.domain.cases.states import Allowed, CompanionState
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.documents.jobs import check_document
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, files, mediation, pages, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture
def scene(settings, tmp_path):
    """Return an adviser, a case and its family."""
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    return adviser, case, world.family_of(case, ADDRESS)


def typed(**changes):
    last = world.today() + timedelta(days=40)
    usual = {
        "name": "Kim Cole",
        "email": "kim@friends.example",
        "kind": "sendiass",
        "allowed": ["papers", "speak"],
        "until-day": last.day,
        "until-month": last.month,
        "until-year": last.year,
    }
    return usual | changes


def test_a_family_asks_somebody_changes_it_and_ends_it(scene):
    _, case, family = scene
    letter_id = add_document(
        case_id=case.id,
        kind="letter",
        name="From the school.pdf",
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=family,
    )
    check_document.function(document_id=str(letter_id), case_id=str(case.id))
    browser = pages.browser(family)
    assert "Nobody yet." in pages.text(browser.get(f"/my/{case.id}/people"))
    assert "From the school.pdf" in pages.text(browser.get(f"/my/{case.id}/people/ask"))
    answer = browser.post(f"/my/{case.id}/people/ask", typed(letters=[str(letter_id)]), follow=True)
    shown = pages.text(answer)
    for words in ("Kim Cole", "SENDIASS worker", "Has not said yes", "May speak for you", case.reference):
        assert words in shown
    assert "From the school.pdf" in shown
    with acting_as(family):
        (one,) = companions.of_case(case.id)
    page = f"/my/{case.id}/people/{one.id}"
    browser.post(page, typed(allowed=["request"]))
    with acting_as(family):
        changed = companions.one(one.id)
    assert (changed.allowed, changed.letters) == ((Allowed.REQUEST,), ())
    assert "End it with Kim Cole?" in pages.text(browser.get(f"{page}/end"))
    browser.post(f"{page}/end")
    with acting_as(family):
        assert companions.one(one.id).state == CompanionState.ENDED
    assert browser.get(page).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Write their name."),
        ({"email": "kim"}, "e-mail"),
        ({"kind": ""}, "Choose what they are."),
        ({"until-year": "2001"}, "That day cannot be the last one."),
        ({"email": ADDRESS}, "This could not be done online."),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(scene, wrong, words):
    _, case, family = scene
    shown = pages.text(pages.browser(family).post(f"/my/{case.id}/people/ask", typed(**wrong)))
    assert words in shown
    with acting_as(family):
        assert companions.of_case(case.id) == []


def test_the_other_parent_can_be_kept_apart_and_is_not_changed(scene):
    adviser, case, family = scene
    companion = beside.a_second_parent(case, adviser)
    beside.says_yes(case, companion)
    browser, page = pages.browser(family), f"/my/{case.id}/people/{companion.id}"
    shown = pages.text(browser.get(f"/my/{case.id}/people"))
    assert "On your case" in shown
    assert "Keep us apart" in shown
    assert "07700 900777" not in shown
    assert browser.get(page).status_code == 404
    assert "Keep us apart?" in pages.text(browser.get(f"{page}/end"))


def test_the_page_of_who_can_see_says_it_thing_by_thing_and_leads_to_ending_it(scene):
    adviser, case, family = scene
    beside.says_yes(case, beside.a_second_parent(case, adviser, name="Jo Holloway"))
    kim = beside.asked(case, family, name="Kim Cole", allowed=(Allowed.REQUEST, Allowed.PAPERS))
    browser = pages.browser(family)
    page = f"/my/{case.id}/who"
    assert "Kim Cole, who helps you" not in pages.text(browser.get(page))
    beside.says_yes(case, kim)
    rows = dict(re.findall(r"<dt>(.+?)</dt>\s*<dd>(.+?)</dd>", pages.text(browser.get(page)), re.S))
    both = {"Where my case is, and its dates", "The papers of the meeting"}
    assert {title for title, who in rows.items() if "Kim Cole" in who} == {*both, "My request"}
    parent = {title for title, who in rows.items() if "Jo Holloway" in who}
    assert parent == {*both, "How to join my meeting", "The agreement"}
    assert rows["How to reach me"].splitlines() == ["You", "Our staff on your case", "Nobody else"]
    shown = pages.text(browser.get(page))
    assert f'/my/{case.id}/people/{kim.id}/end">End it with Kim Cole' in shown
    assert "Keep Jo Holloway and me apart" in shown


def test_nobody_opens_it_but_whoever_holds_the_right(scene):
    adviser, case, family = scene
    companion = beside.asked(case, family)
    own = beside.says_yes(case, companion)
    for by, status in ((adviser, 403), (own, 403)):
        for page in ("", "/ask", f"/{companion.id}", f"/{companion.id}/end"):
            assert pages.browser(by).get(f"/my/{case.id}/people{page}").status_code == status


def test_a_familys_own_list_has_no_case_that_somebody_only_helps_with(scene):
    _, case, family = scene
    own = beside.a_supporter(case, family)
    assert case.reference not in pages.text(pages.browser(own).get("/my"))
