"""What can happen to users."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.identity.states import Checked

# How an access code is given.
HOW = {"post": "by post", "telephone": "on the telephone"}


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
class AccessCodeMade(Event):
    """Somebody was given an access code: by post or on the telephone. Never which."""

    compartment = Compartment.K12_REQUEST
    user_id: UUID
    how: str

    def sentence(self) -> str:
        """Say how it was given."""
        return f"The family was given an access code for signing in, {HOW[self.how]}."


@dataclass(frozen=True, kw_only=True)
class AccessCodeEnded(Event):
    """An access code is asked for no longer."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccessCodeTaken(Event):
    """Somebody typed their access code for the first time: it is asked for from now on."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferAnswered(Event):
    """Somebody said whether they want something beside their mailbox. Never what they said."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class SessionOpened(Event):
    """A browser was signed in."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    device_id: UUID


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Event):
    """Somebody signed out: in this browser, in one elsewhere, or everywhere else."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    device_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ResetEvent(Event):
    """Something happened about somebody who lost what they are asked for beside their mailbox."""

    compartment = Compartment.K9_CASEWORK
    user_id: UUID
    reset_id: UUID


@dataclass(frozen=True, kw_only=True)
class ResetAsked(ResetEvent):
    """One person asks that what somebody signs in with ends."""

    checked: str

    def sentence(self) -> str:
        """Say that it was asked, and how it was checked who they are."""
        happened = Checked(self.checked).happened
        return f"Somebody lost their app or access code. {happened} A second person confirms."


@dataclass(frozen=True, kw_only=True)
class ResetDone(ResetEvent):
    """A second person confirmed it: all that somebody signed in with has ended, and every session."""

    def sentence(self) -> str:
        """Say what has ended."""
        return "A second person confirmed: the lost app and codes have ended, and every session."


@dataclass(frozen=True, kw_only=True)
class ResetCalledOff(ResetEvent):
    """It was called off: by the person themselves, or by somebody who may help."""

    def sentence(self) -> str:
        """Say that it was called off."""
        return "The help for somebody who lost their app was called off. Nothing has ended."


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
