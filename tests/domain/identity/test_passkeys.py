"""A passkey signs a question of this service, once, within minutes, after its device asked who holds it."""

import json
from datetime import timedelta

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import ProgrammingError, transaction

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access_codes, passkeys, resets, second_factor
from evenhand.domain.identity.actions.add_authenticator import begin_authenticator, confirm_authenticator
from evenhand.domain.identity.actions.add_passkey import NotAPasskey, add_passkey, begin_passkey, end_passkey
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset, confirm_reset
from evenhand.domain.identity.actions.open_session import open_session
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries
from evenhand.domain.identity.actions.sign_in_with_passkey import sign_in_with_passkey
from evenhand.domain.identity.models import Passkey, User
from evenhand.domain.identity.passkeys import Signed
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import authenticators, codes, world
from tests.build.passkeys import Phone, added, asked, used
from tests.domain.identity.test_second_factor import prove

ADDRESS = "kit@family.example"
WRONG = {
    "of another address": {"origin": "https://evenhand.example.attacker.example"},
    "of another port": {"origin": "http://localhost:9"},
    "bound to another name": {"name": "attacker.example"},
    "in a frame of another page": {"framed": True},
    "to another question": {"challenge": b"x" * 32},
    "without asking who holds it": {"verified": False},
    "as if a key were made": {"what": "webauthn.create"},
}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def family(service):
    return world.family_of(world.a_case(service, reach=Reach(ADDRESS)), ADDRESS)


def signed_in(signed, *, at=None):
    return sign_in_with_passkey(signed=signed, at=at or world.now(), by=anonymous("b" * 64))


def confirm(begun, at, by):
    """Type what an app that was begun shows at a moment."""
    typed = authenticators.shown(begun.key, at)
    return confirm_authenticator(authenticator_id=begun.id, typed=typed, at=at, by=by)


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


@pytest.mark.parametrize("wrong", [each for each in WRONG if each != "as if a key were made"])
def test_no_passkey_is_added_by_an_answer(adviser, wrong):
    phone, at = Phone(), world.now()
    kept = begin_passkey(shown="", at=at, by=adviser)
    with acting_as(adviser):
        options = passkeys.options_to_add(kept, adviser.user_id, "somebody")
    with pytest.raises(NotAPasskey):
        add_passkey(signed=Signed(phone.make(options, **WRONG[wrong]), kept), name="x", at=at, by=adviser)
    add_passkey(signed=Signed(phone.make(options), kept), name="x", at=at, by=adviser)


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


def test_a_question_to_add_is_the_persons_own(adviser, family):
    phone, at = Phone(), world.now()
    kept = begin_passkey(shown="", at=at, by=adviser)
    with acting_as(adviser):
        options = passkeys.options_to_add(kept, adviser.user_id, "somebody")
    answer = phone.make(options)
    with pytest.raises(NotAPasskey):
        add_passkey(signed=Signed(answer, kept), name="x", at=at, by=family)
    with pytest.raises(NotAPasskey):
        add_passkey(signed=Signed(answer, kept), name="x", at=at + timedelta(minutes=6), by=adviser)


def test_one_key_is_nobody_elses_too_and_never_again_once_it_ended(adviser, family):
    phone = added(adviser)
    with pytest.raises(NotAPasskey):
        added(family, phone)
    with acting_as(adviser):
        (held,) = passkeys.of_user(adviser.user_id)
    own = used(adviser, phone, handle=adviser.user_id.bytes)
    assert end_passkey(passkey_id=held.id, shown=own, at=world.now(), by=adviser)
    for by in (adviser, family):
        with pytest.raises(NotAPasskey):
            added(by, phone)


