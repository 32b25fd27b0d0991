"""Sign in with a code."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import F

from evenhand.core.actions import action
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import codes
from evenhand.domain.identity.events import CodeRefused, SignedIn
from evenhand.domain.identity.models import SignInCode


class WrongCode(Refused):
    """The code does not fit; one answer for wrong, old, used and another browser's."""

    def __init__(self) -> None:
        super().__init__(
            "That code does not match.",
            "It may have a mistake, be more than 10 minutes old, or belong to another browser.",
            "Check the newest e-mail from us, or ask for a new code.",
        )


class TooManyGuesses(Refused):
    """Very many wrong codes were typed for one address, in browsers that are not known as its owner's."""


@action
def try_code(*, code_id: UUID, typed: str, at: datetime, by: Principal) -> UUID | None:
    """Return the user whom a code signs in, or None when it does not fit.

    One statement both counts the try and spends the code, so that two uses at once give one sign-in. An address
    that nobody has used becomes a new user: proof of the mailbox is all that is asked, and so nothing tells
    whether an address was known. Raises TooManyGuesses when somebody seems to be guessing.
    """
    _stop_guessing(code_id)
    fits = codes.matches(code_id, typed)
    counted = SignInCode.objects.filter(
        id=code_id, browser_key=by.browser_key, used_at=None, expires_at__gt=at, tries__lt=codes.TRIES
    ).update(tries=F("tries") + 1, used_at=at if fits else None)
    if not (fits and counted):
        record(CodeRefused(code_id=code_id))
        return None
    address = SignInCode.objects.values_list("address", flat=True).get(id=code_id)
    with connection.cursor() as cursor:
        cursor.execute("select user_id, made from evenhand_user_for_address(%s)", [address])
        user_id, new = cursor.fetchone()
    record(SignedIn(user_id=user_id, new=new))
    return user_id  # type: ignore[no-any-return]


def _stop_guessing(code_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_guesses_at(%s)", [code_id])
        (guesses,) = cursor.fetchone()
    if guesses >= codes.GUESSES_AN_HOUR:
        raise TooManyGuesses(
            "We cannot sign you in now.",
            "Very many wrong codes were typed for this e-mail address in the last hour, perhaps by somebody else.",
            "Wait an hour and ask for a new code. If a date is near, do not wait: telephone us.",
        )
