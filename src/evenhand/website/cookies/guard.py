"""Sets nothing in a browser that the register does not know, that lasts longer than it says, or that was refused."""

import logging
from collections.abc import Callable
from http.cookies import Morsel
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from evenhand.website.cookies import choices, register

log = logging.getLogger("evenhand.cookies")


class OnlyRegistered:
    """Takes out of an answer every cookie that the register does not allow, and says so in the log."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Return the answer with what may be kept."""
        response = self.get_response(request)
        for name, morsel in list(response.cookies.items()):
            if morsel.value and (why := _refusal(request, name, morsel)):
                del response.cookies[name]
                log.error("the cookie %s was not set: %s", name, why)
        return response


def _refusal(request: Any, name: str, morsel: Morsel[str]) -> str:
    """Say why a cookie is not set; nothing where it is."""
    kept = register.known(name)
    if kept is None:
        return "it is not in the register"
    longest = kept.life.total_seconds() if kept.life else 0
    if int(morsel["max-age"] or 0) > longest or (morsel["expires"] and not morsel["max-age"]):
        return "it would last longer than the register says"
    if morsel["domain"] or morsel["path"] != "/" or not morsel["httponly"] or morsel["samesite"] != "Lax":
        return "it could be read by others"
    if settings.SECURE and not morsel["secure"]:
        return "it would be sent without encryption"
    is_allowed = choices.may_keep(request, kept) or (kept.for_visit and not morsel["max-age"])
    return "" if is_allowed else "the visitor said no"
