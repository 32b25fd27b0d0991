"""Passkeys: keys that a phone, a computer or a stick signs with, for this service's address alone (WebAuthn).

The browser is asked a question that is good once and for a few minutes; what it answers is signed by a key that never
leaves its device, after whoever holds that device has shown there that it is they (a finger, a face, a PIN). So it is
two factors in one, and a page at another address gets an answer that is of no use here.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialParameters,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from evenhand.core import limits
from evenhand.domain.identity.models import Passkey

SERVICE = "Evenhand"
MOST = 10
LONGEST_NAME = 60
# How long a browser has for its answer.
LIFE = timedelta(minutes=5)
LIFE_MS = int(LIFE.total_seconds() * 1000)
# What every device makes one of: ES256, Ed25519, RS256.
ALGORITHMS = (-7, -8, -257)
ADD, USE = "add", "use"
LARGEST_ANSWER = 20_000
# More from one network than a whole council needs; each answer is on record.
ANSWERS_AN_HOUR = 300


@dataclass(frozen=True)
class Question:
    """What a browser is asked to sign. `kept` stays in its session, on our side, until the answer comes."""

    options: str
    kept: dict[str, Any]


@dataclass(frozen=True)
class Signed:
    """What a browser answered, with what was kept of the question; nothing where none was asked."""

    answer: str
    kept: dict[str, Any]


@dataclass(frozen=True)
class Made:
    """A new key, as its device described it."""

    credential_id: str
    public_key: bytes
    sign_count: int


def of_user(user_id: UUID | None) -> list[Passkey]:
    """Return the passkeys of somebody that have not ended, the oldest first; for themselves only."""
    if user_id is None:
        return []
    return list(Passkey.objects.filter(user_id=user_id, ended_at=None).order_by("added_at"))


def one(user_id: UUID | None, passkey_id: UUID) -> Passkey | None:
    """Return one passkey of somebody, or None when there is nothing to see."""
    return next((each for each in of_user(user_id) if each.id == passkey_id), None)


def has_one(user_id: UUID) -> bool:
    """Tell whether somebody has a passkey that is asked for."""
    return Passkey.objects.filter(user_id=user_id, ended_at=None).exists()


def end(user_id: UUID, at: datetime) -> None:
    """Let no passkey of somebody sign them in any longer."""
    Passkey.objects.filter(user_id=user_id, ended_at=None).update(ended_at=at)


def question_to_add(user_id: UUID, at: datetime) -> dict[str, Any]:
    """Return what is kept of a question to which a new key of somebody is the answer."""
    return {"for": ADD, "user": str(user_id), "begun": at.isoformat(), **_fresh(at)}


def options_to_add(kept: dict[str, Any], user_id: UUID, name: str) -> str:
    """Return what the browser is told so that it makes a new key: never one beside another on the same device."""
    own = PublicKeyCredentialUserEntity(id=user_id.bytes, name=name, display_name=name)
    options, _ = _server().register_begin(
        own,
        credentials=_descriptors(user_id),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
        challenge=websafe_decode(kept["challenge"]),
    )
    return _as_text(options)


def question_to_use(user_id: UUID | None, at: datetime) -> Question:
    """Return the question to which a signature is the answer: by a key of somebody, or by anybody's who is here."""
    kept = {"for": USE, **_fresh(at)}
    options, _ = _server().authenticate_begin(
        credentials=_descriptors(user_id) if user_id else None,
        user_verification=UserVerificationRequirement.REQUIRED,
        challenge=websafe_decode(kept["challenge"]),
    )
    return Question(_as_text(options), kept)


def is_open(kept: dict[str, Any], what: str, at: datetime) -> bool:
    """Tell whether a question was asked for this, a few minutes ago at most."""
    asked = kept.get("at", 0)
    return kept.get("for") == what and 0 <= int(at.timestamp()) - asked <= int(LIFE.total_seconds())


def made(signed: Signed, user_id: UUID, at: datetime) -> Made | None:
    """Return the new key in an answer; None where it answers another question, another address or anybody else."""
    kept = signed.kept
    if not is_open(kept, ADD, at) or kept.get("user") != str(user_id) or "begun" not in kept:
        return None
    try:
        answer = RegistrationResponse.from_dict(_read(signed.answer))
        _require_ours(answer.response.client_data)
        seen = _server().register_complete(_state(signed.kept), answer)
        new = seen.credential_data
        if new is None or new.credential_id != answer.raw_id or new.public_key.get(3) not in ALGORITHMS:
            return None
        return Made(websafe_encode(new.credential_id), cbor.encode(dict(new.public_key)), seen.counter)
    except Exception:  # whatever a stranger's bytes make of the parsers, it is no key
        return None


