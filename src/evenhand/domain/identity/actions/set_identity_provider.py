"""Set where an organisation signs its own people in, and end that."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Q

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal, person
from evenhand.domain.identity.access import may, may_for_body
from evenhand.domain.identity.events_of_single_sign_on import IdentityProviderEnded, IdentityProviderSet
from evenhand.domain.identity.models import BoundSubject, ClientSecret, EmailAddress, IdentityProvider
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.sessions import end_sessions

DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class CannotBeSet(Refused):
    """What was given is not what an identity provider is made of; the message says which."""


@action
def set_identity_provider(
    *,
    provider_id: UUID | None,
    body_id: UUID | None,
    issuer: str,
    client_id: str,
    secret: str,
    domains: tuple[str, ...],
    strong_acr: tuple[str, ...],
    asked_by: str,
    at: datetime,
    by: Principal,
) -> IdentityProvider:
    """Let one organisation, a provider or a body, sign its own people in from now on.

    Only whoever runs the machine may, as the database's owner, for a manager or lead officer of that organisation who
    asked for it and is named by their e-mail address. Raises CannotBeSet, and NotNow while another one stands.
    """
    _require_operator(by)
    domains = tuple(dict.fromkeys(each.strip().lower() for each in domains))
    _require_sense(issuer, client_id, secret, domains)
    if (provider_id is None) == (body_id is None):
        raise _cannot("It is of one organisation.", "Name a provider, or a council or health body.")
    if IdentityProvider.objects.filter(
        Q(provider_id__isnull=False, provider_id=provider_id) | Q(body_id__isnull=False, body_id=body_id),
        ended_at=None,
    ).exists():
        raise NotNow(
            "This organisation has single sign-on already.", "One stands at a time.", "End it first."
        )
    found = IdentityProvider.objects.create(
        provider_id=provider_id,
        body_id=body_id,
        issuer=issuer,
        client_id=client_id,
        domains=list(domains),
        strong_acr=list(strong_acr),
        set_at=at,
        asked_by=_whoever_asked(asked_by, provider_id, body_id),
    )
    ClientSecret.objects.create(identity_provider=found, secret=secret)
    record(
        IdentityProviderSet(
            identity_provider_id=found.id, provider_id=provider_id, body_id=body_id, asked_by=found.asked_by
        )
    )
    return found


@action
def end_identity_provider(*, identity_provider_id: UUID, at: datetime, by: Principal) -> int:
    """Take no word of it from now on, forget its secret, and sign out everybody whom it ever let in.

    Return how many people that was.
    """
    _require_operator(by)
    ended = IdentityProvider.objects.filter(id=identity_provider_id, ended_at=None)
    if not ended.update(ended_at=at):
        raise NotNow("There is nothing to end.", "It has ended, or never was.")
    ClientSecret.objects.filter(identity_provider_id=identity_provider_id).delete()
    bound = BoundSubject.objects.filter(identity_provider_id=identity_provider_id, ended_at=None)
    people = list(bound.values_list("user_id", flat=True))
    bound.update(ended_at=at)
    for user_id in people:
        end_sessions(user_id)
    record(IdentityProviderEnded(identity_provider_id=identity_provider_id))
    return len(people)


def _require_operator(by: Principal) -> None:
    if by.name != OPERATOR:
        raise NotAllowed("set single sign-on")


def _require_sense(issuer: str, client_id: str, secret: str, domains: tuple[str, ...]) -> None:
    """Raise CannotBeSet for what could not work, or would let anybody vouch for anybody."""
    try:
        parts = urlsplit(issuer)
        is_here = parts.scheme == "http" and parts.hostname in LOOPBACK
    except ValueError:
        parts, is_here = urlsplit(""), False
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise _cannot("The issuer is no address.", "It looks like https://login.council.example")
    if parts.scheme != "https" and not is_here:
        raise _cannot("The issuer is not reached safely.", "Its address must begin with https://")
    if not client_id.strip() or not secret.strip():
        raise _cannot("The client id or the secret is empty.", "Ask the organisation for both.")
    if not domains or not all(DOMAIN.fullmatch(each) for each in domains):
        raise _cannot("The e-mail domains are not right.", "Write each in full, such as council.example")


def _whoever_asked(address: str, provider_id: UUID | None, body_id: UUID | None) -> UUID:
    """Return the user who asked for it. Raises CannotBeSet unless they decide who works for that organisation."""
    found = EmailAddress.objects.filter(address__iexact=address.strip()).values_list("user_id", flat=True)
    for user_id in found:
        who = person(user_id)
        if provider_id and may(who, Permission.APPOINT, provider_id=provider_id):
            return user_id
        if body_id and may_for_body(who, Permission.APPOINT_OFFICER, body_id):
            return user_id
    raise _cannot(
        "Nobody of the organisation asked for it.",
        "Name the e-mail address of a manager of the provider, or of a lead officer of the council or health body.",
    )


def _cannot(why: str, how: str) -> CannotBeSet:
    return CannotBeSet("Single sign-on was not set.", why, how)
