"""What a family said in its request can be read again, by the family and by staff, without how to reach it."""

import pytest

from evenhand.core.principals import anonymous, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.requests.said import as_sent, said
from tests.build import pages, requests, world

pytestmark = pytest.mark.django_db
CHANGES = {
    "reach": {"email": "kit@family.example", "telephone": "07700 900999"},
    "address": {"address": "7 Quiet Lane", "postcode": "ZQ1 1AA"},
    "protected": {"protected": True},
    "meeting": {"mode": "video", "cannot_do": "Fridays"},
    "school": {"school": "Mill School"},
    "views": {"views": "gives"},
    "interpreter": {"interpreter": True, "interpreter_language": "Polish"},
}
REACH = ("kit@family.example", "07700 900999", "Quiet Lane", "ZQ1 1AA")


@pytest.fixture
def service():
    return world.a_service()


def sent(service, **changes):
    by = anonymous("e" * 64)
    draft = requests.a_draft(service, by, **(CHANGES | changes))
    found = send_request(draft_id=draft, at=world.now(), by=by)
    with acting_as(operator()):
        family = person(user_for_address("kit@family.example"))
    claim_case(reference=found.reference, at=world.now(), by=family)
    return found.case_id, family


def test_every_answer_that_no_other_page_shows_is_there(service):
    case_id, family = sent(service)
    with acting_as(family):
        found = {each.title: each.text for each in as_sent(case_id).said}
    assert found == {
        "What is wrong": "Nobody looked at him.",
        "What is hoped for": "An assessment.",
        "Date of birth": "9 March 2016",
        "School or college": "Mill School",
        "Needed to take part": "Breaks, or shorter meetings",
        "Interpreter": "Polish",
        "How the child is heard": "They give their views in another way: writing, pictures, a recording",
        "Way of meeting": "By video",
        "Days and times that do not suit": "Fridays",
    }


def test_an_answer_that_no_longer_counts_is_not_read_as_if_it_did():
    assert said({"interpreter": False, "interpreter_language": "Polish", "supporter": False}) == ()


@pytest.mark.parametrize("who", ["the family", "an adviser"])
def test_both_sides_of_the_telephone_read_the_same_and_no_way_to_reach_the_family(service, who):
    case_id, family = sent(service)
    by, place = (family, "my") if who == "the family" else (world.a_colleague(service), "cases")
    shown = pages.text(pages.browser(by).get(f"/{place}/{case_id}/request"))
    assert "Fridays" in shown and "Mill School" in shown
    assert [way for way in REACH if way in shown] == []


def test_the_staff_of_another_provider_read_nothing(service):
    case_id, _ = sent(service)
    stranger = world.a_colleague(world.a_service())
    with acting_as(stranger):
        assert as_sent(case_id) is None
    assert pages.browser(stranger).get(f"/cases/{case_id}/request").status_code == 404


def test_a_case_that_began_otherwise_says_so(service):
    case = world.a_case(service)
    shown = pages.text(pages.browser(world.a_colleague(service)).get(f"/cases/{case.id}/request"))
    assert "began without a request in writing" in shown
