"""Sign in with a passkey, and with nothing beside it: its device has asked who holds it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import passkeys
from evenhand.domain.identity.actions.prove_second_factor import spent
from evenhand.domain.identity.events import DigitsRefused, SignedIn
from evenhand.domain.identity.events_of_passkeys import PasskeyUnknown
from evenhand.domain.identity.passkeys import Signed
from evenhand.domain.identity.resets import end_waiting


class WrongPasskey(Refused):
    """No passkey of anybody signed the question; one answer for unknown, ended, late and another address's."""

    def __init__(self) -> None:
        super().__init__(
            "That passkey does not match.",
            "It may have been ended, or it took longer than five minutes.",
            "Try again, or sign in with a code from your e-mail.",
        )


@action
def sign_in_with_passkey(*, signed: Signed, at: datetime, by: Principal) -> UUID | None:
    """Return the user whom a passkey signs in, or None when nothing that was signed fits.

    However often something wrong was typed, it keeps no passkey waiting. Whoever has one at hand has lost nothing: a
    reset that waits is called off.
    """
    user_id = passkeys.owner_of(signed)
    if user_id is None:
        record(PasskeyUnknown())
        return None
    with acting_as(person(user_id, by.browser_key)):
        fits = spent(user_id, signed, at)
        called_off = end_waiting(user_id, at) if fits else []
    for event in called_off:
        record(event)
    record(SignedIn(user_id=user_id, new=False) if fits else DigitsRefused(user_id=user_id))
    return user_id if fits else None
