"""An employer's word opens the account that is the employer's alone, and nothing else."""

import pytest
from django.test import Client

from evenhand.core.principals import person
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.requests.actions.start_draft import start_draft
from tests.build import beside, databases, mediation, world
from tests.build.pages import text
from tests.portals.sign_in.organisation import *  # noqa: F403 - the fixtures
from tests.portals.sign_in.organisation import NOT_YOURS, ROBIN, has_a_case_of_a_family, is_in
from tests.portals.sign_in.test_views import digits


@pytest.mark.parametrize(
    "email", ["robin@family.example", "robin@provider.example.evil.example", "a@b@c.example"]
)
def test_it_vouches_for_addresses_of_its_own_domains_only(place, client, email):
    place.robin = world.a_colleague(place.service, address=email)
    answer = place.signs_in(client, email)
    assert (answer.status_code, is_in(client)) == (409, "") and NOT_YOURS in text(answer)


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
