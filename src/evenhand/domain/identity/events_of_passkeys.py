"""What can happen to passkeys."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class PasskeyBegun(Event):
    """Somebody's browser was asked for a new passkey."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasskeyAdded(Event):
    """A passkey is asked for from now on when somebody signs in."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    passkey_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasskeyEnded(Event):
    """A passkey is asked for no longer."""

    compartment = Compartment.K11_AUDIT
    user_id: UUID
    passkey_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasskeyUnknown(Event):
    """Somebody tried to sign in with a passkey that is nobody's."""

    compartment = Compartment.K11_AUDIT
