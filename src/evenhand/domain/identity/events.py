"""What can happen to users."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class CodeAsked(Event):
    """A browser asked for a sign-in code."""

    compartment = Compartment.K11_AUDIT
    code_id: UUID


@dataclass(frozen=True, kw_only=True)
class CodeRefused(Event):
    """A wrong, old or used code was typed."""

    compartment = Compartment.K11_AUDIT
    code_id: UUID


@dataclass(frozen=True, kw_only=True)
class SignedIn(Event):
    """Somebody signed in."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    new: bool


@dataclass(frozen=True, kw_only=True)
class SecondFactorProved(Event):
    """Somebody typed what their app shows, or a spare code."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class DigitsRefused(Event):
    """Somebody whose mailbox was proved typed digits that do not fit."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AuthenticatorBegun(Event):
    """Somebody was shown the key of a new app."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    authenticator_id: UUID


@dataclass(frozen=True, kw_only=True)
class AuthenticatorAdded(Event):
    """An app is asked for from now on when somebody signs in."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    authenticator_id: UUID


@dataclass(frozen=True, kw_only=True)
class AuthenticatorEnded(Event):
    """An app is asked for no longer."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    authenticator_id: UUID


@dataclass(frozen=True, kw_only=True)
class Appointed(Event):
    """Somebody was appointed to a role at a provider."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    provider_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Event):
    """Somebody stopped working in a role."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    provider_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class OfficerAppointed(Event):
    """Somebody may now answer for a council or a health body."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    body_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class OfficeEnded(Event):
    """Somebody no longer answers for a council or a health body."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    body_id: UUID
    role: str
