"""Single sign-on below its pages: who may set it, what is kept, what is forgotten, and two browsers at once."""

from uuid import uuid4

import psycopg
import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import anonymous, operator
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import jobs, single_sign_on
from evenhand.domain.identity.actions.ask_organisation import ask_organisation
from evenhand.domain.identity.actions.hear_organisation import hear_organisation
from evenhand.domain.identity.actions.set_identity_provider import (
    end_identity_provider,
    set_identity_provider,
)
from evenhand.domain.identity.single_sign_on import Answer, Word
from tests.build import databases, identity_provider, world
from tests.build.crowds import at_once

ROBIN = "robin@provider.example"
BROWSER = anonymous("b" * 64)


class Said:
    """Stands for what talks to identity providers: it says of everybody that it is Robin."""

    def word(self, client, question, answer, at):
        assert client.secret == identity_provider.SECRET
        return Word("7", ROBIN, strong=True)


@pytest.fixture
def provider_id(own_database, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.ADAPTERS = settings.ADAPTERS | {"single_sign_on": f"{__name__}.Said"}
    service = world.a_service()
    manager = world.a_colleague(service, "manager", address="max@provider.example")
    world.a_colleague(service, address=ROBIN)
    given = {"provider_id": service.provider_id, "issuer": "https://login.provider.example"}
    found = identity_provider.set_for(own_database, **given, asked_by="max@provider.example")
    for by in (manager, anonymous()):
        with pytest.raises(NotAllowed):
            end_identity_provider(identity_provider_id=found, at=world.now(), by=by)
    return found


def asked(provider_id, by=BROWSER):
    return ask_organisation(
        identity_provider_id=provider_id, network_address="192.0.2.1", at=world.now(), by=by
    )


def heard(sign_in, by=BROWSER):
    answer = Answer(state=single_sign_on.question(sign_in.id).state, code="x")
    return hear_organisation(
        sign_in_id=sign_in.id,
        identity_provider_id=sign_in.identity_provider_id,
        answer=answer,
        redirect_uri="",
        at=world.now(),
        by=by,
    )


def test_two_browsers_of_one_person_that_come_back_at_once_are_one_person(provider_id, own_database):
    pairs = []
    for number in range(4):
        by = anonymous(f"{number}" * 64)
        pairs.append((asked(provider_id, by), by))
    came = at_once(*[lambda pair=pair: heard(*pair) for pair in pairs])
    assert len({each.user_id for each in came}) == 1 and came[0].user_id
    with databases.as_owner(own_database) as owner:
        assert owner.execute("select count(*) from identity_boundsubject").fetchone() == (1,)


def test_one_answer_that_is_brought_many_times_at_once_opens_once(provider_id):
    sign_in, opened = asked(provider_id), []

    def bring():
        try:
            opened.append(heard(sign_in).user_id)
        except NoSuchThing:
            opened.append(None)

    at_once(*[bring] * 6)
    assert len(opened) == 6 and len([each for each in opened if each]) == 1


def test_a_browser_without_a_key_is_sent_nowhere(provider_id):
    for by, which in ((anonymous(), provider_id), (BROWSER, uuid4())):
        with pytest.raises(NoSuchThing):
            asked(which, by)


def test_what_travels_with_a_browser_is_in_no_row(provider_id, own_database):
    sign_in = asked(provider_id)
    heard(sign_in)
    question = single_sign_on.question(sign_in.id)
    with databases.as_owner(own_database) as owner:
        rows = [
            row[0]
            for table in ("signinelsewhere", "boundsubject", "identityprovider", "clientsecret")
            for row in owner.execute(f"select t::text from identity_{table} t")
        ]
    for secret in (question.state, question.nonce, question.verifier, ROBIN, identity_provider.SECRET):
        assert not [row for row in rows if secret in row]
    assert len({question.state, question.nonce, question.verifier}) == 3


def test_a_subject_means_somebody_at_its_own_issuer_only(provider_id):
    with acting_as(operator()):
        (one,) = single_sign_on.IdentityProvider.objects.all()
        here = single_sign_on.hash_of(one, "7")
        one.issuer = "https://login.elsewhere.example"
        assert single_sign_on.hash_of(one, "7") != here


def test_sign_ins_are_forgotten_after_a_day_and_none_before(provider_id, own_database):
    asked(provider_id)
    with databases.as_owner(own_database) as owner, databases.django_at(own_database.worker):
        jobs.forget_sign_ins_elsewhere.function()
        left = owner.execute("select count(*) from identity_signinelsewhere").fetchone()
        world.move_clock(owner, hours=25)
        jobs.forget_sign_ins_elsewhere.function()
        assert (left, owner.execute("select count(*) from identity_signinelsewhere").fetchone()) == (
            (1,),
            (0,),
        )


def test_setting_it_is_the_operators_and_the_database_owners(provider_id):
    given = {
        "provider_id": uuid4(),
        "body_id": None,
        "issuer": "https://login.provider.example",
        "client_id": "evenhand",
        "secret": "heron",
        "domains": ("provider.example",),
        "strong_acr": (),
        "asked_by": "max@provider.example",
        "at": world.now(),
    }
    with pytest.raises(NotAllowed):
        set_identity_provider(**given, by=BROWSER)


def test_an_organisation_has_one_and_it_is_of_one(provider_id, own_database):
    again = "insert into identity_identityprovider (id, provider_id, body_id, issuer, client_id, domains, strong_acr,"
    again += " set_at, asked_by) select gen_random_uuid(), {}, issuer, client_id, domains, strong_acr, set_at, asked_by"
    again += " from identity_identityprovider"
    with databases.as_owner(own_database) as owner:
        for organisation in ("provider_id, null", "null, null"):
            with pytest.raises(psycopg.errors.IntegrityError):
                owner.execute(again.format(organisation))
