"""OpenID Connect with an identity provider: the authorization code flow with PKCE, and nothing else of it."""

from base64 import b64encode, urlsafe_b64encode
from datetime import datetime
from hashlib import sha256
from urllib.parse import quote, urlencode

from evenhand.adapters.single_sign_on import discovery, fetching, tokens
from evenhand.domain.identity.single_sign_on import Answer, Client, NoWord, Question, Word

SCOPE = "openid email"


class OpenID:
    """Meets the port of single sign-on."""

    def where_to_go(self, client: Client, question: Question) -> str:
        """Return the address at the identity provider to which the browser goes. Raises NoWord.

        It says nothing of whoever goes there, not even the address that they typed.
        """
        where = discovery.places(client.issuer)
        asked = {
            "response_type": "code",
            "client_id": client.client_id,
            "redirect_uri": client.redirect_uri,
            "scope": SCOPE,
            "state": question.state,
            "nonce": question.nonce,
            "code_challenge": _challenge(question.verifier),
            "code_challenge_method": "S256",
        }
        if client.strong_acr:
            asked["acr_values"] = " ".join(client.strong_acr)
        return f"{where.authorization}{'&' if '?' in where.authorization else '?'}{urlencode(asked)}"

    def word(self, client: Client, question: Question, answer: Answer, at: datetime) -> Word:
        """Return what the identity provider says of whoever came back with this answer. Raises NoWord."""
        if answer.issuer and answer.issuer != client.issuer:
            raise NoWord("issuer")
        if answer.error or not answer.code:
            raise NoWord("declined")
        where = discovery.places(client.issuer)
        if where.names_itself and not answer.issuer:
            raise NoWord("issuer")
        form = {
            "grant_type": "authorization_code",
            "code": answer.code,
            "redirect_uri": client.redirect_uri,
            "code_verifier": question.verifier,
        }
        headers = {}
        if where.takes_basic:
            known_as = f"{quote(client.client_id, safe='')}:{quote(client.secret, safe='')}"
            headers["Authorization"] = f"Basic {b64encode(known_as.encode()).decode()}"
        else:
            form |= {"client_id": client.client_id, "client_secret": client.secret}
        given = fetching.post(where.token, client.issuer, urlencode(form), headers)
        return tokens.word_of(given.get("id_token"), where, client, question, at)


def _challenge(verifier: str) -> str:
    """Return by what a verifier is known until it is shown (RFC 7636, S256)."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
