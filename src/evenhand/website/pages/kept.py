"""Keeps whole pages for visitors who have not signed in, for as long as nothing has changed that they show."""

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.http import HttpResponse

from evenhand.website.pages import counting, queries


def whole(request: Any, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer with the page as it was made before, or make it.

    Kept by path, day and count of changes, in this process alone: the address of a page decides its language, and
    another process sees the same count. Whoever is signed in has a page of their own, and it is kept for nobody.
    """
    if request.principal.user_id is not None:
        return make()
    key = f"{queries.edition()}|{request.today.isoformat()}|{request.path}"
    shelf = caches["pages"]
    body = shelf.get(key)
    answer = make() if body is None else HttpResponse(body)
    if body is None and answer.status_code == 200:
        shelf.set(key, answer.content)
    counting.count(request)
    return _found(answer)


def _found(answer: HttpResponse) -> HttpResponse:
    """Let search engines list the page: families look for it there. Of every other page they are told not to."""
    answer["X-Robots-Tag"] = "all"
    return answer
