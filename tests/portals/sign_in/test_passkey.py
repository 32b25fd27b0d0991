"""Signing in with a passkey: alone, or after the code from the mailbox; a page of somebody else gets nothing of use."""

import pytest
from django.test import Client

from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.queries import user_for_address
from tests.build import authenticators, pages
from tests.build.codes import prove_mailbox
from tests.build.passkeys import Phone, added, options_on

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def own():
    with acting_as(operator()):
        return person(user_for_address(ADDRESS))


def try_passkey(client, phone, *, to="", **wrong):
    options = options_on(pages.text(client.get("/sign-in/passkey")))
    return client.post("/sign-in/passkey", {"passkey": phone.sign(options, **wrong), "next": to})


def test_with_a_passkey_alone_one_is_in_and_goes_where_one_was_going(client, own):
    phone = added(own)
    assert 'href="/sign-in/passkey?next=%2Faccount"' in pages.text(client.get("/sign-in?next=/account"))
    answer = try_passkey(client, phone, to="/account")
    assert answer.url == "/sign-in/welcome" and client.get(answer.url).url == "/account"
    assert client.session["_auth_user_id"] == str(own.user_id)
    assert client.get("/account").status_code == 200


def test_no_address_elsewhere_is_gone_to(client, own):
    assert client.get(try_passkey(client, added(own), to="//elsewhere.example").url).url == "/my"


@pytest.mark.parametrize(
    "wrong", [{"origin": "https://elsewhere.example"}, {"verified": False}, {"handle": b"x" * 16}]
)
def test_what_does_not_fit_signs_nobody_in(client, own, wrong):
    said = pages.text(try_passkey(client, added(own), **wrong))
    assert "That passkey does not match." in said and "_auth_user_id" not in client.session


def test_a_stranger_to_us_is_told_the_same(client, own):
    phone = added(own)
    unknown = Phone()
    unknown.user_handle = own.user_id.bytes
    assert pages.same(try_passkey(client, unknown)).count("That passkey does not match.")
    assert "That passkey does not match." in pages.text(client.post("/sign-in/passkey"))
    assert try_passkey(client, phone).url == "/sign-in/welcome"


def test_an_answer_is_taken_once_and_only_where_it_was_asked(own):
    phone, one, other = added(own), Client(), Client()
    options = options_on(pages.text(one.get("/sign-in/passkey")))
    answer = phone.sign(options)
    other.get("/sign-in/passkey")
    assert "does not match" in pages.text(other.post("/sign-in/passkey", {"passkey": answer}))
    assert one.post("/sign-in/passkey", {"passkey": answer}).url == "/sign-in/welcome"
    one.post("/sign-out")
    assert "does not match" in pages.text(one.post("/sign-in/passkey", {"passkey": answer}))


def test_after_five_wrong_answers_a_right_one_is_taken(client, own):
    phone = added(own)
    for _ in range(6):
        assert "does not match" in pages.text(try_passkey(client, phone, verified=False))
    assert try_passkey(client, phone).url == "/sign-in/welcome"


def test_after_the_code_from_the_mailbox_it_is_asked_for_beside_digits(client, own):
    phone = added(own)
    assert prove_mailbox(client, ADDRESS).url == "/sign-in/second"
    page = pages.text(client.get("/sign-in/second"))
    assert "Use my passkey" in page and "Type the six digits" in page
    answer = client.post("/sign-in/second", {"passkey": phone.sign(options_on(page))})
    assert answer.url == "/sign-in/welcome"
    assert client.session["_auth_user_id"] == str(own.user_id)


def test_after_the_code_a_passkey_of_somebody_else_signs_nobody_in(client, own):
    added(own)
    with acting_as(operator()):
        other = person(user_for_address("lee@family.example"))
    others = added(other)
    prove_mailbox(client, ADDRESS)
    page = pages.text(client.get("/sign-in/second"))
    said = pages.text(client.post("/sign-in/second", {"passkey": others.sign(options_on(page))}))
    assert "does not match" in said and "_auth_user_id" not in client.session


def test_whoever_has_no_passkey_is_asked_for_none(client, own):
    authenticators.added(own)
    prove_mailbox(client, ADDRESS)
    assert "passkey" not in pages.text(client.get("/sign-in/second")).split("<main")[1]
