"""What an identity provider says of itself: where it is asked what, and with which keys it signs. Kept for minutes."""

from dataclasses import dataclass
from time import monotonic
from typing import Any

from evenhand.adapters.single_sign_on import fetching
from evenhand.domain.identity.single_sign_on import NoWord

KEPT_SECONDS = 300
# A key that is not known is looked for again, and not more often than this.
AGAIN_SECONDS = 10
_kept: dict[str, tuple[float, dict[str, Any]]] = {}


@dataclass(frozen=True)
class Places:
    """Where one identity provider is asked what."""

    issuer: str
    authorization: str
    token: str
    keys: str
    takes_basic: bool
    names_itself: bool
    """Whether it says that every answer carries its issuer (RFC 9207)."""


def places(issuer: str) -> Places:
    """Return where an identity provider is asked what, as its own document says. Raises NoWord."""
    found = _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration", issuer, KEPT_SECONDS)
    if found.get("issuer") != issuer:
        raise NoWord("issuer")
    named = [found.get(f"{what}_endpoint") for what in ("authorization", "token")] + [found.get("jwks_uri")]
    for each in named:
        if not isinstance(each, str):
            raise NoWord("no document")
        fetching.require_reachable(each, issuer)
    ways = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Places(
        issuer,
        str(named[0]),
        str(named[1]),
        str(named[2]),
        takes_basic="client_secret_basic" in ways,
        names_itself=found.get("authorization_response_iss_parameter_supported") is True,
    )


def keys(where: Places, *, again: bool = False) -> list[dict[str, Any]]:
    """Return the public keys of an identity provider; `again` once a key is not among those kept. Raises NoWord."""
    found = _fetched(where.keys, where.issuer, AGAIN_SECONDS if again else KEPT_SECONDS).get("keys")
    if not isinstance(found, list):
        raise NoWord("no document")
    return [each for each in found if isinstance(each, dict)]


def forget() -> None:
    """Forget what identity providers said of themselves."""
    _kept.clear()


def _fetched(url: str, issuer: str, seconds: float) -> dict[str, Any]:
    kept, now = _kept.get(f"{issuer} {url}"), monotonic()
    if kept and now - kept[0] < seconds:
        return kept[1]
    found = fetching.get(url, issuer)
    _kept[f"{issuer} {url}"] = (now, found)
    return found
