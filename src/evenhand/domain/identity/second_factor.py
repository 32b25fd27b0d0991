"""The second thing that is asked when somebody signs in: something that whoever reads their mailbox does not have.

A mailbox can be read by others, at home and at work. Each kind below is one entry; a further one needs no more than
that. Wrong tries are counted for the person and not for the thing, and apart for browsers that are known as theirs:
whoever guesses elsewhere does not keep them out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from evenhand.core.errors import NotNow
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access_codes, authenticators, passkeys
from evenhand.domain.identity.models import AccessCode, Authenticator, Passkey, User
from evenhand.domain.identity.passkeys import Signed

# After so many wrong tries the next counts only an hour later: whoever reads the mailbox and guesses day and night for
# a year has one chance in seven, and every wrong try is on record.
TRIES, PAUSE = 5, timedelta(hours=1)
# How long after the code from the mailbox it may be typed.
WITHIN = timedelta(minutes=10)
# What somebody typed, or what a passkey of theirs signed.
Shown = str | Signed


@dataclass(frozen=True)
class Kind:
    """One kind of second factor, for the person themselves only."""

    code: str
    is_asked: Callable[[UUID], bool]
    """Whether somebody has one that is asked for from now on."""
    fits: Callable[[UUID, Shown, datetime], bool]
    """Whether what they show is it; what is good once is spent."""
    end: Callable[[UUID, datetime], None]
    """Takes it from them."""


KINDS = (
    Kind(
        "app",
        lambda user_id: authenticators.in_use(user_id) is not None,
        lambda user_id, shown, at: isinstance(shown, str) and authenticators.fits(user_id, shown, at),
        authenticators.end,
    ),
    Kind(
        "access_code",
        access_codes.is_asked,
        lambda user_id, shown, at: isinstance(shown, str) and access_codes.fits(user_id, shown, at),
        access_codes.end,
    ),
    Kind("passkey", passkeys.has_one, passkeys.fits, passkeys.end),
)


def is_asked_of(user_id: UUID) -> bool:
    """Tell whether somebody who typed the code from their mailbox must show something else too.

    Whoever told us that others read that mailbox must, whatever they have left: it alone never signs them in.
    """
    with acting_as(person(user_id)):
        return is_set_up(user_id) or mailbox_is_not_enough(user_id)


def is_set_up(user_id: UUID) -> bool:
    """Tell whether somebody has anything that is asked for."""
    return any(kind.is_asked(user_id) for kind in KINDS)


def has_other(user_id: UUID, code: str) -> bool:
    """Tell whether somebody has a second factor beside those of one kind."""
    return any(kind.is_asked(user_id) for kind in KINDS if kind.code != code)


def came_since(user_id: UUID, begun_at: datetime) -> bool:
    """Tell whether anything of somebody's has come into use since a moment; whether it has ended makes no difference.

    What they began before was begun without showing it.
    """
    found = (
        Authenticator.objects.filter(user_id=user_id, confirmed_at__gt=begun_at),
        AccessCode.objects.filter(user_id=user_id, confirmed_at__gt=begun_at),
        Passkey.objects.filter(user_id=user_id, added_at__gt=begun_at),
    )
    return any(each.exists() for each in found)


def require_none_since(user_id: UUID, begun_at: datetime) -> None:
    """Raise NotNow when what somebody began at a moment would be finished beside what came into use since."""
    if came_since(user_id, begun_at):
        raise NotNow(
            "Nothing was added.",
            "Since you began, something else came into use, which must be shown first.",
            "Begin again.",
        )


def mailbox_is_not_enough(user_id: UUID) -> bool:
    """Tell whether somebody may never sign in with their mailbox alone."""
    return User.objects.filter(id=user_id, mailbox_is_not_enough=True).exists()


def is_offered(user_id: UUID) -> bool:
    """Tell whether somebody is asked if they want one: who has none, has none on its way, and was not asked before."""
    waits = User.objects.filter(id=user_id, answered_offer=False, mailbox_is_not_enough=False)
    return waits.exists() and not is_set_up(user_id) and not access_codes.of_user(user_id)


def fits(user_id: UUID, shown: Shown, at: datetime) -> bool:
    """Tell whether what somebody shows is a second factor of theirs, of any kind; what is good once is spent."""
    return any(kind.fits(user_id, shown, at) for kind in KINDS)


def end_all(user_id: UUID, at: datetime) -> None:
    """Take from somebody whatever they were asked for."""
    for kind in KINDS:
        kind.end(user_id, at)
