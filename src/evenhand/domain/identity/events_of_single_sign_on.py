"""What can happen in signing in by the word of an organisation."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class IdentityProviderSet(Event):
    """An organisation may sign its own people in."""

    compartment = Compartment.K11_AUDIT
    identity_provider_id: UUID
    provider_id: UUID | None
    body_id: UUID | None
    asked_by: UUID


@dataclass(frozen=True, kw_only=True)
class IdentityProviderEnded(Event):
    """An organisation no longer signs its people in; whoever it had let in is signed out."""

    compartment = Compartment.K11_AUDIT
    identity_provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class SentElsewhere(Event):
    """A browser was sent to an identity provider."""

    compartment = Compartment.K11_AUDIT
    sign_in_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordNotTaken(Event):
    """A browser came back with no word that can be taken, or with one that opens nothing: whose is not said."""

    compartment = Compartment.K11_AUDIT
    sign_in_id: UUID
    why: str


@dataclass(frozen=True, kw_only=True)
class SubjectBound(Event):
    """An identity provider's word for somebody was heard for the first time: from now on it means them."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    identity_provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class SignedInElsewhere(Event):
    """Somebody signed in by the word of their organisation."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    identity_provider_id: UUID
    strong: bool


@dataclass(frozen=True, kw_only=True)
class SecondIsAsked(Event):
    """The word of an organisation was taken, and something of the person's own is asked for beside it."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    identity_provider_id: UUID
