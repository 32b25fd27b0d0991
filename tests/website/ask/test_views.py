"""The pages of a request, as a browser without scripts sends them."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.people import queries as people
from tests.build import requests, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


def posted(answers: dict[str, Any]) -> dict[str, Any]:
    """Return stored answers as a form sends them."""
    found: dict[str, Any] = {}
    for name, value in answers.items():
        if isinstance(value, bool):
            found[name] = "yes" if value else "no"
        elif isinstance(value, str) and value[:2] in ("19", "20") and value.count("-") == 2:
            found |= dict(
                zip((f"{name}-year", f"{name}-month", f"{name}-day"), value.split("-"), strict=True)
            )
        else:
            found[name] = value
    return found


def begin(client: Client) -> str:
    """Begin a request and return its address."""
    return client.post("/ask/begin").url.removesuffix("/who")


def write(client: Client, service: world.Service, **changes: Any) -> str:
    """Answer every question and return the request's address."""
    address = begin(client)
    for slug, answers in requests.usual_answers(service, **changes).items():
        response = client.post(f"{address}/{slug}", posted(answers))
        assert response.status_code == 302, (slug, response.content.decode())
    return address


def test_every_question_leads_to_check_answers_and_sending_to_a_reference(client, service):
    address = write(client, service)
    page = client.get(f"{address}/check").content.decode()
    assert "Nobody looked at him." in page
    assert "sam@holloway.example" in page
    assert client.post(f"{address}/check").url == f"{address}/sent"
    adviser = world.a_colleague(service)
    with acting_as(adviser):
        (case,) = cases.of_user(adviser)
    assert case.reference in client.get(f"{address}/sent").content.decode()
    assert client.post(f"{address}/check").url == f"{address}/sent"
    assert client.get(f"{address}/who").url == f"{address}/sent"
    with acting_as(adviser):
        assert len(cases.of_user(adviser)) == 1


def test_an_unfinished_request_is_not_sent(client, service):
    address = begin(client)
    client.post(f"{address}/who", {"asking_as": "parent"})
    page = client.post(f"{address}/check")
    assert page.status_code == 200
    assert "Not finished yet" in page.content.decode()


def test_the_reckoners_answers_come_along_and_can_be_changed(client, service):
    client.post("/work-out-my-dates/decision", {"decision": "cease_to_maintain"})
    client.post("/work-out-my-dates/contact", {"contacted": "no"})
    address = begin(client)
    assert "To end the EHC plan" in client.get(f"{address}/check").content.decode()


def test_another_browser_is_led_to_sign_in_and_sees_nothing(client, service):
    address = write(client, service)
    answer = Client().get(f"{address}/check")
    assert answer.status_code == 302
    assert urlsplit(answer.url).path == "/sign-in"


def test_what_was_typed_when_the_session_had_ended_is_kept_for_after_signing_in(client, service):
    address = begin(client)
    secret = client.session["browser"]
    client.session.flush()
    client.cookies.clear()
    client.post(f"{address}/words", {"what_is_wrong": "Typed too late"})
    session = client.session
    session["browser"] = secret
    session.save()
    client.get(f"{address}/words")
    assert "Typed too late" in client.get(f"{address}/check").content.decode()


def test_a_young_persons_right_is_told_kindly_and_blocks_nothing(client, service):
    address = begin(client)
    client.post(f"{address}/who", {"asking_as": "parent"})
    client.post(f"{address}/child", {"child_name": "Alex"})
    born = {"date_of_birth-day": "9", "date_of_birth-month": "1", "date_of_birth-year": "2007"}
    assert client.post(f"{address}/birth", born).url == f"{address}/whose-right"
    assert "The law gives this right to Alex" in client.get(f"{address}/whose-right").content.decode()


def test_the_effect_of_a_choice_is_shown_before_it_is_recorded(client, service):
    address = write(client, service, route={"route": "no_mediation"})
    page = client.get(f"{address}/record-route").content.decode()
    assert "We must issue your certificate by" in page
    assert "If you choose “Not yet”, no date moves." in page


def test_staff_see_what_to_read_back(client, service):
    adviser = world.a_colleague(service)
    address = begin(client)
    assert "Say on the telephone" not in client.get(f"{address}/child").content.decode()
    sign_in(client, adviser)
    address = begin(client)
    assert "Say on the telephone" in client.get(f"{address}/child").content.decode()


def ticked(page: str) -> dict[str, str]:
    """Return what ticking the box on a page of check answers sends."""
    found = re.search(r'name="read_back"[^>]*value="([^"]*)"', page)
    assert found
    return {"read_back": found.group(1)}


