"""What holds for every answer to a program: how often one may ask, which methods, and who may read the answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from evenhand.api.v1 import body
from evenhand.api.v1.problems import LOOK, Problem, refusal
from evenhand.core import limits
from evenhand.portals.gate import nameless

ASKED_AN_HOUR = 1000
FRESH_SECONDS = 3600
View = Callable[..., HttpResponse]


def door(view: View, *, posts: bool) -> View:
    """Let every program in to `view`, through a gate that knows nobody, as often as the limit allows."""
    methods = ["GET", "HEAD", *(["POST"] if posts else []), "OPTIONS"]
    guarded = nameless(posts=posts)(_counted(view))

    @wraps(guarded)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Cache-Control": "no-store"})
        else:
            response = guarded(request, *args, **kwargs)
        if response.status_code == 405:
            response = refusal(_method_not_taken(str(request.method), methods))
        return _for_everybody(response, methods)

    return opened


def _counted(view: View) -> View:
    @wraps(view)
    def counted(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = limits.count("api", request.META.get("REMOTE_ADDR", ""), request.at)
        if asked > ASKED_AN_HOUR:
            response = refusal(_too_often())
            response["Retry-After"] = str(limits.seconds_left(request.at))
            return response
        if problem := body.too_large(request):
            return refusal(problem)
        if request.method == "HEAD":
            request.method = "GET"
        response = view(request, *args, **kwargs)
        # The same question has the same answer until the law or its bank holidays change.
        kept = request.method == "GET" and response.status_code == 200
        response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}" if kept else "no-store"
        return response

    return counted


def _for_everybody(response: HttpResponse, methods: list[str]) -> HttpResponse:
    """Let any website's page read the answer; it holds nothing that is anybody's, and cookies play no part."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(methods)
    response["Access-Control-Allow-Headers"] = "Content-Type"
    response["Access-Control-Expose-Headers"] = "Retry-After"
    response["Access-Control-Max-Age"] = "86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if response.status_code in (204, 405):
        response["Allow"] = ", ".join(methods)
    return response


def _too_often() -> Problem:
    return Problem(
        429,
        "You have asked too often.",
        f"One address can ask {ASKED_AN_HOUR:,} times an hour, so that there is room for everybody.",
        "Wait as many seconds as Retry-After says. For many cases at once, run `evenhand clocks` yourself.",
    )


def _method_not_taken(method: str, methods: list[str]) -> Problem:
    return Problem(
        405,
        "This address does not take that.",
        f"{method[:20]} means nothing here.",
        f"Use {', '.join(methods)}. {LOOK}",
    )
