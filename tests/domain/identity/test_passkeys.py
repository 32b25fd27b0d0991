"""A passkey signs a question of this service, once, within minutes, after its device asked who holds it."""

import json
from datetime import timedelta

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import ProgrammingError, transaction

from evenhand.core.transactions import acting_as
from evenhand.domain.identity import passkeys, second_factor
from evenhand.domain.identity.actions.add_passkey import NotAPasskey, add_passkey, end_passkey
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries
from evenhand.domain.identity.models import Passkey
from evenhand.domain.identity.passkeys import Signed
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import authenticators, world
from tests.build.passkeys import Phone, added, asked, used
from tests.domain.identity.test_second_factor import prove
from tests.domain.identity.with_passkeys import *  # noqa: F403 - the fixtures
from tests.domain.identity.with_passkeys import ADDRESS, WRONG, signed_in


def fits(by, shown, at=None):
    with acting_as(by):
        return passkeys.fits(by.user_id, shown, at or world.now())


@pytest.mark.parametrize("counts", [True, False])
def test_a_passkey_alone_signs_its_owner_in_again_and_again(adviser, counts):
    phone = added(adviser, Phone(counts=counts))
    for _ in range(3):
        assert signed_in(phone.signed(asked())) == adviser.user_id
    with acting_as(adviser):
        assert passkeys.of_user(adviser.user_id)[0].last_used_at


def test_with_the_code_from_the_mailbox_it_is_the_second_factor(adviser):
    phone = added(adviser)
    assert second_factor.is_asked_of(adviser.user_id)
    assert prove(adviser, used(adviser, phone), world.now())
    assert not prove(adviser, "000000", world.now())


@pytest.mark.parametrize("wrong", WRONG)
def test_nothing_is_signed_in_by_an_answer(adviser, wrong):
    phone = added(adviser)
    assert signed_in(phone.signed(asked(), **WRONG[wrong])) is None
    assert signed_in(phone.signed(asked())) == adviser.user_id


def test_what_another_key_signed_fits_nothing(adviser):
    phone = added(adviser)
    assert signed_in(phone.signed(asked(), key=ec.generate_private_key(ec.SECP256R1()))) is None


def test_what_is_said_to_be_another_person_fits_nothing(adviser, family):
    phone = added(adviser)
    assert signed_in(phone.signed(asked(), handle=family.user_id.bytes)) is None


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "x", '{"id": 1}', "[" * 9_000, "9" * 30_000])
def test_what_is_no_answer_fits_nothing(adviser, answer):
    added(adviser)
    assert signed_in(Signed(answer, asked().kept)) is None
    assert not fits(adviser, Signed(answer, asked().kept))
    with pytest.raises(NotAPasskey):
        kept = {**asked().kept, "for": "add", "user": str(adviser.user_id)}
        add_passkey(signed=Signed(answer, kept), name="x", at=world.now(), by=adviser)


def test_a_question_is_good_for_five_minutes(adviser):
    phone, at = added(adviser), world.now()
    question = asked(at=at)
    late = phone.signed(question)
    assert signed_in(late, at=at + timedelta(minutes=5, seconds=1)) is None
    assert signed_in(phone.signed(question), at=at + timedelta(minutes=5)) == adviser.user_id


def test_without_a_question_nothing_fits(adviser):
    phone = added(adviser)
    assert signed_in(Signed(phone.sign(asked().options), {})) is None


def test_a_copied_key_that_counts_less_is_noticed(adviser):
    phone = added(adviser)
    assert signed_in(phone.signed(asked(), count=7)) == adviser.user_id
    for count in (0, 6, 7):
        assert signed_in(phone.signed(asked(), count=count)) is None
    assert signed_in(phone.signed(asked(), count=8)) == adviser.user_id


def test_after_five_wrong_answers_and_five_wrong_codes_a_passkey_still_signs_its_owner_in(adviser):
    phone, at = added(adviser), world.now()
    for _ in range(second_factor.TRIES + 1):
        assert signed_in(phone.signed(asked(), verified=False)) is None
    for _ in range(second_factor.TRIES):
        assert not prove(adviser, "000000", at), "what a passkey signed wrongly is no wrong try"
    with pytest.raises(TooManyTries):
        prove(adviser, "000000", at)
    assert signed_in(phone.signed(asked())) == adviser.user_id
    assert prove(adviser, used(adviser, phone), at)


# What is kept, and who is told.


def test_only_its_owner_sees_a_passkey_and_no_private_half_is_kept(adviser, family):
    added(adviser, name="The phone of a test")
    with acting_as(family):
        assert passkeys.of_user(adviser.user_id) == []
        assert not Passkey.objects.exists()
    with acting_as(adviser):
        (held,) = passkeys.of_user(adviser.user_id)
        for column in ("public_key", "credential_id", "user_id"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                Passkey.objects.filter(id=held.id).update(**{column: getattr(held, column)})


def test_what_the_browser_is_told_says_nobodys_name_but_ones_own(adviser):
    added(adviser)
    said = json.loads(asked().options)
    assert said["userVerification"] == "required" and not said.get("allowCredentials")
    with acting_as(adviser):
        kept = passkeys.question_to_add(adviser.user_id, world.now())
        made = json.loads(passkeys.options_to_add(kept, adviser.user_id, "me@here.example"))
    assert made["authenticatorSelection"]["residentKey"] == "required"
    assert made["authenticatorSelection"]["userVerification"] == "required"
    assert made["user"]["name"] == "me@here.example" and len(made["excludeCredentials"]) == 1


@pytest.mark.parametrize(
    ("public_url", "expected"),
    [
        ("https://send.example.org", ("send.example.org", "https://send.example.org")),
        ("https://send.example.org:8443", ("send.example.org", "https://send.example.org:8443")),
        ("http://127.0.0.1:8000", ("localhost", "http://localhost:8000")),
    ],
)
def test_keys_are_bound_to_the_address_in_the_settings(settings, public_url, expected):
    settings.PUBLIC_URL = public_url
    assert passkeys.address() == expected


def test_who_works_here_is_told_by_e_mail_and_a_family_is_not(own_database, settings, tmp_path):
    service = world.a_service()
    adviser = world.a_colleague(service)
    family = world.family_of(world.a_case(service, reach=Reach(ADDRESS)), ADDRESS)
    for by in (adviser, family):
        phone = added(by)
        with acting_as(by):
            (held,) = passkeys.of_user(by.user_id)
        end_passkey(passkey_id=held.id, shown=used(by, phone), at=world.now(), by=by)
        authenticators.added(by)
    with psycopg.connect(own_database.owner) as owner:
        rows = owner.execute(
            "select args ->> 'user_id', args ->> 'what' from procrastinate_jobs"
            " where task_name like '%tell_of_factor' order by id"
        ).fetchall()
    assert rows == [(str(adviser.user_id), each) for each in ("passkey-added", "passkey-ended", "app-added")]
