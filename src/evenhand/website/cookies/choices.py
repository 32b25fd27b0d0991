"""What a visitor chose to have kept in their browser, and what holds for somebody who has not said."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from evenhand.website.cookies import jar, register
from evenhand.website.cookies.register import Choice

# Sent by browsers whose owner does not want to be followed: https://www.w3.org/TR/gpc/
SIGNAL, ON = "Sec-GPC", "1"


def chosen(request: Any) -> dict[Choice, bool]:
    """Return each choice as it stands for this visitor."""
    said = jar.read(request, register.CHOICES) or {}
    return {choice: _holds(choice, said, request) for choice in Choice}


def may_keep(request: Any, kept: register.Kept) -> bool:
    """Tell whether this visitor lets something be kept."""
    return kept.choice is None or chosen(request)[kept.choice]


def has_said(request: Any) -> bool:
    """Tell whether this visitor chose anything."""
    return jar.read(request, register.CHOICES) is not None


def choose(request: Any, answer: HttpResponse, said: Mapping[Choice, bool]) -> None:
    """Keep what a visitor chose, and take out of the browser at once what they switched off."""
    jar.keep(request, answer, register.CHOICES, {choice.key: yes for choice, yes in said.items()})
    for cookie in request.COOKIES:
        kept = register.known(cookie) or _of_a_tool_that_is_gone(cookie)
        if kept and kept.choice and not said[kept.choice]:
            jar.forget(request, answer, kept)


def _of_a_tool_that_is_gone(cookie: str) -> register.Kept | None:
    """Return what can be taken out of the browser all the same, of a question tool that is published no more."""
    for ending, choice in ((register.HISTORY, Choice.ANSWERS), (register.CONTENT, Choice.CARDS)):
        if cookie.endswith(ending):
            name = cookie.removeprefix(register.HOST)
            return register.Kept(name, register.Kind.CHOSEN, "", "", None, choice)
    return None


def _holds(choice: Choice, said: Mapping[str, bool], request: Any) -> bool:
    if choice.key in said:
        return said[choice.key]
    if choice is Choice.COUNTS and request.headers.get(SIGNAL) == ON:
        return False
    return choice.unless_refused
