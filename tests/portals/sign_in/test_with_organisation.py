"""Signing in by the word of one's organisation: what opens an account, and all that does not."""

import logging
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import psycopg
import pytest
from django.test import Client

from evenhand.core.principals import person
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.requests.actions.start_draft import start_draft
from tests.build import beside, databases, identity_provider, mediation, passkeys, world
from tests.build.authenticators import added, shown
from tests.build.identity_provider import back
from tests.build.pages import text
from tests.portals.sign_in.test_views import digits

ROBIN, MAX = "robin@provider.example", "max@provider.example"
NOT_YOURS = "Your organisation cannot sign you in here."
NOT_SIGNED_IN = "Your organisation did not sign you in."


class Place:
    """A provider whose people sign in with its identity provider, on a database of its own."""

    def __init__(self, database, provider) -> None:
        self.database, self.provider = database, provider
        self.service = world.a_service()
        self.manager = world.a_colleague(self.service, "manager", "Max Lead", MAX)
        self.robin = world.a_colleague(self.service, address=ROBIN)
        self.id = self.is_set(provider_id=self.service.provider_id)

    def is_set(self, **whose):
        given = {"issuer": self.provider.issuer, "asked_by": MAX}
        return identity_provider.set_for(self.database, **given | whose)

    def ended(self):
        return identity_provider.ended(self.database, self.id)

    def sent(self, client, address=ROBIN, **also):
        """Type an address and choose the organisation; return where the browser is led."""
        client.post("/sign-in", {"address": address, **also})
        answer = client.post("/sign-in/organisation", {"organisation": str(self.id)})
        assert answer.status_code == 200, text(answer)
        return answer["Refresh"].removeprefix("0; url=")

    def signs_in(self, client, email=ROBIN, subject="", **also):
        """Go there, be let in as somebody, and come back."""
        return back(client, self.provider.lets_in(self.sent(client, **also), email, subject))

    def events(self, kind):
        with databases.as_owner(self.database) as owner:
            rows = owner.execute(
                "select facts from core_event where kind = %s order by id", [f"identity.{kind}"]
            )
            return [row[0] for row in rows]


