"""What comes back from an identity provider, and is not what it has to be, signs nobody in."""

from urllib.parse import urlencode, urlsplit

import psycopg
import pytest
from django.test import Client

from tests.build import databases, identity_provider, world
from tests.build.identity_provider import back
from tests.build.pages import text
from tests.portals.sign_in.organisation import *  # noqa: F403 - the fixtures
from tests.portals.sign_in.organisation import NOT_SIGNED_IN, ROBIN, is_in

LIES = {
    "another nonce": {"nonce": "x" * 64},
    "no nonce": {"nonce": None},
    "for another service": {"aud": "another"},
    "for several, and not on our behalf": {"aud": ["evenhand", "another"]},
    "on behalf of another": {"azp": "another"},
    "by another issuer": {"iss": "https://elsewhere.example"},
    "expired": {"exp": 1_000_000_000},
    "without an end": {"exp": None},
    "from long ago": {"iat": 1_000_000_000},
    "from the future": {"iat": 99_999_999_999},
    "not yet good": {"nbf": 99_999_999_999},
    "without a subject": {"sub": None},
    "with an address that is not proved": {"email_verified": False},
    "with an address that is proved in words": {"email_verified": "true"},
    "without an address": {"email": None},
    "with an address that looks like one": {"email": "rob\u0131n@provider.example"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_what_it_has_to_be_signs_nobody_in(place, client, lie):
    place.provider.claims = LIES[lie]
    answer = place.signs_in(client)
    assert (answer.status_code, is_in(client)) == (409, "") and NOT_SIGNED_IN in text(answer)
    assert place.events("SubjectBound") == [] and len(place.events("WordNotTaken")) == 1


@pytest.mark.parametrize(
    "signs", ["none", "HS256 with the public key", "a key that nobody has seen", "another key"]
)
def test_a_token_that_its_issuer_did_not_sign_signs_nobody_in(place, client, signs):
    place.provider.signs = signs
    answer = place.signs_in(client)
    assert (answer.status_code, is_in(client)) == (409, "") and NOT_SIGNED_IN in text(answer)
    assert place.provider.given, "a token was there to be looked at"


def test_an_answer_at_the_address_of_another_identity_provider_is_given_to_neither(place, client):
    with identity_provider.running() as other:
        body_id = world.council_of(place.service)
        lead = world.an_officer(body_id, role="lead_officer", address="lead@council.example")
        given = {"issuer": other.issuer, "domains": ("council.example",), "asked_by": "lead@council.example"}
        elsewhere = place.is_set(body_id=body_id, provider_id=None, **given)
        brought = place.provider.lets_in(place.sent(client), ROBIN)
        to = brought["to"].replace(str(place.id), str(elsewhere))
        place.provider.asked.clear()
        assert "This sign-in is over." in text(back(client, brought | {"to": to})) and not is_in(client)
        assert not [each for each in [*place.provider.asked, *other.asked] if each == "/token"]
        assert lead.user_id and place.provider.given == []
    assert back(client, brought).url == "/sign-in/welcome", "and nothing is spent"


def test_an_answer_is_good_once_and_in_the_browser_that_asked(place, client):
    brought = place.provider.lets_in(place.sent(client), ROBIN)
    thief = Client()
    place.sent(thief)
    assert "This sign-in is over." in text(back(thief, brought)) and not is_in(thief)
    assert back(Client(), brought).url == "/sign-in"
    session = client.session["sent_to_organisation"]
    assert back(client, brought).url == "/sign-in/welcome"
    client.post("/sign-out")
    for browser in (client, Client()):
        kept = browser.session
        kept["sent_to_organisation"] = session
        kept.save()
        browser.cookies["session"] = kept.session_key
        assert "This sign-in is over." in text(back(browser, brought)) and not is_in(browser)


def test_a_state_of_anothers_making_spends_nothing(place, client):
    brought = place.provider.lets_in(place.sent(client), ROBIN)
    for state in ("", "x" * 64, brought["state"][:-1]):
        assert "This sign-in is over." in text(back(client, brought | {"state": state}))
    twice = client.get(f"{urlsplit(brought['to']).path}?{urlencode(brought)}&state={brought['state']}")
    assert twice.status_code == 409
    assert back(client, brought).url == "/sign-in/welcome"


@pytest.mark.parametrize(
    "change",
    [{"iss": "https://elsewhere.example"}, {"iss": ""}, {"error": "access_denied"}, {"code": "made up"}],
)
def test_an_answer_that_is_not_the_identity_providers_signs_nobody_in(place, client, change):
    brought = place.provider.lets_in(place.sent(client), ROBIN)
    assert NOT_SIGNED_IN in text(back(client, brought | change)) and not is_in(client)
    assert back(client, brought).url == "/sign-in", "it is spent"


def test_after_ten_minutes_it_is_over(place, client):
    brought = place.provider.lets_in(place.sent(client), ROBIN)
    with databases.as_owner(place.database) as owner:
        world.move_clock(owner, minutes=11)
    assert "This sign-in is over." in text(back(client, brought)) and not is_in(client)


def test_the_word_opens_nothing_for_a_browser_that_was_not_sent_there(place, client):
    place.signs_in(client, subject="7")
    asks = "select evenhand_word_opens(id, %s, %s) from identity_signinelsewhere"
    with databases.as_owner(place.database) as owner:
        assert owner.execute(asks, ["7", ROBIN]).fetchone() == (None,)
    with psycopg.connect(place.database.web) as web:
        assert web.execute(asks, ["7", ROBIN]).fetchall() == [], "a stranger sees no sign-in of anybody"
