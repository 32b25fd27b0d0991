"""Signing in with a code: the same for everybody, in one browser, to our own pages only."""

import re
from uuid import UUID

import pytest
from django.test import Client, override_settings

from evenhand.core.transactions import acting_as
from evenhand.domain.identity import codes
from evenhand.domain.identity.queries import own_address
from tests.build import world

pytestmark = pytest.mark.django_db


def ask(client: Client, address: str = "sam@holloway.example", **also: str):
    return client.post("/sign-in", {"address": address, **also})


def digits(client: Client) -> str:
    return codes.digits(UUID(client.session["sign_in"]["code_id"]))


def sign_in(client: Client, address: str = "sam@holloway.example", **also: str):
    ask(client, address, **also)
    return enter(client, digits(client))


def enter(client: Client, code: str):
    """Type a code and return where one is led at last."""
    answer = client.post("/sign-in/code", {"code": code})
    return client.get(answer.url) if answer.status_code == 302 else answer


def test_a_code_signs_in_and_leads_to_ones_own_page(client):
    assert ask(client).url == "/sign-in/code"
    page = client.get("/sign-in/code").content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert enter(client, f" {digits(client)} ").url == "/my"


def test_staff_without_cases_of_their_own_are_led_to_their_teams(client):
    service = world.a_service()
    adviser = world.a_colleague(service)
    with acting_as(adviser):
        address = own_address(adviser.user_id)
    assert sign_in(client, address).url == "/cases/?scope=team"


def test_known_and_unknown_addresses_get_the_same_answer():
    first, second = Client(), Client()
    sign_in(Client(), "known@family.example")
    answers = [ask(first, "known@family.example"), ask(second, "unknown@family.example")]
    assert answers[0].url == answers[1].url
    pages = [each.get("/sign-in/code").content.decode() for each in (first, second)]
    said = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(address, ""))
        for page, address in zip(pages, ("unknown@family.example", "known@family.example")[::-1], strict=True)
    ]
    assert said[0] == said[1]


def test_a_wrong_code_is_told_and_can_be_tried_again(client):
    ask(client)
    wrong = "000000" if digits(client) != "000000" else "111111"
    page = client.post("/sign-in/code", {"code": wrong})
    assert "That code does not match." in page.content.decode()
    assert enter(client, digits(client)).url == "/my"


def test_a_code_is_of_no_use_in_another_browser(client):
    ask(client)
    other = Client()
    ask(other)
    assert other.post("/sign-in/code", {"code": digits(client)}).status_code == 200


def test_the_session_key_changes_when_somebody_signs_in(client):
    ask(client)
    before = client.session.session_key
    client.post("/sign-in/code", {"code": digits(client)})
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\elsewhere"]
)
def test_nobody_is_led_to_another_site(client, wanted):
    assert sign_in(client, next=wanted).url == "/my"


def test_one_is_led_to_where_one_was_going(client):
    assert sign_in(client, next="/ask").url == "/ask"


def test_a_mistyped_address_is_kept_and_explained(client):
    page = client.post("/sign-in", {"address": "sam.example"}).content.decode()
    assert "sam.example" in page
    assert "Enter an e-mail address" in page


def test_the_sixth_code_in_ten_minutes_is_refused_in_words(client):
    for _ in range(5):
        ask(client)
    assert "asked for five codes" in ask(client).content.decode()


def test_signing_in_takes_along_what_this_browser_wrote(client):
    world.a_service()
    address = client.post("/ask/begin").url.removesuffix("/who")
    client.post(f"{address}/who", {"asking_as": "parent"})
    sign_in(client)
    assert client.get(f"{address}/later").status_code == 200
    elsewhere = Client()
    sign_in(elsewhere)
    assert "A parent" in elsewhere.get(f"{address}/check").content.decode()
    client.post("/sign-out")
    assert client.get(f"{address}/check").status_code == 302


def test_signing_out_needs_a_form(client):
    sign_in(client)
    client.get("/sign-out")
    assert "_auth_user_id" in client.session
    client.post("/sign-out")
    assert "_auth_user_id" not in client.session


def test_one_click_signs_in_the_demonstrations_people_and_only_there(client):
    people = "tests.portals.sign_in.test_views.PEOPLE"
    refused = client.post("/sign-in/demo", {"email": PEOPLE[0].email})
    assert refused.status_code == 404
    with override_settings(DEMO=True, DEMO_PEOPLE=people):
        assert "Kit Demo" in client.get("/sign-in").content.decode()
        assert client.post("/sign-in/demo", {"email": PEOPLE[0].email}).url == "/sign-in/welcome"
        assert client.post("/sign-in/demo", {"email": "somebody@else.example"}).status_code == 404


class Kit:
    name, role, email, story = "Kit Demo", "Parent", "kit@demo.example", ""


PEOPLE = (Kit,)


def test_signing_out_lets_the_browser_forget_and_only_when_asked(client):
    sign_in(client)
    assert "Clear-Site-Data" not in client.get("/sign-out")
    assert client.get("/my").status_code == 200
    assert client.post("/sign-out")["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/my").url.startswith("/sign-in")
