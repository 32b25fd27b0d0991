"""Show, after the word of one's organisation, that something of one's own is at hand: an app, a code, a passkey."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import passkeys, second_factor, single_sign_on
from evenhand.domain.identity.actions.prove_second_factor import spend
from evenhand.domain.identity.events import DigitsRefused, SecondFactorProved
from evenhand.domain.identity.events_of_single_sign_on import SignedInElsewhere
from evenhand.domain.identity.models import SignInElsewhere
from evenhand.domain.identity.passkeys import Question
from evenhand.domain.identity.resets import end_waiting
from evenhand.domain.identity.second_factor import Shown


@dataclass(frozen=True)
class Proved:
    """Who is signed in, and by whose word."""

    user_id: UUID
    identity_provider_id: UUID


@action
def prove_after_organisation(*, sign_in_id: UUID, shown: Shown, at: datetime, by: Principal) -> Proved | None:
    """Return whom their second factor signs in, or None when what was shown does not fit; spend it.

    `sign_in_id` is the sign-in with an organisation that this browser came back from a short while ago; it is good
    for one person once. Raises NotAllowed without one, TooManyTries.
    """
    heard, user_id = _heard(sign_in_id, at, by)
    with acting_as(person(user_id, by.browser_key)):
        fits, ended = spend(user_id, shown, at)
        called_off = end_waiting(user_id, at) if fits else []
    if not fits:
        record(DigitsRefused(user_id=user_id))
        return None
    SignInElsewhere.objects.filter(id=sign_in_id).update(user_id=None)
    for event in (*ended, *called_off):
        record(event)
    record(SecondFactorProved(user_id=user_id))
    record(SignedInElsewhere(user_id=user_id, identity_provider_id=heard.identity_provider_id, strong=False))
    return Proved(user_id, heard.identity_provider_id)


def passkey_question_after_organisation(sign_in_id: UUID, at: datetime, by: Principal) -> Question | None:
    """Return what a passkey is to sign after the organisation's word; None for whoever has no passkey.

    Raises NotAllowed without such a word.
    """
    _, user_id = _heard(sign_in_id, at, by)
    with acting_as(person(user_id, by.browser_key)):
        return passkeys.question_to_use(user_id, at) if passkeys.has_one(user_id) else None


def _heard(sign_in_id: UUID, at: datetime, by: Principal) -> tuple[SignInElsewhere, UUID]:
    """Return the sign-in that this browser came back from a short while ago, and whose account it still opens."""
    found = SignInElsewhere.objects.filter(
        id=sign_in_id,
        browser_key=by.browser_key,
        used_at__gt=at - second_factor.WITHIN,
        identity_provider__ended_at=None,
    ).first()
    if found is None or found.user_id is None:
        raise NotAllowed("sign in")
    with acting_as(person(found.user_id, by.browser_key)):
        if not single_sign_on.still_opens(found.identity_provider_id):
            raise NotAllowed("sign in")
    return found, found.user_id
