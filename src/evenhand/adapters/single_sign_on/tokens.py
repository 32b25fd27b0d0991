"""Whether an ID token is what it has to be (OpenID Connect Core, 3.1.3.7): every check is here, and all must pass."""

import hmac
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey, import_key
from joserfc.jws import extract_compact

from evenhand.adapters.single_sign_on import discovery
from evenhand.adapters.single_sign_on.discovery import Places
from evenhand.domain.identity.addresses import PLAIN
from evenhand.domain.identity.single_sign_on import Client, NoWord, Question, Word

# Only what is signed with a key that nobody but the identity provider has: no "none", nothing with a shared secret.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
SMALLEST_RSA = 2048
# How far two clocks may be apart, and how old a token may be that was asked for a moment ago.
LEEWAY, OLDEST = 60, 600
LONGEST_SUBJECT, LONGEST_ADDRESS = 255, 254


def word_of(token: Any, where: Places, client: Client, question: Question, at: datetime) -> Word:
    """Return what an ID token says, once every check has passed. Raises NoWord."""
    if not isinstance(token, str) or not token.isascii():
        raise NoWord("no token")
    claims, now = _signed(token, where), int(at.timestamp())
    if claims.get("iss") != client.issuer:
        raise NoWord("issuer")
    _require_for_us(claims, client)
    if not _is_seconds(claims.get("exp")) or claims["exp"] + LEEWAY <= now:
        raise NoWord("expired")
    if not _is_seconds(claims.get("iat")) or not now - OLDEST <= claims["iat"] <= now + LEEWAY:
        raise NoWord("age")
    if _is_seconds(claims.get("nbf")) and claims["nbf"] > now + LEEWAY:
        raise NoWord("age")
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode(), question.nonce.encode()):
        raise NoWord("nonce")
    return Word(_subject(claims), _address(claims), _is_strong(claims, client))


def _signed(token: str, where: Places) -> dict[str, Any]:
    """Return what a token claims, once its signature was checked with a key of the identity provider."""
    try:
        header = extract_compact(token.encode()).headers()
        if header.get("alg") not in ALGORITHMS:
            raise NoWord("algorithm")
        return dict(jwt.decode(token, _key(header, where), algorithms=list(ALGORITHMS)).claims)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        raise NoWord("signature") from None


def _key(header: dict[str, Any], where: Places) -> RSAKey | ECKey:
    """Return the one key that a token says it is signed with; a new one is looked for once. Raises NoWord."""
    fitting: list[dict[str, Any]] = []
    for again in (False, True):
        fitting = [each for each in discovery.keys(where, again=again) if _may_sign(each, header)]
        if fitting:
            break
    if len(fitting) != 1:
        raise NoWord("key")
    key = import_key(fitting[0])
    if isinstance(key, RSAKey) and key.raw_value.key_size >= SMALLEST_RSA:
        return key
    if isinstance(key, ECKey):
        return key
    raise NoWord("key")


def _may_sign(key: dict[str, Any], header: dict[str, Any]) -> bool:
    kid = header.get("kid")
    return (
        key.get("kty") == ("EC" if header["alg"].startswith("ES") else "RSA")
        and key.get("use", "sig") == "sig"
        and key.get("alg", header["alg"]) == header["alg"]
        and (kid is None or key.get("kid") == kid)
    )


def _require_for_us(claims: dict[str, Any], client: Client) -> None:
    """Raise NoWord for a token that was made for another service, or on behalf of one."""
    aud, azp = claims.get("aud"), claims.get("azp")
    for_whom = [aud] if isinstance(aud, str) else aud
    if not isinstance(for_whom, list) or client.client_id not in for_whom:
        raise NoWord("audience")
    if (len(for_whom) > 1 or azp is not None) and azp != client.client_id:
        raise NoWord("audience")


def _subject(claims: dict[str, Any]) -> str:
    found = claims.get("sub")
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_SUBJECT:
        raise NoWord("subject")
    return found


def _address(claims: dict[str, Any]) -> str:
    """Return the address that the identity provider itself has checked. Raises NoWord."""
    found = claims.get("email")
    if claims.get("email_verified") is not True:
        raise NoWord("address not proved")
    if not isinstance(found, str) or len(found) > LONGEST_ADDRESS or not PLAIN.fullmatch(found):
        raise NoWord("address not proved")
    return found


def _is_strong(claims: dict[str, Any], client: Client) -> bool:
    """Tell whether it asked for more than one factor: RFC 8176, or what it calls such a sign-in itself."""
    amr = claims.get("amr")
    return (isinstance(amr, list) and "mfa" in amr) or claims.get("acr") in client.strong_acr


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
