"""Keeps whole pages for visitors who have not signed in, for as long as nothing has changed that they show."""

import re
from collections.abc import Callable
from typing import Any

import brotli
from django.core.cache import caches
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from evenhand.website.films import folder
from evenhand.website.near_you.area import code_of
from evenhand.website.pages import counting, queries
from evenhand.website.saved.hearts import mark_of

BROTLI = "br"
# Not "br;q=0", which says that it is not wanted.
TAKES_BROTLI = re.compile(r"\s*br\s*(;\s*q\s*=\s*(1(\.0*)?|0\.\d*[1-9]\d*)\s*)?")
# Most of the gain for a tenth of the time of the last step: a page is packed once, but while somebody waits.
QUALITY = 9


def whole(request: Any, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer with the page as it was made before, or make it.

    Kept by path, day, count of changes, state of the films, the visitor's council and the mark of the heart, in this
    process alone: the address of a page decides its language, and another process sees the same count. The council is
    one that we put into the visitor's browser ourselves, signed, so that nobody fills the shelf with made-up ones.
    Whoever is signed in has a page of their own, and it is kept for nobody.
    """
    if request.principal.user_id is not None:
        return make()
    who = f"{code_of(request)}|{mark_of(request, request.path)}"
    key = f"{queries.edition()}|{folder.mark()}|{request.today.isoformat()}|{request.path}|{who}"
    shelf = caches["pages"]
    if (kept := shelf.get(key)) is None:
        made = make()
        if made.status_code != 200:
            return made
        kept = (made.content, brotli.compress(made.content, quality=QUALITY))
        shelf.set(key, kept)
    counting.count(request)
    return _found(_packed(request, *kept))


def _packed(request: Any, plain: bytes, packed: bytes) -> HttpResponse:
    """Return a page as small as the browser can read it.

    Only here: compressed beside what somebody typed, a page tells a listener its secrets by its length. These pages
    have none.
    """
    takes = any(
        TAKES_BROTLI.fullmatch(each) for each in request.headers.get("Accept-Encoding", "").split(",")
    )
    answer = HttpResponse(packed if takes else plain)
    if takes:
        answer["Content-Encoding"] = BROTLI
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def _found(answer: HttpResponse) -> HttpResponse:
    """Let search engines list the page: families look for it there. Of every other page they are told not to."""
    answer["X-Robots-Tag"] = "all"
    return answer
