"""Choosing mediation tells the council: what it must learn is shown first, and the family's words are its to give."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.events import of_case
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from tests.build import requests, world

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "sam@holloway.example", "Nobody looked at him."
ASK, MUST = "May the council read your own words?", "Choose whether the council may read your words."
SAID, UNSAID = {"issues": "yes", "none": "no"}, None


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def officer(service):
    return world.an_officer(world.council_of(service))


def a_family(service, adviser, ticked: str | None, **changes):
    """Return a case whose family wrote words with its request, and ticked what may be passed on or was not asked."""
    if ticked:
        changes |= {
            "route": {"route": "mediation"},
            "record_route": {"record_route": "no"},
            "share": {"share": [ticked]},
        }
    sent = send_request(
        draft_id=requests.a_draft(service, **changes), at=world.now(), by=requests.a_browser()
    )
    with acting_as(adviser):
        case = access.visible_to(adviser).get(id=sent.case_id)
    family = world.family_of(case, ADDRESS)
    claim_case(reference=sent.reference, at=world.now(), by=family)
    world.inform(case, adviser)
    return case, family


def browser_of(principal) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(id=principal.user_id))
    return client


def page_of(client, case, typed=None):
    path = f"/my/{case.id}/choose/mediation"
    return client.get(path) if typed is None else client.post(path, typed)


def words(answer) -> str:
    return answer.content.decode()


def ticked_in(page: str) -> list[str]:
    return [
        value
        for tag in re.findall(r"<input[^>]*name=\"share\"[^>]*>", page)
        if "checked" in tag
        for value in re.findall(r"value=\"(\w+)\"", tag)
    ]


def read_by(officer):
    with acting_as(officer):
        (asked,) = referrals.inbox(officer)
    return asked.words


@pytest.mark.parametrize(("ticked", "filled"), [("issues", ["yes"]), ("none", ["no"]), (None, [])])
def test_the_page_shows_what_the_law_tells_and_the_words_with_the_earlier_answer(
    service, adviser, officer, ticked, filled
):
    case, family = a_family(service, adviser, ticked)
    page = words(page_of(browser_of(family), case))
    assert "the law makes us tell it today" in page and "That you want mediation." in page
    assert WORDS in page and ASK in page
    assert ticked_in(page) == filled, "nothing is ticked for somebody who was not asked"


@pytest.mark.parametrize("ticked", ["issues", "none", None])
@pytest.mark.parametrize(("share", "reads"), [("yes", WORDS), ("no", "")])
def test_the_officer_reads_what_the_family_answered_last(service, adviser, officer, ticked, share, reads):
    case, family = a_family(service, adviser, ticked)
    assert page_of(browser_of(family), case, {"share": share}).status_code == 302
    assert read_by(officer) == reads
    with acting_as(adviser):
        chosen = next(e.event for e in of_case(case.id) if e.event.kind() == "casework.ChoiceRecorded")
    assert chosen.shares_words is (share == "yes")
    assert ("may read its own words" in chosen.sentence()) is (share == "yes")


def test_unanswered_nothing_is_chosen_and_the_council_learns_nothing(service, adviser, officer):
    case, family = a_family(service, adviser, None)
    answer = page_of(browser_of(family), case, {})
    assert answer.status_code == 200 and MUST in words(answer)
    with acting_as(officer):
        assert referrals.inbox(officer) == []


def test_a_family_that_wrote_nothing_is_not_asked(service, adviser, officer):
    silent = {"what_is_wrong": "", "hoped_for": ""}
    case, family = a_family(service, adviser, None, words=silent)
    assert ASK not in words(page_of(browser_of(family), case))
    assert page_of(browser_of(family), case, {}).status_code == 302
    assert read_by(officer) == ""


def test_a_council_that_was_told_is_not_told_anew(service, adviser, officer):
    case, family = a_family(service, adviser, "none")
    client = browser_of(family)
    page_of(client, case, {"share": "no"})
    assert ASK not in words(page_of(client, case))
    assert page_of(client, case, {"share": "yes"}).status_code == 302
    assert read_by(officer) == "", "what was answered with the choice stands"


@pytest.mark.parametrize("way", ["no_mediation", "undecided"])
def test_any_other_choice_tells_nobody_and_asks_nothing(service, adviser, officer, way):
    case, family = a_family(service, adviser, None)
    page = words(browser_of(family).get(f"/my/{case.id}/choose/{way}"))
    assert ASK not in page and "What the council learns" not in page


@pytest.mark.parametrize(("share", "reads"), [("yes", WORDS), ("no", "")])
def test_by_telephone_staff_read_the_words_out_and_ask_the_same(service, adviser, officer, share, reads):
    case, _ = a_family(service, adviser, "issues")
    client, path = browser_of(adviser), f"/cases/{case.id}/choice/mediation"
    page = words(client.get(path))
    assert WORDS in page and ticked_in(page) == ["yes"]
    today = world.today()
    typed = {
        **{f"told_on-{part}": getattr(today, part) for part in ("day", "month", "year")},
        "shown_for": today.isoformat(),
        "evidence": "told_by_telephone",
    }
    answer = client.post(path, typed)
    assert answer.status_code == 200 and "Ask the family whether the council may read its words." in words(
        answer
    )
    assert client.post(path, typed | {"share": share}).status_code == 302
    assert read_by(officer) == reads


@pytest.mark.parametrize(("share", "reads"), [("yes", WORDS), ("no", "")])
def test_a_health_body_reads_as_much_as_the_council_may(service, adviser, officer, share, reads):
    health = world.a_health_body(service)
    about = {"decision": "final_plan"}
    case, family = a_family(
        service,
        adviser,
        None,
        decision=about,
        disagree={"disputed": ["section_G"]},
        provision={"provision_wanted": "Therapy."},
    )
    page_of(browser_of(family), case, {"share": share})
    with acting_as(adviser):
        asked = referrals.of_case(case.id)[0]
    notify_commissioner(referral_id=asked.id, body_id=health, at=world.now(), by=adviser)
    with acting_as(adviser):
        told = next(each for each in referrals.of_case(case.id) if each.health_only)
    assert told.words == reads


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_what_it_hopes_for_is_shown_before_it_goes_with_its_words_and_not_otherwise(
    service, adviser, officer, answer
):
    case, family = a_family(service, adviser, "hoped_for")
    client = browser_of(family)
    shown = words(page_of(client, case))
    assert WORDS in shown and "What is hoped for: An assessment." in shown
    page_of(client, case, {"share": answer})
    with acting_as(officer):
        (asked,) = referrals.inbox(officer)
    told = f"{WORDS}\n\nWhat is hoped for: An assessment."
    assert asked.words == (told if answer == "yes" else "")
