"""An identity provider on this machine: it keeps to OpenID Connect, and lies when a test wants it to."""

import hmac
import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.jwk import RSAKey

from evenhand.adapters.single_sign_on import discovery
from evenhand.config.roles import Addresses
from evenhand.core.principals import operator
from evenhand.domain.identity.actions.set_identity_provider import (
    end_identity_provider,
    set_identity_provider,
)
from tests.build import databases, world

CLIENT_ID, SECRET = "evenhand", "heron: not for any log"
KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "1", "use": "sig"}) for _ in range(2))


@dataclass
class Provider:
    """What it is, and how it lies: `claims` and `document` are changed by these, `signs` says how a token is signed."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    signs: str = "right"
    answer: bytes | None = None
    status: int = 200
    asked: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    # Who signs in here when a real browser comes, and by which clock this is.
    email: str = ""
    now: Callable[[], float] = lambda: world.now().timestamp()

    def lets_in(self, address: str, email: str, subject: str = "") -> dict[str, str]:
        """Return what a browser brings back that was sent to `address` and in which somebody signed in here.

        `to` is where it brings that, and is no part of it.
        """
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?") and asked["code_challenge_method"] == "S256"
        assert (asked["response_type"], asked["client_id"], asked["scope"]) == (
            "code",
            CLIENT_ID,
            "openid email",
        )
        code = uuid4().hex
        now = str(int(self.now()))
        self.codes[code] = {**asked, "now": now, "email": email, "sub": subject or f"subject of {email}"}
        return {"code": code, "state": asked["state"], "iss": self.issuer, "to": asked["redirect_uri"]}

    def document_of_itself(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "authorization_response_iss_parameter_supported": True,
        } | self.document

    def exchanges(self, form: dict[str, str], header: str) -> tuple[int, dict[str, Any]]:
        """Return a token for a code, once, to the client that has the secret and the verifier."""
        kind, _, value = header.partition(" ")
        known = kind == "Basic" and [unquote(each) for each in b64decode(value).decode().split(":")]
        asked = self.codes.pop(form.get("code", ""), None)
        shown = (
            urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        )
        if known != [CLIENT_ID, SECRET] or not asked or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        if asked["code_challenge"] != shown:
            return 400, {"error": "invalid_grant"}
        now = int(asked["now"])
        claims = {
            "iss": self.issuer,
            "sub": asked["sub"],
            "aud": CLIENT_ID,
            "exp": now + 300,
            "iat": now,
            "nonce": asked["nonce"],
            "email": asked["email"],
            "email_verified": True,
            "amr": ["pwd", "mfa"],
        } | self.claims
        return 200, {"id_token": self.signed({k: v for k, v in claims.items() if v is not None})}

    def signed(self, claims: dict[str, Any]) -> str:
        header = {"alg": "RS256", "kid": "1"}
        if self.signs == "none":
            made = _unsigned({"alg": "none", "kid": "1"}, claims) + "."
        elif self.signs == "HS256 with the public key":
            # By hand, because the library refuses to take part in it.
            said = _unsigned({"alg": "HS256", "kid": "1"}, claims)
            made = f"{said}.{_b64(hmac.digest(KEY.as_pem(private=False), said.encode(), 'sha256'))}"
        elif self.signs == "a key that nobody has seen":
            made = jwt.encode(header | {"kid": "2"}, claims, OTHER_KEY)
        else:
            made = jwt.encode(header, claims, KEY if self.signs == "right" else OTHER_KEY)
        self.given.append(made)
        return made


def _unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return ".".join(_b64(json.dumps(each).encode()) for each in (header, claims))


def _b64(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


class _Handler(BaseHTTPRequestHandler):
    @property
    def provider(self) -> Provider:
        return self.server.provider  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        self.provider.asked.append(self.path)
        if self.path.startswith("/authorize?"):
            return self.leads_back(f"{self.provider.issuer}{self.path}")
        if self.path == "/.well-known/openid-configuration":
            return self.says(200, self.provider.document_of_itself())
        return self.says(200, {"keys": [KEY.as_dict(private=False)]})

    def leads_back(self, address: str) -> None:
        brought = self.provider.lets_in(address, self.provider.email)
        to = brought.pop("to")
        self.send_response(302)
        self.send_header("Location", f"{to}?{urlencode(brought)}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        self.provider.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        return self.says(*self.provider.exchanges(form, self.headers.get("Authorization", "")))

    def says(self, status: int, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode() if self.provider.answer is None else self.provider.answer
        self.send_response(status if self.provider.status == 200 else self.provider.status)
        if self.provider.status == 302:
            self.send_header("Location", f"{self.provider.issuer}/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Provider]:
    """Give an identity provider that answers on this machine for a while."""
    provider = Provider()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.provider = provider  # type: ignore[attr-defined]
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        discovery.forget()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
            discovery.forget()


def set_for(database: Addresses, **given: Any) -> UUID:
    """Set it for an organisation as whoever runs the machine does: as the owner of the database."""
    usual = {
        "provider_id": None,
        "body_id": None,
        "client_id": CLIENT_ID,
        "secret": SECRET,
        "domains": ("provider.example",),
        "strong_acr": (),
        "at": world.now(),
        "by": operator(),
    }
    with databases.django_at(database.owner):
        return set_identity_provider(**usual | given).id


def ended(database: Addresses, identity_provider_id: UUID) -> int:
    """End it as whoever runs the machine does, and return how many people were signed out."""
    at = world.now()
    with databases.django_at(database.owner):
        return end_identity_provider(identity_provider_id=identity_provider_id, at=at, by=operator())


def back(client: Any, brought: dict[str, str]) -> Any:
    """Let a browser come back with what it brings."""
    said = {name: value for name, value in brought.items() if name != "to"}
    return client.get(f"{urlsplit(brought['to']).path}?{urlencode(said)}")
