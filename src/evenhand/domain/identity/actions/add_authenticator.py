"""Add an app that is asked for when one signs in, and take it away again."""

from datetime import datetime

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import second_factor
from evenhand.domain.identity.actions.prove_second_factor import WrongDigits, spent
from evenhand.domain.identity.events import (
    AuthenticatorAdded,
    AuthenticatorBegun,
    AuthenticatorEnded,
    DigitsRefused,
)
from evenhand.domain.identity.models import Authenticator, SpareCode


@action
def begin_authenticator(*, at: datetime, by: Principal) -> Authenticator:
    """Make the key of a new app for oneself; what was begun before and never used is put aside."""
    if by.user_id is None:
        raise NotAllowed("add an app")
    if second_factor.in_use(by.user_id):
        raise NotNow(
            "You have an app already.", "One app is asked for at a time.", "Take that one away first."
        )
    Authenticator.objects.filter(user_id=by.user_id, ended_at=None).update(ended_at=at)
    begun = Authenticator.objects.create(user_id=by.user_id, key=second_factor.new_key(), added_at=at)
    record(AuthenticatorBegun(user_id=by.user_id, authenticator_id=begun.id))
    return begun


@action
def confirm_authenticator(*, typed: str, at: datetime, by: Principal) -> list[str]:
    """Ask for a new app from now on, once it showed the right digits, and return its spare codes to show once.

    Raises WrongDigits, NotNow when nothing was begun.
    """
    if by.user_id is None:
        raise NotAllowed("add an app")
    begun = (
        Authenticator.objects.select_for_update()
        .filter(user_id=by.user_id, ended_at=None, confirmed_at=None)
        .first()
    )
    if begun is None:
        raise NotNow(
            "No app was added.", "Nothing was begun, or it is done.", "Look at the page about signing in."
        )
    step = second_factor.step_of(begun.key, typed, at)
    if not step:
        raise WrongDigits
    begun.confirmed_at, begun.last_step = at, step
    begun.save(update_fields=["confirmed_at", "last_step"])
    spare = second_factor.new_spare_codes()
    SpareCode.objects.bulk_create(
        SpareCode(authenticator=begun, user_id=by.user_id, sha256=second_factor.hash_of(code))
        for code in spare
    )
    record(AuthenticatorAdded(user_id=by.user_id, authenticator_id=begun.id))
    return spare


@action
def end_authenticator(*, typed: str, at: datetime, by: Principal) -> bool:
    """Ask for an app no longer once its digits or a spare code were typed; tell whether they fit.

    Raises TooManyTries.
    """
    if by.user_id is None:
        raise NotAllowed("take an app away")
    standing = spent(by.user_id, typed, at)
    if standing is None:
        record(DigitsRefused(user_id=by.user_id))
        return False
    standing.ended_at = at
    standing.save(update_fields=["ended_at"])
    record(AuthenticatorEnded(user_id=by.user_id, authenticator_id=standing.id))
    return True
