"""A passkey that has ended signs nobody in: who ends one, with what, and when help for what was lost does."""

import pytest

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import passkeys, resets, second_factor
from evenhand.domain.identity.actions.add_passkey import NotAPasskey, end_passkey
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset, confirm_reset
from evenhand.domain.identity.models import User
from evenhand.domain.identity.states import Checked
from tests.build import world
from tests.build.passkeys import Phone, added, asked, used
from tests.domain.identity.with_passkeys import *  # noqa: F403 - the fixtures
from tests.domain.identity.with_passkeys import signed_in


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
