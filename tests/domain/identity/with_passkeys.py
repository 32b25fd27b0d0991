"""Whoever holds passkeys, at work and in a family, and what they do with them."""

import pytest

from evenhand.core.principals import anonymous
from evenhand.domain.identity.actions.add_authenticator import confirm_authenticator
from evenhand.domain.identity.actions.sign_in_with_passkey import sign_in_with_passkey
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import authenticators, world

# Whoever imports everything is given the fixtures.
__all__ = ["adviser", "family", "own_keys", "service"]

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
