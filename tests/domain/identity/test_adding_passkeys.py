"""A passkey is added by its owner, and beside something that is asked for already by nobody at an open page."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access_codes, passkeys, second_factor
from evenhand.domain.identity.actions.add_authenticator import begin_authenticator
from evenhand.domain.identity.actions.add_passkey import NotAPasskey, add_passkey, begin_passkey
from evenhand.domain.identity.actions.open_session import open_session
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries
from evenhand.domain.identity.passkeys import Signed
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import authenticators, codes, world
from tests.build.passkeys import Phone, added, used
from tests.domain.identity.with_passkeys import *  # noqa: F403 - the fixtures
from tests.domain.identity.with_passkeys import ADDRESS, WRONG, confirm


@pytest.mark.parametrize("wrong", [each for each in WRONG if each != "as if a key were made"])
def test_no_passkey_is_added_by_an_answer(adviser, wrong):
    phone, at = Phone(), world.now()
    kept = begin_passkey(shown="", at=at, by=adviser)
    with acting_as(adviser):
        options = passkeys.options_to_add(kept, adviser.user_id, "somebody")
    with pytest.raises(NotAPasskey):
        add_passkey(signed=Signed(phone.make(options, **WRONG[wrong]), kept), name="x", at=at, by=adviser)
    add_passkey(signed=Signed(phone.make(options), kept), name="x", at=at, by=adviser)


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


def test_ten_are_the_most(adviser):
    phone = added(adviser)
    for _ in range(passkeys.MOST - 1):
        added(adviser, shown=used(adviser, phone))
    with pytest.raises(NotNow, match="Ten are the most"):
        begin_passkey(shown=used(adviser, phone), at=world.now(), by=adviser)


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
