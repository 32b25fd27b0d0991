"""A passkey as a phone holds it: it makes keys, really signs, and counts; and a person who adds one and uses it."""

import json
import re
from hashlib import sha256
from html import unescape
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData, CollectedClientData

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import passkeys
from evenhand.domain.identity.actions.add_passkey import add_passkey, begin_passkey
from evenhand.domain.identity.passkeys import Question, Signed
from tests.build import world

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Phone:
    """A device that holds one passkey. What it does otherwise than a good one is said by name."""

    def __init__(self, origin: str = "", *, counts: bool = True) -> None:
        self.origin = origin or passkeys.address()[1]
        self.credential_id = token_bytes(32)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.user_handle = b""
        self.counts, self.count = counts, 0

    def make(self, options: str, **wrong: Any) -> str:
        """Return what a browser answers when it is asked for a new key."""
        asked = json.loads(options)
        self.user_handle = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.credential_id, public)
        seen = self._seen(asked["rp"]["id"], ATTESTED, credential, **wrong)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": seen})
        client = self._client("webauthn.create", asked, **wrong)
        return self._answer(clientDataJSON=client, attestationObject=attestation)

    def sign(self, options: str, **wrong: Any) -> str:
        """Return what a browser answers when it is asked to sign."""
        asked = json.loads(options)
        self.count += self.counts
        seen = self._seen(asked["rpId"], 0, **wrong)
        client = self._client("webauthn.get", asked, **wrong)
        signature = wrong.get("key", self.key).sign(seen + sha256(client).digest(), ec.ECDSA(SHA256()))
        handle = wrong.get("handle", self.user_handle)
        return self._answer(
            clientDataJSON=client, authenticatorData=seen, signature=signature, userHandle=handle
        )

    def signed(self, question: Question, **wrong: Any) -> Signed:
        """Return the answer to a question with what was kept of it."""
        return Signed(self.sign(question.options, **wrong), question.kept)

    def _seen(self, name: str, more: int, credential: bytes = b"", /, **wrong: Any) -> bytes:
        flags = PRESENT | more | (VERIFIED if wrong.get("verified", True) else 0)
        rp_id_hash = sha256(wrong.get("name", name).encode()).digest()
        return AuthenticatorData.create(rp_id_hash, flags, wrong.get("count", self.count), credential)

    def _client(self, what: str, asked: dict[str, Any], /, **wrong: Any) -> bytes:
        challenge = wrong.get("challenge") or websafe_decode(asked["challenge"])
        origin, framed = wrong.get("origin", self.origin), wrong.get("framed", False)
        return CollectedClientData.create(wrong.get("what", what), challenge, origin, cross_origin=framed)

    def _answer(self, **parts: bytes) -> str:
        named = websafe_encode(self.credential_id)
        response = {name: websafe_encode(part) for name, part in parts.items()}
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response})


def added(by: Principal, phone: Phone | None = None, *, name: str = "My phone", shown: Any = "") -> Phone:
    """Add a passkey of somebody's own, and return the phone that holds it."""
    phone, at = phone or Phone(), world.now()
    kept = begin_passkey(shown=shown, at=at, by=by)
    assert kept is not None and by.user_id
    with acting_as(by):
        options = passkeys.options_to_add(kept, by.user_id, "somebody")
    add_passkey(signed=Signed(phone.make(options), kept), name=name, at=at, by=by)
    return phone


def asked(by: Principal | None = None, at: Any = None) -> Question:
    """Return a question that a passkey of somebody, or of anybody, is to sign."""
    if by is None:
        return passkeys.question_to_use(None, at or world.now())
    with acting_as(by):
        return passkeys.question_to_use(by.user_id, at or world.now())


def used(by: Principal, phone: Phone, **wrong: Any) -> Signed:
    """Return what a phone signs when its owner is asked to show that it is they."""
    return phone.signed(asked(by), **wrong)


def options_on(page: str) -> str:
    """Return what a page tells the script about a passkey."""
    found = re.search(r'data-passkey="([^"]+)"', page)
    assert found, "the page asks for no passkey"
    return unescape(found[1])
