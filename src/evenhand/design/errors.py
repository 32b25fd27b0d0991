"""The pages that say something went wrong: what happened, why, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from evenhand.design.models import Frame, Link, Refusal

_HOME = (Link("Go to the first page", "/"),)

NOT_FOUND = Refusal(
    "There is no such page",
    "The address may be old or mistyped, or the page may be one that you cannot see.",
    next="Check the address. If you followed a link in a message from us, call us and we will help.",
    doors=_HOME,
)
FORBIDDEN = Refusal(
    "You cannot open this page",
    "It is for somebody with another role.",
    next="If you think it is for you, call us and we will look.",
    doors=_HOME,
)
BAD_REQUEST = Refusal(
    "We could not read what your browser sent",
    "Something in it was missing or too large.",
    next="Go back and send it again. If it happens twice, call us and tell us what you were doing.",
    doors=_HOME,
)
PAGE_TOO_OLD = Refusal(
    "We did not take what you sent",
    "The page was open for a long time, or your browser keeps no cookies. We check this so that nobody "
    "else can send something in your name.",
    next="Go back: your words should still be there. Copy them, open the page again and send it again.",
    doors=_HOME,
)
OUR_FAULT = Refusal(
    "Something went wrong here",
    "This is our fault, not yours. We have been told about it.",
    next="Wait a few minutes and try again. If a date is near, do not wait: call us today.",
)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return _page(request, NOT_FOUND, 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return _page(request, FORBIDDEN, 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return _page(request, BAD_REQUEST, 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413 to what is larger than any page asks for."""
    return _page(request, BAD_REQUEST, 413)


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form whose token does not match."""
    return _page(request, PAGE_TOO_OLD, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, asking nothing of the database or the request: either may be what is broken."""
    page = render_to_string("design/error.html", {"refusal": OUR_FAULT, "frame": Frame()})
    return HttpResponse(page, status=500)


def _page(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    return render(request, "design/error.html", {"refusal": refusal}, status=status)
