"""Signing in where an app is asked for too: the mailbox alone opens nothing."""

from datetime import timedelta

import pytest

from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.queries import user_for_address
from tests.build import world
from tests.build.authenticators import added, shown
from tests.portals.sign_in.test_views import ask, digits

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def own():
    with acting_as(operator()):
        return person(user_for_address(ADDRESS))


def after_the_mailbox(client):
    ask(client, ADDRESS, next="/account")
    return client.post("/sign-in/code", {"code": digits(client)})


def test_the_mailbox_alone_opens_nothing(client, own):
    added(own)
    assert after_the_mailbox(client).url == "/sign-in/second"
    assert "_auth_user_id" not in client.session
    assert client.get("/my").url.startswith("/sign-in")
    assert "Type the six digits from your app" in client.get("/sign-in/second").content.decode()


def test_with_the_app_one_is_in_and_goes_where_one_was_going(client, own):
    key, _ = added(own)
    after_the_mailbox(client)
    at = world.now() + timedelta(seconds=30)
    answer = client.post("/sign-in/second", {"digits": shown(key, at)})
    assert answer.url == "/sign-in/welcome"
    assert client.get(answer.url).url == "/account"
    assert client.session["_auth_user_id"] == str(own.user_id)


def test_a_spare_code_gets_in_once(client, own):
    _, spare = added(own)
    after_the_mailbox(client)
    assert client.post("/sign-in/second", {"digits": spare[0]}).url == "/sign-in/welcome"
    client.post("/sign-out")
    after_the_mailbox(client)
    assert "does not match" in client.post("/sign-in/second", {"digits": spare[0]}).content.decode()


def test_wrong_digits_are_said_to_be_wrong_and_after_five_one_waits(client, own):
    added(own)
    after_the_mailbox(client)
    for _ in range(5):
        shown_page = client.post("/sign-in/second", {"digits": "wrong"}).content.decode()
        assert "That code does not match." in shown_page
    assert "We cannot take a code now." in client.post("/sign-in/second", {"digits": "x"}).content.decode()
    assert "_auth_user_id" not in client.session


def test_the_second_question_is_asked_of_nobody_who_did_not_answer_the_first(client, own):
    added(own)
    assert client.get("/sign-in/second").url == "/sign-in"
    assert client.post("/sign-in/second", {"digits": "123456"}).url == "/sign-in"


def test_after_ten_minutes_one_begins_again(client, own, owner):
    _, spare = added(own)
    after_the_mailbox(client)
    owner.execute("update core_clock set shift = interval '10 minutes'")
    try:
        assert client.post("/sign-in/second", {"digits": spare[0]}).url == "/sign-in"
        assert client.get("/sign-in/second").url == "/sign-in"
    finally:
        owner.execute("update core_clock set shift = interval '0'")
