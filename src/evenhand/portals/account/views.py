"""One's own signing in: what is asked for beside the code from the mailbox."""

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import second_factor
from evenhand.domain.identity.actions.add_authenticator import (
    begin_authenticator,
    confirm_authenticator,
    end_authenticator,
)
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries, WrongDigits
from evenhand.portals.account.forms import DigitsForm, FirstDigitsForm
from evenhand.portals.account.needed import is_needed
from evenhand.portals.gate import APP_FIRST, signed_in

FOLDER, SERVICE = "portals/account", "Evenhand"


@signed_in()
def show(request: Any) -> HttpResponse:
    """Say what is asked for when this person signs in."""
    standing = second_factor.in_use(request.principal.user_id)
    left = second_factor.spare_codes_left(standing) if standing else 0
    return _page(request, "show", standing=standing, left=left, needed=APP_FIRST in request.session)


@signed_in(posts=True)
def add(request: Any) -> HttpResponse:
    """Begin when asked to; then show the picture that an app reads, and ask for what it shows."""
    if request.method == "POST" and "begin" in request.POST:
        begin_authenticator(at=request.at, by=request.principal)
        return redirect("account:add")
    begun = second_factor.begun(request.principal.user_id)
    if begun is None:
        return redirect("account:show")
    form = FirstDigitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data["digits"]
            spare = confirm_authenticator(typed=typed, at=request.at, by=request.principal)
            request.session.pop(APP_FIRST, None)
            return _page(request, "spare", spare=spare)
        except WrongDigits as refusal:
            form.add_refusal(refusal, "digits")
    name = identity.own_address(request.principal.user_id)
    address = second_factor.address_of(begun.key, name, SERVICE)
    letters = second_factor.as_typed(begun.key)
    return _page(
        request, "add", form=form, problems=form.problems(), picture=_drawn(address), letters=letters
    )


@signed_in(posts=True)
def away(request: Any) -> HttpResponse:
    """Ask for what the app shows once more, and ask for it no longer."""
    form = DigitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data["digits"]
            if end_authenticator(typed=typed, at=request.at, by=request.principal):
                if is_needed(request.principal.user_id, request.today):
                    request.session[APP_FIRST] = True
                return redirect("account:show")
            form.add_refusal(WrongDigits(), "digits")
        except TooManyTries as refusal:
            form.add_refusal(refusal, "digits")
    return _page(request, "away", form=form, problems=form.problems())


def _drawn(address: str) -> str:
    """Return a QR code as the address of a picture that is in the page itself."""
    return str(segno.make_qr(address, error="m").svg_data_uri(border=2, scale=5, light="white"))


def _page(request: Any, name: str, **context: Any) -> HttpResponse:
    return render(request, f"{FOLDER}/{name}.html", context)
