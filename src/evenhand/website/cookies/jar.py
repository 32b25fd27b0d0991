"""The only hand that keeps something for a visitor in their own browser: signed, read by us alone, and for a time.

What is kept never comes to a page of ours by an address, is in no log, and lies in no database.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from evenhand.website.cookies.register import LARGEST, LARGEST_TOGETHER, SECONDS_GROW, SMALL, VISIT, Kept

SALT = "evenhand.kept."
# Of what lies in a cookie: the value; for how many seconds, 0 for this visit; and the second in which it was kept.
VALUE, SECONDS, SINCE = "v", "s", "a"
# What was kept or forgotten while a request is answered, by cookie.
NOW = "_kept_now"
RENEWED_SECONDS = 3600


class TooMuch(ValueError):
    """More than a browser keeps of one cookie."""


def read(request: Any, kept: Kept) -> Any:
    """Return what this visitor's browser keeps, or None: nothing, too old, or changed by somebody else."""
    if kept.cookie in (now := getattr(request, NOW, {})):
        return now[kept.cookie]
    found = _opened(request, kept)
    return found[VALUE] if found else None


def life_of(request: Any, kept: Kept) -> timedelta:
    """Return for how long something is kept after it was last used, as the visitor chose; zero: for this visit."""
    found = _opened(request, kept)
    return timedelta(seconds=found[SECONDS] if found else 0)


def until(request: Any, kept: Kept) -> datetime | None:
    """Return until when something is kept if it is not used again; None for this visit, or where nothing is."""
    found = _opened(request, kept)
    if not found or not found[SECONDS]:
        return None
    return datetime.fromtimestamp(found[SINCE] + found[SECONDS], UTC)


def keep(
    request: Any, answer: HttpResponse, kept: Kept, value: Any, *, life: timedelta | None = None
) -> None:
    """Keep something in the browser for `life`, or as long as the register says; zero: for this visit.

    Raises TooMuch for what no browser keeps.
    """
    longest = kept.life or timedelta(0)
    seconds = int(min(longest if life is None else life, longest).total_seconds())
    said = {VALUE: value, SECONDS: seconds, SINCE: int(request.at.timestamp())}
    words = _signer(kept).sign_object(said, compress=True)
    if not _has_room(request, kept, len(kept.cookie) + len(words)):
        raise TooMuch(kept.name)
    answer.set_cookie(
        kept.cookie,
        words,
        max_age=seconds or None,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    _note(request, kept, value)


def renew(request: Any, answer: HttpResponse, kept: Kept) -> None:
    """Let the life of what is kept begin again, because it was used: once an hour is enough.

    At every page it would set back what another tab has changed since this one was asked for.
    """
    found = _opened(request, kept)
    if found is not None and request.at.timestamp() - found[SINCE] >= RENEWED_SECONDS:
        keep(request, answer, kept, found[VALUE], life=timedelta(seconds=found[SECONDS]))


def forget(request: Any, answer: HttpResponse, kept: Kept) -> None:
    """Take something out of the browser."""
    answer.delete_cookie(kept.cookie, samesite="Lax")
    if settings.SECURE:
        answer.cookies[kept.cookie]["secure"] = True  # or no browser takes a name that begins with __Host-
    _note(request, kept, None)


def _has_room(request: Any, kept: Kept, size: int) -> bool:
    sizes = {name: len(name) + len(words) for name, words in request.COOKIES.items()}
    before = sizes.pop(kept.cookie, 0)
    grows = size > max(SMALL, before + SECONDS_GROW)
    return size <= LARGEST and not (grows and size + sum(sizes.values()) > LARGEST_TOGETHER)


def _note(request: Any, kept: Kept, value: Any) -> None:
    """Let what is kept while a request is answered be read while it is."""
    setattr(request, NOW, {**getattr(request, NOW, {}), kept.cookie: value})


def _opened(request: Any, kept: Kept) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = _signer(kept).unsign_object(request.COOKIES.get(kept.cookie, ""))
    except signing.BadSignature:
        return None
    longest = int(kept.life.total_seconds()) if kept.life else 0
    found[SECONDS] = min(found[SECONDS], longest)  # it may be shorter today than when this was kept
    life = found[SECONDS] or VISIT.total_seconds()
    return found if request.at.timestamp() - found[SINCE] <= life else None


def _signer(kept: Kept) -> signing.Signer:
    return signing.Signer(salt=SALT + kept.name)
