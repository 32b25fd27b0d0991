"""Signing in by the word of one's organisation: the way there and back, and how it ends."""

import logging
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from django.test import Client

from tests.build import databases, identity_provider
from tests.build.identity_provider import back
from tests.build.pages import text
from tests.portals.sign_in.organisation import *  # noqa: F403 - the fixtures
from tests.portals.sign_in.organisation import NOT_SIGNED_IN, ROBIN, is_in
from tests.portals.sign_in.test_views import digits


def test_a_colleague_is_signed_in_and_led_to_where_they_were_going(place, client):
    answer = place.signs_in(client, next="/account")
    assert answer.url == "/sign-in/welcome" and is_in(client) == str(place.robin.user_id)
    assert client.get(answer.url).url == "/account"
    (signed,) = place.events("SignedInElsewhere")
    assert signed["user_id"] == str(place.robin.user_id) and signed["strong"] is True
    assert len(place.events("SubjectBound")) == 1
    assert place.events("IdentityProviderSet")[0]["asked_by"] == str(place.manager.user_id)


def test_it_is_offered_beside_the_code_by_domain_whoever_is_or_is_not_known_there(place, client):
    for address, offers in ((ROBIN, 1), ("nobody@PROVIDER.example", 1), ("robin@family.example", 0)):
        client.post("/sign-in", {"address": address})
        page = text(client.get("/sign-in/code"))
        assert page.count("Sign in with Provider") == offers and "Type the code from the e-mail" in page


def test_the_way_there_says_nothing_of_whoever_goes_and_is_never_taken_from_a_form(place, client):
    there = place.sent(client)
    assert "robin" not in there and "provider.example" not in there
    page = text(client.post("/sign-in/organisation", {"organisation": str(place.id)}))
    assert (
        "Go on to the sign-in of Provider" in page
        and "action=" not in page.split("<main")[1].split("</main")[0]
    )
    asked = parse_qs(urlsplit(there).query)
    assert asked["redirect_uri"] == [f"http://127.0.0.1:8000/sign-in/organisation/back/{place.id}"]
    sizes = {len(asked[name][0]) for name in ("state", "nonce")}
    assert sizes == {64} and len(asked["code_challenge"][0]) == 43


def test_only_an_organisation_of_the_typed_domain_can_be_chosen(place, client):
    assert client.post("/sign-in/organisation", {"organisation": str(place.id)}).url == "/sign-in"
    client.post("/sign-in", {"address": "sam@family.example"})
    assert client.post("/sign-in/organisation", {"organisation": str(place.id)}).status_code == 404
    assert client.get("/sign-in/organisation").url == "/sign-in"


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site(place, client, wanted):
    assert client.get(place.signs_in(client, next=wanted).url).url == "/cases/?scope=team"


def test_what_was_ended_lets_nobody_in_and_signs_out_whoever_it_had_let_in(place, client):
    place.signs_in(client)
    late = Client()
    brought = place.provider.lets_in(place.sent(late), ROBIN)
    assert client.get("/account").status_code == 200
    assert place.ended() == 1
    assert client.get("/account").status_code == 302
    assert NOT_SIGNED_IN in text(back(late, brought)) and not is_in(late)
    late.post("/sign-in", {"address": ROBIN})
    assert "Sign in with Provider" not in text(late.get("/sign-in/code"))
    assert late.post("/sign-in/organisation", {"organisation": str(place.id)}).status_code == 404
    assert len(place.events("IdentityProviderEnded")) == 1
    with databases.as_owner(place.database) as owner:
        assert owner.execute("select count(*) from identity_clientsecret").fetchone() == (0,)


def test_the_code_by_e_mail_works_all_the_same(place, client):
    place.sent(client)
    assert client.post("/sign-in/code", {"code": digits(client)}).url == "/sign-in/welcome"
    assert is_in(client) == str(place.robin.user_id)


@pytest.mark.parametrize("trouble", ["status", "answer", "document"])
def test_an_identity_provider_that_does_not_answer_as_it_should_is_said_so_in_words(place, client, trouble):
    lies = {"status": 302, "answer": b"x" * 300_000, "document": {"issuer": "https://elsewhere.example"}}
    setattr(place.provider, trouble, lies[trouble])
    client.post("/sign-in", {"address": ROBIN})
    answer = client.post("/sign-in/organisation", {"organisation": str(place.id)})
    assert answer.status_code == 409 and "We cannot reach the sign-in of Provider" in text(answer)
    assert "/elsewhere" not in place.provider.asked, "nothing that leads elsewhere is followed"


def test_the_sixth_time_in_ten_minutes_is_refused_in_words(place, client):
    for _ in range(5):
        place.sent(client)
        client.session.pop("sign_in")
    answer = client.post("/sign-in/organisation", {"organisation": str(place.id)})
    assert answer.status_code == 409 and "We have not sent you there again." in text(answer)


def test_one_network_is_not_sent_there_without_end(place, monkeypatch):
    monkeypatch.setattr("evenhand.domain.identity.single_sign_on.ASKINGS_AN_HOUR", 2)
    for _ in range(2):
        place.sent(Client())
    third = Client()
    third.post("/sign-in", {"address": ROBIN})
    assert third.post("/sign-in/organisation", {"organisation": str(place.id)}).status_code == 409


def test_no_log_holds_a_code_a_token_or_a_secret(place, caplog):
    caplog.set_level(logging.DEBUG)
    good, bad = Client(), Client()
    place.signs_in(good)
    place.provider.claims = {"nonce": "x"}
    there = place.sent(bad)
    brought = place.provider.lets_in(there, ROBIN)
    back(bad, brought)
    secrets = [*place.provider.given, identity_provider.SECRET, brought["code"], ROBIN]
    secrets += [*parse_qs(urlsplit(there).query)["nonce"]]
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert len(place.provider.given) == 2
    for secret in secrets:
        assert not [line for line in said if secret in line], secret


def test_nobody_at_work_writes_where_an_organisation_signs_its_people_in(place):
    for role in ("web", "worker", "signer"):
        with psycopg.connect(getattr(place.database, role)) as other:
            for statement in (
                "update identity_identityprovider set issuer = 'https://elsewhere.example'",
                "insert into identity_identityprovider select * from identity_identityprovider",
                "update identity_clientsecret set secret = ''",
                "delete from identity_boundsubject",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege), other.transaction():
                    other.execute(statement)
    with psycopg.connect(place.database.web) as web:
        assert web.execute("select count(*) from identity_clientsecret").fetchone() == (0,)
        with databases.as_owner(place.database) as owner:
            (sealed,) = owner.execute("select secret from identity_clientsecret").fetchone()
    assert identity_provider.SECRET.encode() not in bytes(sealed)