@pytest.fixture
def place(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    with identity_provider.running() as provider:
        yield Place(own_database, provider)


def is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


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


@pytest.mark.parametrize(
    "email", ["robin@family.example", "robin@provider.example.evil.example", "a@b@c.example"]
)
def test_it_vouches_for_addresses_of_its_own_domains_only(place, client, email):
    place.robin = world.a_colleague(place.service, address=email)
    answer = place.signs_in(client, email)
    assert (answer.status_code, is_in(client)) == (409, "") and NOT_YOURS in text(answer)


def has_a_case_of_a_family(place):
    world.a_case(place.service, reach=Reach(email=ROBIN))


def has_written_a_request(place):
    start_draft(answers={}, at=world.now(), by=person(place.robin.user_id, "k" * 64))


def mediates(place):
    mediation.a_mediator(place.service, place.manager, address=ROBIN)


def works_for_another_provider(place):
    world.a_colleague(world.a_service(), address=ROBIN)


def answers_for_a_council(place):
    world.an_officer(world.council_of(place.service), address=ROBIN)


def is_asked_to_help_a_family(place):
    case = world.a_case(world.a_service(), reach=Reach(email="sam@family.example"))
    beside.asked(case, world.family_of(case, "sam@family.example"), email=ROBIN)


def is_named_in_a_request_that_nobody_claimed(place):
    world.a_case(place.service, reach=Reach(email=f" {ROBIN.title()}"), proved=False)


def is_named_where_the_family_is_protected(place):
    world.a_case(place.service, reach=Reach(email=ROBIN), protected=True, proved=False)


def has_left(place):
    ended = {"user_id": place.robin.user_id, "provider_id": place.service.provider_id, "role": "adviser"}
    end_membership(**ended, at=world.now(), by=place.manager)


MORE = (
    has_a_case_of_a_family,
    has_written_a_request,
    mediates,
    works_for_another_provider,
    answers_for_a_council,
    is_asked_to_help_a_family,
    is_named_in_a_request_that_nobody_claimed,
    is_named_where_the_family_is_protected,
    has_left,
)


@pytest.mark.parametrize("more", MORE, ids=lambda more: more.__name__)
def test_an_employers_word_opens_nothing_that_is_not_the_employers(place, client, more):
    first = Client()
    place.signs_in(first)
    assert is_in(first) and first.get("/account").status_code == 200, "before that it does"
    more(place)
    assert first.get("/account").url == "/sign-in?next=%2Faccount" and not is_in(first), "nor is it left open"
    answer = place.signs_in(client)
    assert (answer.status_code, is_in(client)) == (409, "") and NOT_YOURS in text(answer)
    assert place.events("WordNotTaken")[-1]["why"] == "no account"
    assert "user_id" not in place.events("WordNotTaken")[-1]


def test_what_an_account_is_besides_keeps_it_shut_before_it_was_ever_bound_too(place, client):
    has_a_case_of_a_family(place)
    assert NOT_YOURS in text(place.signs_in(client)) and place.events("SubjectBound") == []


def test_nobody_is_made_by_it(place, client):
    with databases.as_owner(place.database) as owner:
        before = owner.execute("select count(*) from identity_user").fetchone()
        answer = place.signs_in(client, "new@provider.example")
        assert owner.execute("select count(*) from identity_user").fetchone() == before
    assert NOT_YOURS in text(answer) and is_in(client) == ""


def test_somebody_of_another_organisation_is_not_let_in_by_this_one(place, client):
    world.a_colleague(world.a_service(), address="kit@provider.example")
    assert NOT_YOURS in text(place.signs_in(client, "kit@provider.example"))


def test_an_officer_is_let_in_by_their_council_and_by_nobody_elses(place, client):
    body_id = world.council_of(place.service)
    lead = "lead@council.example"
    world.an_officer(body_id, role="lead_officer", address=lead)
    officer = world.an_officer(body_id, address="alun@council.example")
    other = world.an_officer(world.council_of(world.a_service()), address="other@council.example")
    place.id = place.is_set(body_id=body_id, domains=("council.example",), asked_by=lead)
    place.signs_in(client, "alun@council.example", address="alun@council.example")
    assert is_in(client) == str(officer.user_id) != str(other.user_id)
    assert client.get("/sign-in/welcome").url == "/inbox/"
    elsewhere = Client()
    assert NOT_YOURS in text(
        place.signs_in(elsewhere, "other@council.example", address="alun@council.example")
    )


def test_the_subject_decides_once_it_is_bound(place, client):
    place.signs_in(Client(), subject="7")
    place.signs_in(client, "robin.new-name@provider.example", subject="7")
    assert is_in(client) == str(place.robin.user_id), "a name may change"
    taken_over = Client()
    answer = place.signs_in(taken_over, ROBIN, subject="8")
    assert NOT_YOURS in text(answer) and not is_in(taken_over), "a mailbox may be given to somebody new"


def test_what_is_sent_in_a_session_whose_word_opens_no_more_is_a_strangers(place, client):
    place.signs_in(client)
    client.get("/account")
    has_a_case_of_a_family(place)
    answer = client.post("/account/signed-in/end-others")
    assert answer.status_code == 302 and answer.url.startswith("/sign-in?") and not is_in(client)
    assert place.events("SessionsEnded") != [], "it is off the list of browsers too"


def test_whoever_signs_in_with_the_code_is_not_there_by_a_word(place, client):
    place.signs_in(client)
    client.post("/sign-in", {"address": ROBIN})
    client.post("/sign-in/code", {"code": digits(client)})
    has_a_case_of_a_family(place)
    assert client.get("/account").status_code == 200 and is_in(client) == str(place.robin.user_id)


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


def test_the_word_opens_nothing_for_a_browser_that_was_not_sent_there(place, client):
    place.signs_in(client, subject="7")
    asks = "select evenhand_word_opens(id, %s, %s) from identity_signinelsewhere"
    with databases.as_owner(place.database) as owner:
        assert owner.execute(asks, ["7", ROBIN]).fetchone() == (None,)
    with psycopg.connect(place.database.web) as web:
        assert web.execute(asks, ["7", ROBIN]).fetchall() == [], "a stranger sees no sign-in of anybody"
