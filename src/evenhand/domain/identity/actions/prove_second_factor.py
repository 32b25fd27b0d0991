"""Show that the app, or a spare code, is at hand."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import second_factor
from evenhand.domain.identity.events import DigitsRefused, SecondFactorProved
from evenhand.domain.identity.models import Authenticator, SignInCode, SpareCode
from evenhand.domain.identity.queries import user_for_address


class WrongDigits(Refused):
    """What was typed is neither what the app shows now nor a spare code that is left."""

    def __init__(self) -> None:
        super().__init__(
            "That code does not match.",
            "It may have a mistake, have been used, or be from a moment ago.",
            "Type the six digits that your app shows now, or one of your spare codes.",
        )


class TooManyTries(Refused):
    """Many wrong codes were typed one after another."""

    def __init__(self) -> None:
        super().__init__(
            "We cannot take a code now.",
            "Five wrong ones were typed one after another, perhaps by somebody else.",
            "Wait an hour and try again. If a date is near, do not wait: telephone us.",
        )


@action
def prove_second_factor(*, code_id: UUID, typed: str, at: datetime, by: Principal) -> UUID | None:
    """Return the user whom an app or a spare code signs in, or None when what was typed does not fit; spend it.

    `code_id` is the code from the mailbox, which this browser typed a short while ago. Raises NotAllowed without one,
    TooManyTries.
    """
    since = at - second_factor.WITHIN
    proved = SignInCode.objects.filter(id=code_id, browser_key=by.browser_key, used_at__gt=since).first()
    if proved is None:
        raise NotAllowed("sign in")
    user_id = user_for_address(proved.address)
    with acting_as(person(user_id, by.browser_key)):
        fits = spent(user_id, typed, at) is not None
    record(SecondFactorProved(user_id=user_id) if fits else DigitsRefused(user_id=user_id))
    return user_id if fits else None


def spent(user_id: UUID, typed: str, at: datetime) -> Authenticator | None:
    """Return the app in use, held, once what was typed fits and is spent; None when it does not. Raises TooManyTries.

    A wrong try is counted, so whoever calls this must not undo it by raising.
    """
    standing = _hold(user_id)
    return standing if standing is not None and _spend(standing, typed, at) else None


def _hold(user_id: UUID) -> Authenticator | None:
    """Return the app in use, held, so that tries at the same moment are counted one after another."""
    return (
        Authenticator.objects.select_for_update()
        .filter(user_id=user_id, ended_at=None, confirmed_at__isnull=False)
        .first()
    )


def _spend(standing: Authenticator, typed: str, at: datetime) -> bool:
    paused = standing.wrong_at is not None and at < standing.wrong_at + second_factor.PAUSE
    if standing.wrong >= second_factor.TRIES and paused:
        raise TooManyTries
    step = second_factor.step_of(standing.key, typed, at)
    spare = SpareCode.objects.filter(
        authenticator=standing, sha256=second_factor.hash_of(typed), used_at=None
    )
    if step > standing.last_step:
        standing.last_step = step
    elif not spare.update(used_at=at):
        standing.wrong = 1 if not paused else standing.wrong + 1
        standing.wrong_at = at
        standing.save(update_fields=["wrong", "wrong_at"])
        return False
    standing.wrong, standing.wrong_at = 0, None
    standing.save(update_fields=["last_step", "wrong", "wrong_at"])
    return True
