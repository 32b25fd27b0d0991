"""Check a certificate, without an account."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.domain.certificates import queries
from evenhand.portals.gate import public
from evenhand.website.verify_certificate import presenters
from evenhand.website.verify_certificate.forms import Printed

FOLDER = "website/verify_certificate"


@public(posts=True)
def ask(request: Any) -> HttpResponse:
    """Ask for what is printed on a certificate, and answer."""
    form = Printed(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _answer(request, form.cleaned_data["number"], form.cleaned_data["check_code"])
    return render(request, f"{FOLDER}/ask.html", {"form": form, "problems": form.problems()})


@public()
def answer(request: Any, number: str, check_code: str) -> HttpResponse:
    """Answer the QR code."""
    return _answer(request, number, check_code)


def _answer(request: Any, number: str, check_code: str) -> HttpResponse:
    standing = queries.verify(number, check_code)
    # Counted before it is answered, and with the same work for every answer.
    client = request.META.get("REMOTE_ADDR", "")
    if not queries.count_check(client, request.at, unknown=standing == queries.NOT_KNOWN):
        return render(request, f"{FOLDER}/too_many.html", status=429)
    return render(request, f"{FOLDER}/answer.html", {"page": presenters.answer(standing)})
