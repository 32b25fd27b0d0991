"""Apps that show six digits, and the spare codes that stand in for one that is lost: one kind of second factor.

What the app shows is worked out from a key that only it and this service hold (RFC 6238): six digits for half a minute,
each good once.
"""

import secrets
from base64 import b32encode
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db.models import Q

from evenhand.core import references
from evenhand.domain.identity.models import Authenticator, SpareCode

DIGITS, SECONDS, KEY_BYTES = 6, 30, 20
# A clock may be half a minute fast or slow.
AROUND = (0, -1, 1)
SPARE_CODES = 8
# How long the picture of a new app is good for: whoever noted it at an open page cannot come back to it.
BEGUN_FOR = timedelta(minutes=30)


def new_key() -> str:
    """Return the key of a new app, as hexadecimal digits."""
    return secrets.token_bytes(KEY_BYTES).hex()


def address_of(key: str, name: str, service: str) -> str:
    """Return what an app reads from the picture: the key, whose it is, and for which service."""
    return _totp(key).get_provisioning_uri(name, service)


def as_typed(key: str) -> str:
    """Return a key as it is typed into an app that reads no pictures: letters and figures in groups of four."""
    letters = b32encode(bytes.fromhex(key)).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


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
    return [references.new(3, 4) for _ in range(SPARE_CODES)]


def hash_of(spare_code: str) -> str:
    """Return what is kept of a spare code. It has more than fifty bits of chance, so that no salt is needed."""
    return sha256(references.tidy(spare_code).encode()).hexdigest()


def in_use(user_id: UUID) -> Authenticator | None:
    """Return the app that somebody is asked for when they sign in, for themselves only."""
    return Authenticator.objects.filter(_used_by(user_id)).first()


def begun(authenticator_id: UUID, user_id: UUID, at: datetime) -> Authenticator | None:
    """Return an app that somebody began to add a short while ago and whose digits they have not typed yet."""
    return Authenticator.objects.filter(is_begun(authenticator_id, user_id, at)).first()


def is_begun(authenticator_id: UUID, user_id: UUID, at: datetime) -> Q:
    """Return what holds of an app that somebody is adding: one of theirs, and the one that is asked for by its id."""
    own = Q(id=authenticator_id, user_id=user_id)
    return own & Q(ended_at=None, confirmed_at=None, added_at__gt=at - BEGUN_FOR)


def fits(user_id: UUID, typed: str, at: datetime) -> bool:
    """Tell whether somebody typed what their app shows now, or a spare code that is left; spend it."""
    standing = Authenticator.objects.select_for_update().filter(_used_by(user_id)).first()
    if standing is None:
        return False
    step = step_of(standing.key, typed, at)
    if step > standing.last_step:
        standing.last_step = step
        standing.save(update_fields=["last_step"])
        return True
    spare = SpareCode.objects.filter(authenticator=standing, sha256=hash_of(typed), used_at=None)
    return bool(spare.update(used_at=at))


def end(user_id: UUID, at: datetime) -> None:
    """Ask somebody for their app no longer; its spare codes end with it."""
    Authenticator.objects.filter(user_id=user_id, ended_at=None).update(ended_at=at)


def spare_codes_left(authenticator: Authenticator) -> int:
    """Return how many spare codes are still good."""
    return SpareCode.objects.filter(authenticator=authenticator, used_at=None).count()


def _used_by(user_id: UUID) -> Q:
    return Q(user_id=user_id, ended_at=None, confirmed_at__isnull=False)


def _totp(key: str) -> TOTP:
    # SHA-1 is what every such app works with; a short code from a keyed hash is not weakened by its collisions.
    return TOTP(bytes.fromhex(key), DIGITS, SHA1(), SECONDS)
