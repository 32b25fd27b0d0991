"""The list of what a visitor saved: addresses in their own browser, the newest first."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from evenhand.website.cookies import choices, jar
from evenhand.website.cookies.jar import TooMuch
from evenhand.website.cookies.register import SAVED

MOST = 60


class Full(Exception):
    """The list has no room for one more."""


def is_on(request: Any) -> bool:
    """Tell whether this visitor lets pages be saved."""
    return choices.may_keep(request, SAVED)


def saved(request: Any) -> tuple[str, ...]:
    """Return the addresses that are saved in this browser."""
    return tuple(jar.read(request, SAVED) or ()) if is_on(request) else ()


def save(request: Any, answer: HttpResponse, address: str) -> None:
    """Put an address first in the list; nothing where the visitor has switched saving off. Raises Full."""
    others = [each for each in saved(request) if each != address]
    if len(others) >= MOST:
        raise Full
    if is_on(request):
        try:
            jar.keep(request, answer, SAVED, [address, *others])
        except TooMuch as error:
            raise Full from error


def keep_only(request: Any, answer: HttpResponse, addresses: tuple[str, ...]) -> None:
    """Keep these addresses, for thirty days from now, and no other; with none, nothing stays in the browser."""
    if addresses:
        jar.keep(request, answer, SAVED, list(addresses))
    else:
        jar.forget(request, answer, SAVED)


def renewed(request: Any, answer: HttpResponse) -> HttpResponse:
    """Return a page; if it is a saved one that was opened, the thirty days begin again."""
    if answer.status_code == HttpResponse.status_code and request.path in saved(request):
        jar.renew(request, answer, SAVED)
    return answer


def until(request: Any) -> datetime:
    """Return until when a list that is opened now is kept."""
    life = SAVED.life
    assert life is not None
    moment: datetime = request.at + life
    return moment
