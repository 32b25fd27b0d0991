"""The second thing that is asked when somebody signs in: six digits from an app of their own, or a spare code.

A mailbox can be read by others, at home and at work. What the app shows is worked out from a key that only it and this
service hold (RFC 6238): six digits for half a minute, each good once.
"""

import secrets
from base64 import b32encode
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.models import Authenticator, SpareCode

DIGITS, SECONDS, KEY_BYTES = 6, 30, 20
# A clock may be half a minute fast or slow.
AROUND = (0, -1, 1)
SPARE_CODES, SPARE_LETTERS = 8, 12
# Without letters and figures that are taken for each other.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
# After so many wrong tries the next counts only an hour later: whoever reads the mailbox and guesses day and night for
# a year has one chance in seven, and every wrong try is on record.
TRIES, PAUSE = 5, timedelta(hours=1)
# How long after the code from the mailbox it may be typed.
WITHIN = timedelta(minutes=10)


def new_key() -> str:
    """Return the key of a new app, as hexadecimal digits."""
    return secrets.token_bytes(KEY_BYTES).hex()


def address_of(key: str, name: str, service: str) -> str:
    """Return what an app reads from the picture: the key, whose it is, and for which service."""
    return _totp(key).get_provisioning_uri(name, service)


def as_typed(key: str) -> str:
    """Return a key as it is typed into an app that reads no pictures: letters and figures in groups of four."""
    return " ".join(_groups(b32encode(bytes.fromhex(key)).decode()))


def step_of(key: str, typed: str, at: datetime) -> int:
    """Return the half minute whose digits were typed, or 0 when they are none of those around `at`."""
    digits = "".join(character for character in typed if character.isdigit())
    now = int(at.timestamp()) // SECONDS
    for step in (now + away for away in AROUND):
        if secrets.compare_digest(_totp(key).generate(step * SECONDS), digits.encode()):
            return step
    return 0


def new_spare_codes() -> list[str]:
    """Return codes to be written down, in groups of four letters."""
    return [
        "-".join(_groups("".join(secrets.choice(ALPHABET) for _ in range(SPARE_LETTERS))))
        for _ in range(SPARE_CODES)
    ]


def hash_of(spare_code: str) -> str:
    """Return what is kept of a spare code. It has sixty bits of chance, so that no salt is needed."""
    return sha256("".join(filter(str.isalnum, spare_code.upper())).encode()).hexdigest()


def in_use(user_id: UUID) -> Authenticator | None:
    """Return the app that somebody is asked for when they sign in, for themselves only."""
    return Authenticator.objects.filter(user_id=user_id, ended_at=None, confirmed_at__isnull=False).first()


def begun(user_id: UUID) -> Authenticator | None:
    """Return the app that somebody began to add and whose digits they have not typed yet."""
    return Authenticator.objects.filter(user_id=user_id, ended_at=None, confirmed_at=None).first()


def is_asked_of(user_id: UUID) -> bool:
    """Tell whether somebody who typed the code from their mailbox must type another."""
    with acting_as(person(user_id)):
        return in_use(user_id) is not None


def spare_codes_left(authenticator: Authenticator) -> int:
    """Return how many spare codes are still good."""
    return SpareCode.objects.filter(authenticator=authenticator, used_at=None).count()


def _totp(key: str) -> TOTP:
    # SHA-1 is what every such app works with; a short code from a keyed hash is not weakened by its collisions.
    return TOTP(bytes.fromhex(key), DIGITS, SHA1(), SECONDS)


def _groups(letters: str) -> Iterator[str]:
    return (letters[start : start + 4] for start in range(0, len(letters), 4))
