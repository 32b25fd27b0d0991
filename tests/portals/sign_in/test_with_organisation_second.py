"""Beside the word of an organisation: when a second factor is asked for, and when one may be added."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.build import databases, passkeys, world
from tests.build.authenticators import added, shown
from tests.build.pages import text
from tests.portals.sign_in.organisation import *  # noqa: F403 - the fixtures
from tests.portals.sign_in.organisation import ROBIN, has_a_case_of_a_family, is_in
from tests.portals.sign_in.test_views import digits


def test_what_happens_while_a_second_factor_is_asked_for_shuts_the_account_too(place, client):
    key, _ = added(place.robin)
    place.provider.claims = {"amr": ["pwd"]}
    assert place.signs_in(client).url == "/sign-in/organisation/second"
    has_a_case_of_a_family(place)
    typed = {"digits": shown(key, world.now() + timedelta(seconds=30))}
    assert client.post("/sign-in/organisation/second", typed).url == "/sign-in" and not is_in(client)


def test_a_second_factor_after_a_word_does_not_keep_it_open_either(place, client):
    key, _ = added(place.robin)
    place.provider.claims = {"amr": ["pwd"]}
    place.signs_in(client)
    typed = {"digits": shown(key, world.now() + timedelta(seconds=30))}
    client.post("/sign-in/organisation/second", typed)
    assert client.get("/account").status_code == 200
    has_a_case_of_a_family(place)
    assert client.get("/account").status_code == 302 and not is_in(client)


@pytest.mark.parametrize("sent", [("passkeys/begin", {}), ("app", {"begin": "yes"}), ("app/begin", {})])
def test_nothing_of_ones_own_is_added_where_a_word_is_all(place, client, sent):
    where, what = sent
    place.signs_in(client)
    answer = client.post(f"/account/{where}", what)
    assert answer.status_code == 409 and "Sign in with the code by e-mail first." in text(answer)
    assert "Nothing was added." in text(answer) and "Your organisation signed you in." in text(answer)
    assert place.events("PasskeyBegun") == place.events("AuthenticatorBegun") == []
    assert "passkey_to_add" not in client.session
    client.post("/sign-in", {"address": ROBIN})
    client.post("/sign-in/code", {"code": digits(client)})
    assert client.post("/account/app", {"begin": "yes"}).url == "/account/app", "with the code it is"


def test_whoever_must_add_an_app_and_may_not_is_told_how(place, client, settings):
    settings.STAFF_NEED_APP = True
    place.provider.claims = {"amr": ["pwd"]}
    place.signs_in(client)
    assert client.get("/cases/").url == "/account"
    page = text(client.get("/account"))
    assert "sign in with the code by e-mail first" in page and "Add an app" not in page
    assert "To add a passkey, <a" in text(client.get("/account/passkeys"))
    assert "Add yours" not in page
    client.post("/sign-in", {"address": ROBIN})
    client.post("/sign-in/code", {"code": digits(client)})
    assert "Add an app" in text(client.get("/account"))


def test_it_counts_as_two_factors_only_when_it_says_so(place, settings):
    settings.STAFF_NEED_APP = True
    key, _ = added(place.robin)
    strong, weak = Client(), Client()
    assert place.signs_in(strong).url == "/sign-in/welcome"
    place.provider.claims = {"amr": ["pwd"]}
    assert place.signs_in(weak, next="/account").url == "/sign-in/organisation/second"
    assert not is_in(weak)
    assert "That code does not match." in text(weak.post("/sign-in/organisation/second", {"digits": "wrong"}))
    typed = {"digits": shown(key, world.now() + timedelta(seconds=30))}
    assert weak.post("/sign-in/organisation/second", typed).url == "/sign-in/welcome"
    assert is_in(weak) == str(place.robin.user_id)
    assert [each["strong"] for each in place.events("SignedInElsewhere")] == [True, False]
    assert Client().post("/sign-in/organisation/second", typed).url == "/sign-in"


def test_a_passkey_answers_the_second_question_too(place, client):
    phone = passkeys.added(place.robin)
    place.provider.claims = {"amr": ["pwd"]}
    assert place.signs_in(client).url == "/sign-in/organisation/second"
    page = text(client.get("/sign-in/organisation/second"))
    shown_by_it = {"passkey": phone.sign(passkeys.options_on(page))}
    assert client.post("/sign-in/organisation/second", shown_by_it).url == "/sign-in/welcome"
    assert is_in(client) == str(place.robin.user_id)


def test_whoever_must_have_an_app_and_has_none_adds_one_unless_it_counts_as_two_factors(place, settings):
    settings.STAFF_NEED_APP = True
    strong, weak = Client(), Client()
    place.signs_in(strong)
    assert strong.get("/cases/").status_code == 200
    place.provider.claims = {"amr": ["pwd"], "acr": "1"}
    place.signs_in(weak)
    assert weak.get("/cases/").url == "/account"


def test_an_organisation_may_call_two_factors_by_a_name_of_its_own(place, settings, client):
    settings.STAFF_NEED_APP = True
    place.ended()
    place.id = place.is_set(provider_id=place.service.provider_id, strong_acr=("urn:two",))
    place.provider.claims = {"amr": None, "acr": "urn:two"}
    assert "acr_values=urn%3Atwo" in place.sent(client)
    place.signs_in(client)
    assert client.get("/cases/").status_code == 200


def test_whoever_told_us_that_others_read_their_mail_is_asked_for_their_own_all_the_same(place, client):
    added(place.robin)
    with databases.as_owner(place.database) as owner:
        owner.execute(
            "update identity_user set mailbox_is_not_enough = true where id = %s", [place.robin.user_id]
        )
    assert place.signs_in(client).url == "/sign-in/organisation/second" and not is_in(client)