def test_a_passkey_that_ended_keeps_its_owner_out_of_nothing(adviser):
    phone, lost = added(adviser), Phone()
    added(adviser, lost, shown=used(adviser, phone))
    with acting_as(adviser):
        _, held = passkeys.of_user(adviser.user_id)
    end_passkey(passkey_id=held.id, shown=used(adviser, phone), at=world.now(), by=adviser)
    for _ in range(second_factor.TRIES + 1):
        assert signed_in(lost.signed(asked())) is None
    assert signed_in(phone.signed(asked())) == adviser.user_id


def test_ten_are_the_most(adviser):
    phone = added(adviser)
    for _ in range(passkeys.MOST - 1):
        added(adviser, shown=used(adviser, phone))
    with pytest.raises(NotNow, match="Ten are the most"):
        begin_passkey(shown=used(adviser, phone), at=world.now(), by=adviser)


# Beside something that is asked for already, a minute at an open page adds nothing.


def test_beside_a_passkey_another_is_added_only_with_it(adviser):
    phone = added(adviser)
    assert begin_passkey(shown="", at=world.now(), by=adviser) is None
    assert begin_passkey(shown="000000", at=world.now(), by=adviser) is None
    added(adviser, shown=used(adviser, phone))


def test_beside_an_access_code_neither_an_app_nor_a_passkey_is_added_without_it(service, adviser):
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own = world.family_of(case, ADDRESS)
    code = codes.given(case, adviser)
    at = world.now()
    assert begin_passkey(shown="", at=at, by=own) is None
    assert begin_authenticator(shown="", at=at, by=own) is None
    assert begin_passkey(shown=code, at=at, by=own)
    assert begin_authenticator(shown=code, at=at, by=own)


def test_what_was_noted_at_an_open_page_is_no_app_half_an_hour_later(adviser):
    at = world.now()
    begun = begin_authenticator(at=at, by=adviser)
    later = at + timedelta(minutes=30)
    with pytest.raises(NotNow, match="too long ago"):
        confirm(begun, later, adviser)


def test_wrong_tries_at_adding_are_counted_with_all_others_and_keep_no_passkey_waiting(adviser):
    phone = added(adviser)
    for _ in range(second_factor.TRIES):
        assert begin_passkey(shown="wrong", at=world.now(), by=adviser) is None
    with pytest.raises(TooManyTries):
        begin_passkey(shown="000000", at=world.now(), by=adviser)
    assert begin_passkey(shown=used(adviser, phone), at=world.now(), by=adviser)


def test_wrong_tries_in_the_browser_that_one_uses_count_apart_from_all_others(adviser):
    _, spare = authenticators.added(adviser)
    here = open_session(
        session_sha256="a" * 64, known_sha256="k" * 64, browser="x", at=world.now(), by=adviser
    )
    for _ in range(second_factor.TRIES):
        assert begin_passkey(shown="wrong", at=world.now(), by=adviser) is None
    with pytest.raises(TooManyTries):
        begin_passkey(shown=spare[0], at=world.now(), by=adviser)
    assert begin_passkey(shown=spare[0], at=world.now(), by=adviser, here=here.id)


# What was begun before something came into use is not finished beside it.


def test_a_passkey_that_was_begun_before_an_app_is_not_added_beside_it(adviser):
    phone, at = Phone(), world.now()
    kept = begin_passkey(shown="", at=at, by=adviser)
    authenticators.added(adviser, at + timedelta(seconds=1))
    with acting_as(adviser):
        options = passkeys.options_to_add(kept, adviser.user_id, "somebody")
    answer = Signed(phone.make(options), kept)
    with pytest.raises(NotNow, match="something else came into use"):
        add_passkey(signed=answer, name="x", at=at + timedelta(seconds=2), by=adviser)
    with acting_as(adviser):
        assert not passkeys.has_one(adviser.user_id)


def test_an_app_that_was_begun_before_a_passkey_is_not_added_beside_it(adviser):
    begun = begin_authenticator(at=world.now() - timedelta(seconds=5), by=adviser)
    phone = added(adviser)
    with pytest.raises(NotNow, match="something else came into use"):
        confirm(begun, world.now(), adviser)
    again = begin_authenticator(shown=used(adviser, phone), at=world.now(), by=adviser)
    assert len(confirm(again, world.now(), adviser)) == 8


