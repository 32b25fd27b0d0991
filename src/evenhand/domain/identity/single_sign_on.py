"""Signing in by the word of one's own organisation (OpenID Connect): what is asked, and what the answer must be.

What travels with a browser to the identity provider and back is worked out from the row of that one sign-in and the
service's secret, as codes are (codes.py): the database holds nothing that could be used in another browser.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from evenhand.core import limits
from evenhand.core.outside import adapter
from evenhand.domain.identity.models import ClientSecret, IdentityProvider, SignInElsewhere
from evenhand.domain.organisations import queries as organisations

LIFE = timedelta(minutes=10)
KEPT_HOURS = 24
# From one browser in ten minutes; and from one network in an hour, which may be a whole council's.
TRIES, ASKINGS_AN_HOUR = 5, 300


class NoWord(Exception):
    """An identity provider gave no word that can be taken. `why` is one of a few words of our own, never of its."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Client:
    """What this service is to an identity provider."""

    issuer: str
    client_id: str
    redirect_uri: str
    strong_acr: tuple[str, ...] = ()
    secret: str = ""


@dataclass(frozen=True)
class Question:
    """What goes along with one browser, and must come back."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Answer:
    """What a browser brought back in its address."""

    state: str = ""
    code: str = ""
    error: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class Word:
    """What an identity provider says of somebody, once its signature and everything else was checked."""

    subject: str
    address: str
    strong: bool


class Port(Protocol):
    """What talks to identity providers. Each raises NoWord."""

    def where_to_go(self, client: Client, question: Question) -> str:
        """Return the address at the identity provider to which the browser goes."""

    def word(self, client: Client, question: Question, answer: Answer, at: datetime) -> Word:
        """Return what the identity provider says of whoever came back with this answer."""


@dataclass(frozen=True)
class Offer:
    """An organisation whose people can sign in with it."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Setting:
    """What is set for one organisation, for those who may look at it; never the secret."""

    id: UUID
    organisation: str
    issuer: str
    client_id: str
    domains: tuple[str, ...]
    strong_acr: tuple[str, ...]
    set_at: datetime
    asked_by: UUID
    ended_at: datetime | None


def talk() -> Port:
    """Return what talks to identity providers."""
    return adapter("single_sign_on")()  # type: ignore[no-any-return]


def question(sign_in_id: UUID) -> Question:
    """Return what goes along with one sign-in."""
    return Question(*(_secret_of(sign_in_id, what) for what in ("state", "nonce", "verifier")))


def fits(sign_in_id: UUID, state: str) -> bool:
    """Tell whether a browser came back with what it was sent away with; the time taken says nothing."""
    return hmac.compare_digest(_secret_of(sign_in_id, "state").encode(), state.encode())


def hash_of(provider: IdentityProvider, subject: str) -> str:
    """Return what is kept of a subject: it means somebody at this issuer only."""
    return sha256(f"{provider.issuer}\n{subject}".encode()).hexdigest()


def client_of(provider: IdentityProvider, redirect_uri: str, *, with_secret: bool = False) -> Client:
    """Return what this service is to an identity provider; its secret opens only while a browser is on its way."""
    secret = ClientSecret.objects.get(identity_provider=provider).secret if with_secret else ""
    return Client(
        provider.issuer, provider.client_id, redirect_uri, tuple(provider.strong_acr), secret=secret
    )


def offered(address: str) -> list[Offer]:
    """Return the organisations that vouch for addresses of this domain: it does not matter whose the address is."""
    domain = address.strip().rpartition("@")[2].lower()
    found = IdentityProvider.objects.filter(ended_at=None, domains__contains=[domain])
    return sorted((Offer(one.id, name_of(one)) for one in found), key=lambda offer: offer.name)


def where_to_go(sign_in: SignInElsewhere, redirect_uri: str) -> str:
    """Return the address to which a browser goes for one sign-in. Raises NoWord."""
    client = client_of(sign_in.identity_provider, redirect_uri)
    return talk().where_to_go(client, question(sign_in.id))


def name_of(provider: IdentityProvider) -> str:
    """Return the name of the organisation."""
    if provider.provider_id:
        return organisations.provider(provider.provider_id).name
    return organisations.bodies([provider.body_id])[provider.body_id].name if provider.body_id else ""


def opens(sign_in: SignInElsewhere, word: Word) -> UUID | None:
    """Return whose account a word opens: somebody's who has nothing here but their work for that organisation."""
    subject = hash_of(sign_in.identity_provider, word.subject)
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_word_opens(%s, %s, %s)", [sign_in.id, subject, word.address])
        (user_id,) = cursor.fetchone()
    return user_id  # type: ignore[no-any-return]


def still_opens(identity_provider_id: UUID) -> bool:
    """Tell whether the word of an identity provider would let whoever asks in now, whatever it did before."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_word_still_opens(%s)", [identity_provider_id])
        return bool(cursor.fetchone()[0])


def is_asked_too_often(network_address: str, at: datetime) -> bool:
    """Count one more asking of a network, and tell whether that is more in an hour than a whole council needs."""
    return limits.count("single sign-on", network_address, at) > ASKINGS_AN_HOUR


def settings_of(provider_ids: list[UUID], body_ids: list[UUID]) -> list[Setting]:
    """Return what is and was set for some organisations, by name, what stands now first."""
    rows = [
        *IdentityProvider.objects.filter(provider_id__in=provider_ids),
        *IdentityProvider.objects.filter(body_id__in=body_ids),
    ]
    return sorted(map(_shown, rows), key=lambda one: (one.ended_at is not None, one.organisation, one.set_at))


def all_settings() -> list[Setting]:
    """Return what is and was set for every organisation, for whoever runs the machine."""
    return sorted(map(_shown, IdentityProvider.objects.all()), key=lambda one: (one.organisation, one.set_at))


def _shown(one: IdentityProvider) -> Setting:
    return Setting(
        one.id,
        name_of(one),
        one.issuer,
        one.client_id,
        tuple(one.domains),
        tuple(one.strong_acr),
        one.set_at,
        one.asked_by,
        one.ended_at,
    )


def _secret_of(sign_in_id: UUID, what: str) -> str:
    """Return one of the secrets of a sign-in: 64 signs, as many as a verifier may well have (RFC 7636)."""
    return salted_hmac(
        "evenhand.single-sign-on", f"{what}:{sign_in_id}", secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()