@pytest.mark.parametrize("in_between", ["sam@holloway.example", "sam@holoway.example"])
def test_an_address_that_changed_since_it_was_read_back_was_not_read_back(client, service, in_between):
    adviser = world.a_colleague(service)
    sign_in(client, adviser)
    address = write(client, service)
    tick = ticked(client.get(f"{address}/check").content.decode())
    reach = {"email": in_between, "telephone": "07700 900123"}
    assert client.post(f"{address}/reach", reach).status_code == 302
    assert client.post(f"{address}/check", tick).url == f"{address}/sent"
    with acting_as(adviser):
        (case,) = cases.of_user(adviser)
        assert people.email_is_proved(case.holder_id) == (in_between == "sam@holloway.example")


def test_a_family_does_not_read_its_own_address_back(client, service):
    address = write(client, service)
    tick = {"read_back": ["yes", "sam@holloway.example"]}
    assert client.post(f"{address}/check", tick).url == f"{address}/sent"
    adviser = world.a_colleague(service)
    with acting_as(adviser):
        (case,) = cases.of_user(adviser)
        assert not people.email_is_proved(case.holder_id)


def sign_in(client: Client, by: Any) -> None:
    """Sign a browser in as somebody."""

    client.force_login(get_user_model().objects.get(id=by.user_id))


def test_throwing_away_asks_first(client, service):
    address = begin(client)
    assert "cannot be brought back" in client.get(f"{address}/discard").content.decode()
    assert client.post(f"{address}/discard").url == "/ask"


FOR_A_PARENT: dict[str, Any] = {
    "who": {"asking_as": "helper"},
    "helping": {
        "helper_name": "Kim Dean",
        "helper_role": "",
        "helping": "parent",
        "helper_agreed": True,
    },
}
FOR_A_YOUNG_PERSON: dict[str, Any] = {
    "birth": {"date_of_birth": "2007-01-09"},
    "whose_right": {"whose_right": "young_person_asks"},
}


@pytest.mark.parametrize("way", [FOR_A_PARENT, FOR_A_YOUNG_PERSON])
def test_whoever_asks_for_another_is_told_kindly_what_happens_now_and_sees_no_case(client, service, way):
    client.force_login(get_user_model().objects.get(id=world.family_of(None, "kim@helper.example").user_id))
    address = write_in_order(client, service, **way)
    asked = client.get(f"{address}/reach").content.decode()
    assert "Their telephone number" in asked and "How can we reach the person you help?" in asked
    before = client.get(f"{address}/check").content.decode()
    assert "You do not see the case afterwards, unless they want you to." in before
    client.post(f"{address}/check")
    said = client.get(f"{address}/sent").content.decode()
    assert "We speak with them ourselves, before anything else happens." in said
    assert "six digits" not in said and "/my" not in said.split("<main")[1].split("</main")[0]
    assert "Nobody looked at him." not in said and "Holloway" not in said
    assert client.post(f"{address}/open").url == f"{address}/sent", "no code opens it"
    assert "Nobody looked at him." not in client.get("/my").content.decode()


def write_in_order(client: Client, service: world.Service, **changes: Any) -> str:
    """Answer every question in the order in which it is asked, and return the request's address."""
    given = requests.usual_answers(service, **changes)
    address = begin(client)
    for slug in ("who", "helping", *(each for each in given if each not in ("who", "helping"))):
        if slug in given:
            response = client.post(f"{address}/{slug}", posted(given[slug]))
            assert response.status_code == 302, (slug, response.content.decode())
    return address


def test_whoever_asks_for_another_is_not_asked_for_a_choice_or_for_what_the_council_may_read(client, service):
    address = write_in_order(client, service, **FOR_A_PARENT, route={"route": "mediation"})
    page = client.get(f"{address}/check").content.decode()
    assert "record-route" not in page and "/share" not in page


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"cannot_decide": [], "cannot_until": 30}, "Tick what the young person cannot decide."),
        ({"cannot_decide": ["choice"], "cannot_until": 400}, "Write a day within the next year."),
        ({"cannot_decide": ["choice"], "cannot_until": -1}, "This day has passed."),
        ({"cannot_decide": ["choice"], "cannot_until": 365}, ""),
    ],
)
def test_whoever_acts_for_a_young_person_says_for_which_decision_and_until_when(
    client, service, typed, problem
):
    address = begin(client)
    client.post(f"{address}/who", {"asking_as": "alternative_person"})
    until = world.today() + timedelta(days=typed["cannot_until"])
    answer = client.post(f"{address}/capacity", posted({**typed, "cannot_until": until.isoformat()}))
    assert answer.status_code == (200 if problem else 302)
    assert problem in answer.content.decode()
