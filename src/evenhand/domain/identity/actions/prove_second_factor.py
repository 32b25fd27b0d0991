"""Show that the app, a spare code, an access code or a passkey is at hand."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access_codes, passkeys, second_factor
from evenhand.domain.identity.events import DigitsRefused, SecondFactorProved, SessionsEnded
from evenhand.domain.identity.models import SignInCode, WrongTries
from evenhand.domain.identity.passkeys import Question, Signed
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.resets import end_waiting
from evenhand.domain.identity.second_factor import Shown
from evenhand.domain.identity.sessions import others_ended


class WrongDigits(Refused):
    """What was shown is nothing that this person was given."""

    def __init__(self) -> None:
        super().__init__(
            "That code does not match.",
            "It may have a mistake, have been used, or be from a moment ago.",
            "Type the six digits that your app shows now, a spare code that is left, or your access code. If you have "
            "a passkey, use that.",
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
def prove_second_factor(*, code_id: UUID, shown: Shown, at: datetime, by: Principal) -> UUID | None:
    """Return the user whom their second factor signs in, or None when what was shown does not fit; spend it.

    `code_id` is the code from the mailbox, which this browser typed a short while ago. Whoever has the second factor
    at hand has lost nothing: a reset that waits is called off. Raises NotAllowed without a code, TooManyTries.
    """
    proved, user_id = _proved(code_id, at, by)
    with acting_as(person(user_id, by.browser_key)):
        fits, ended = spend(user_id, shown, at, known=proved.known)
        called_off = end_waiting(user_id, at) if fits else []
    for event in (*ended, *called_off):
        record(event)
    record(SecondFactorProved(user_id=user_id) if fits else DigitsRefused(user_id=user_id))
    return user_id if fits else None


def passkey_question(code_id: UUID, at: datetime, by: Principal) -> Question | None:
    """Return what a passkey is to sign once the code from the mailbox was typed; None for whoever has no passkey.

    Raises NotAllowed without such a code.
    """
    _, user_id = _proved(code_id, at, by)
    with acting_as(person(user_id, by.browser_key)):
        return passkeys.question_to_use(user_id, at) if passkeys.has_one(user_id) else None


def _proved(code_id: UUID, at: datetime, by: Principal) -> tuple[SignInCode, UUID]:
    """Return the code that this browser typed a short while ago, and whose mailbox it came to."""
    since = at - second_factor.WITHIN
    proved = SignInCode.objects.filter(id=code_id, browser_key=by.browser_key, used_at__gt=since).first()
    if proved is None:
        raise NotAllowed("sign in")
    return proved, user_for_address(proved.address)


def spent(
    user_id: UUID, shown: Shown, at: datetime, *, known: bool = False, here: UUID | None = None
) -> bool:
    """Tell whether what the acting person shows is a second factor of theirs, as `spend` does, and record it."""
    fits, ended = spend(user_id, shown, at, known=known, here=here)
    for event in ended:
        record(event)
    return fits


def spend(
    user_id: UUID, shown: Shown, at: datetime, *, known: bool = False, here: UUID | None = None
) -> tuple[bool, list[SessionsEnded]]:
    """Tell whether what somebody shows is a second factor of theirs, of any kind, and spend it. Raises TooManyTries.

    Tries in browsers that are `known` as theirs count apart from all others. A wrong try is counted, so whoever calls
    this must not undo it by raising. Nobody guesses what a passkey signs: it is neither counted nor kept waiting, so
    that whoever types wrong digits, in whatever browser, does not keep its owner out.

    A posted access code that is typed for the first time comes into use: every session ends but the one in the browser
    `here`, and what whoever acts is to record of that is returned too.
    """
    if isinstance(shown, Signed):
        return second_factor.fits(user_id, shown, at), []
    WrongTries.objects.get_or_create(user_id=user_id, known=known)
    # Held, so that tries at the same moment are counted one after another.
    tries = WrongTries.objects.select_for_update().get(user_id=user_id, known=known)
    paused = tries.wrong_at is not None and at < tries.wrong_at + second_factor.PAUSE
    if tries.wrong >= second_factor.TRIES and paused:
        raise TooManyTries
    waited = access_codes.is_on_its_way(user_id)
    right = second_factor.fits(user_id, shown, at)
    came = waited and not access_codes.is_on_its_way(user_id)
    if right:
        tries.wrong, tries.wrong_at = 0, None
    else:
        tries.wrong, tries.wrong_at = tries.wrong + 1 if paused else 1, at
    tries.save(update_fields=["wrong", "wrong_at"])
    return right, [others_ended(user_id, at, here=here)] if came else []
