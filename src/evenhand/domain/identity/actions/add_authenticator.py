"""Add an app that is asked for when one signs in, and take it away again."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import authenticators, devices, second_factor, telling
from evenhand.domain.identity.actions.prove_second_factor import WrongDigits, spent
from evenhand.domain.identity.events import (
    AuthenticatorAdded,
    AuthenticatorBegun,
    AuthenticatorEnded,
    DigitsRefused,
)
from evenhand.domain.identity.models import Authenticator, SpareCode
from evenhand.domain.identity.second_factor import Shown
from evenhand.domain.identity.sessions import end_others, hold


@action
def begin_authenticator(
    *, at: datetime, by: Principal, shown: Shown = "", here: UUID | None = None
) -> Authenticator | None:
    """Make the key of a new app for oneself; what was begun before and never used is put aside.

    Whoever is asked for something else when they sign in shows that first, so that a minute at a page that was left
    open is not enough: None when it does not fit. `here` is the browser that they use, from the list of theirs. Raises
    TooManyTries, and NotNow for whoever has an app.
    """
    if by.user_id is None:
        raise NotAllowed("add an app")
    if authenticators.in_use(by.user_id):
        raise NotNow(
            "You have an app already.", "One app is asked for at a time.", "Take that one away first."
        )
    known = devices.is_here(by.user_id, here)
    if second_factor.is_set_up(by.user_id) and not spent(by.user_id, shown, at, known=known, here=here):
        record(DigitsRefused(user_id=by.user_id))
        return None
    Authenticator.objects.filter(user_id=by.user_id, ended_at=None).update(ended_at=at)
    begun = Authenticator.objects.create(user_id=by.user_id, key=authenticators.new_key(), added_at=at)
    record(AuthenticatorBegun(user_id=by.user_id, authenticator_id=begun.id))
    return begun


@action
def confirm_authenticator(
    *, authenticator_id: UUID, typed: str, at: datetime, by: Principal, here: UUID | None = None
) -> list[str]:
    """Ask for a new app from now on, once it showed the right digits, and return its spare codes to show once.

    `authenticator_id` is what this browser began: no other of the same person finishes it. Every session ends
    but the one in the browser `here`. Raises WrongDigits, and NotNow when nothing was begun, or before something came
    into use beside which more must be shown.
    """
    if by.user_id is None:
        raise NotAllowed("add an app")
    hold(by.user_id)
    is_begun = authenticators.is_begun(authenticator_id, by.user_id, at)
    begun = Authenticator.objects.select_for_update().filter(is_begun).first()
    if begun is None:
        raise NotNow("No app was added.", "Nothing was begun, or too long ago.", "Begin again.")
    second_factor.require_none_since(by.user_id, begun.added_at)
    step = authenticators.step_of(begun.key, typed, at)
    if not step:
        raise WrongDigits
    begun.confirmed_at, begun.last_step = at, step
    begun.save(update_fields=["confirmed_at", "last_step"])
    spare = authenticators.new_spare_codes()
    SpareCode.objects.bulk_create(
        SpareCode(authenticator=begun, user_id=by.user_id, sha256=authenticators.hash_of(code))
        for code in spare
    )
    record(AuthenticatorAdded(user_id=by.user_id, authenticator_id=begun.id))
    end_others(by.user_id, at, here=here)
    telling.tell(by.user_id, "app-added")
    return spare


@action
def end_authenticator(*, shown: Shown, at: datetime, by: Principal, here: UUID | None = None) -> bool:
    """Ask for an app no longer once it, or another second factor of theirs, was shown; tell whether it fits.

    Raises TooManyTries.
    """
    if by.user_id is None:
        raise NotAllowed("take an app away")
    standing = authenticators.in_use(by.user_id)
    if second_factor.mailbox_is_not_enough(by.user_id) and not second_factor.has_other(by.user_id, "app"):
        raise NotNow(
            "Your app was not taken away.",
            "Others may read your e-mail, so that something else must be asked for.",
            "Add a passkey or ask for an access code first.",
        )
    if not spent(by.user_id, shown, at, known=devices.is_here(by.user_id, here), here=here):
        record(DigitsRefused(user_id=by.user_id))
        return False
    if standing is None:
        raise NotNow("You have no app.", "It is taken away already, or was never added.")
    authenticators.end(by.user_id, at)
    record(AuthenticatorEnded(user_id=by.user_id, authenticator_id=standing.id))
    telling.tell(by.user_id, "app-ended")
    return True