def is_asked_too_often(network_address: str, at: datetime) -> bool:
    """Count one more answer from a network, and tell whether those are too many in an hour."""
    return limits.count("passkey", network_address, at) > ANSWERS_AN_HOUR


def owner_of(signed: Signed) -> UUID | None:
    """Return whose key an answer names; it has shown nothing yet."""
    try:
        named = websafe_encode(AuthenticationResponse.from_dict(_read(signed.answer)).raw_id)
    except Exception:  # as above
        return None
    # Across the wall around it: this is the one thing that is told of a key to others.
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_owner_of_passkey(%s)", [named])
        (user_id,) = cursor.fetchone()
    return user_id  # type: ignore[no-any-return]


def fits(user_id: UUID, shown: "str | Signed", at: datetime) -> bool:
    """Tell whether a key of somebody has signed the question that this browser was asked.

    A key that counts must have counted on: one that has not was copied.
    """
    if not isinstance(shown, Signed) or not is_open(shown.kept, USE, at):
        return False
    held = Passkey.objects.select_for_update().filter(user_id=user_id, ended_at=None)
    own = {each.credential_id: each for each in held}
    verified = _verified(shown, user_id, list(own.values()))
    if verified is None:
        return False
    passkey, count = own[verified[0]], verified[1]
    if (count or passkey.sign_count) and count <= passkey.sign_count:
        return False
    passkey.sign_count, passkey.last_used_at = count, at
    passkey.save(update_fields=["sign_count", "last_used_at"])
    return True


def _verified(signed: Signed, user_id: UUID, own: list[Passkey]) -> tuple[str, int] | None:
    """Return which key signed and how often it has, or None when none of these did."""
    try:
        answer = AuthenticationResponse.from_dict(_read(signed.answer))
        _require_ours(answer.response.client_data)
        if answer.response.user_handle not in (None, b"", user_id.bytes):
            return None
        known = [_credential(each) for each in own]
        found = _server().authenticate_complete(_state(signed.kept), known, answer)
        return websafe_encode(found.credential_id), answer.response.authenticator_data.counter
    except Exception:  # whatever a stranger's bytes make of the parsers, they prove nothing
        return None


def _server() -> Fido2Server:
    """Return what makes and checks questions for this service's own address, and for no other.

    No device signs for an address of figures. Where this machine is the service, it is called localhost.
    """
    name, origin = address()
    server = Fido2Server(
        PublicKeyCredentialRpEntity(id=name, name=SERVICE), verify_origin=lambda one: one == origin
    )
    server.timeout = LIFE_MS  # type: ignore[assignment]
    server.allowed_algorithms = [
        PublicKeyCredentialParameters(type=PublicKeyCredentialType.PUBLIC_KEY, alg=each)
        for each in ALGORITHMS
    ]
    return server


def address() -> tuple[str, str]:
    """Return the name that keys are bound to, and the one address whose pages may ask for them."""
    own = urlsplit(settings.PUBLIC_URL)
    name = "localhost" if own.hostname == "127.0.0.1" else own.hostname or ""
    return name, f"{own.scheme}://{name}" + (f":{own.port}" if own.port else "")


def _require_ours(client_data: Any) -> None:
    """Raise ValueError for what was signed in a frame of somebody else's page."""
    if client_data.cross_origin:
        raise ValueError("Signed in a frame of another page.")


def _fresh(at: datetime) -> dict[str, Any]:
    return {"challenge": websafe_encode(secrets.token_bytes(32)), "at": int(at.timestamp())}


def _state(kept: dict[str, Any]) -> dict[str, Any]:
    return {"challenge": kept["challenge"], "user_verification": UserVerificationRequirement.REQUIRED}


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LARGEST_ANSWER:
        raise ValueError("Larger than any answer.")
    return json.loads(answer)  # type: ignore[no-any-return]


def _as_text(options: Any) -> str:
    return json.dumps(dict(options)["publicKey"])


def _credential(passkey: Passkey) -> AttestedCredentialData:
    key = CoseKey.parse(cbor.decode(bytes(passkey.public_key)))  # type: ignore[arg-type]
    return AttestedCredentialData.create(Aaguid.NONE, websafe_decode(passkey.credential_id), key)


def _descriptors(user_id: UUID) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            type=PublicKeyCredentialType.PUBLIC_KEY, id=websafe_decode(each.credential_id)
        )
        for each in of_user(user_id)
    ]