def test_neither_is_finished_beside_an_access_code_that_came_into_use_since(service, adviser):
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own, phone, at = world.family_of(case, ADDRESS), Phone(), world.now() - timedelta(seconds=5)
    begun, kept = begin_authenticator(at=at, by=own), begin_passkey(shown="", at=at, by=own)
    codes.given(case, adviser)
    with acting_as(own):
        options = passkeys.options_to_add(kept, own.user_id, "somebody")
    with pytest.raises(NotNow, match="something else came into use"):
        confirm(begun, world.now(), own)
    with pytest.raises(NotNow, match="something else came into use"):
        add_passkey(signed=Signed(phone.make(options), kept), name="x", at=world.now(), by=own)


def test_an_access_code_is_not_given_in_the_place_of_a_passkey(service, adviser):
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own = world.family_of(case, ADDRESS)
    with acting_as(adviser):
        assert access_codes.may_be_given(own.user_id, case.id)
    added(own)
    with acting_as(adviser):
        assert not access_codes.may_be_given(own.user_id, case.id)


# Wrong tries.


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


# Ending.


def test_a_passkey_is_ended_with_something_of_ones_own_and_signs_nobody_in_after(adviser):
    phone, other = added(adviser), Phone()
    added(adviser, other, shown=used(adviser, phone))
    with acting_as(adviser):
        first, second = passkeys.of_user(adviser.user_id)
    assert not end_passkey(passkey_id=second.id, shown="x", at=world.now(), by=adviser)
    assert end_passkey(passkey_id=second.id, shown=used(adviser, phone), at=world.now(), by=adviser)
    assert signed_in(other.signed(asked())) is None
    assert signed_in(phone.signed(asked())) == adviser.user_id
    assert end_passkey(passkey_id=first.id, shown=used(adviser, phone), at=world.now(), by=adviser)
    assert not second_factor.is_asked_of(adviser.user_id)


def test_nobody_ends_anothers(adviser, family):
    added(adviser)
    with acting_as(adviser):
        (held,) = passkeys.of_user(adviser.user_id)
    phone = added(family)
    with pytest.raises(NoSuchThing):
        end_passkey(passkey_id=held.id, shown=used(family, phone), at=world.now(), by=family)


def test_where_others_read_the_mailbox_the_last_passkey_is_not_ended(family):
    phone = added(family)
    with acting_as(family):
        User.objects.filter(id=family.user_id).update(mailbox_is_not_enough=True)
        (held,) = passkeys.of_user(family.user_id)
    with pytest.raises(NotNow, match="was not ended"):
        end_passkey(passkey_id=held.id, shown=used(family, phone), at=world.now(), by=family)


def test_help_for_what_was_lost_ends_passkeys_too(service, adviser):
    phone = added(adviser)
    managers = [world.a_colleague(service, role="manager") for _ in range(2)]
    at = world.now()
    way = resets.Way(service.provider_id)
    reset = ask_for_reset(user_id=adviser.user_id, way=way, checked=Checked.SEEN, at=at, by=managers[0])
    confirm_reset(reset_id=reset.id, at=at + resets.COOLING, by=managers[1])
    assert signed_in(phone.signed(asked())) is None
    assert not second_factor.is_asked_of(adviser.user_id)


def test_whoever_signs_in_with_a_passkey_has_lost_nothing(service, adviser):
    phone = added(adviser)
    manager = world.a_colleague(service, role="manager")
    way = resets.Way(service.provider_id)
    ask_for_reset(user_id=adviser.user_id, way=way, checked=Checked.SEEN, at=world.now(), by=manager)
    assert signed_in(phone.signed(asked())) == adviser.user_id
    with acting_as(adviser):
        assert resets.waiting_for(adviser.user_id) == []


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
