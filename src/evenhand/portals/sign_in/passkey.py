"""Signing in with a passkey, without a code from the mailbox."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core.errors import Refused
from evenhand.domain.identity import passkeys
from evenhand.domain.identity.actions.sign_in_with_passkey import WrongPasskey, sign_in_with_passkey
from evenhand.portals.account import showing
from evenhand.portals.gate import public
from evenhand.portals.sign_in.views import enter


class AskedFromHereTooOften(Refused):
    """One network sent more answers in an hour than a whole council needs."""

    def __init__(self) -> None:
        super().__init__(
            "We cannot take a passkey now.",
            "Very many were tried from your network in this hour.",
            "Wait an hour and try again, or sign in with a code from your e-mail.",
        )


@public(posts=True)
def show(request: Any) -> HttpResponse:
    """Ask the browser for a passkey of anybody who uses it, and sign in with that."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            return enter(request, _signed_in(request), wanted)
        except (WrongPasskey, AskedFromHereTooOften) as wrong:
            refusal = wrong
    question = showing.put(request, passkeys.question_to_use(None, request.at))
    context = {"passkey": question, "next": wanted, "refusal": refusal}
    return render(request, "portals/sign_in/passkey.html", context)


def _signed_in(request: Any) -> UUID:
    """Return whom a passkey signs in. Raises WrongPasskey, and AskedFromHereTooOften.

    What answers no question of ours is not looked at, and no number of answers writes more than so much.
    """
    if passkeys.is_asked_too_often(request.META.get("REMOTE_ADDR", ""), request.at):
        raise AskedFromHereTooOften
    signed = showing.signed_by(request)
    if signed is None or not signed.kept:
        raise WrongPasskey
    user_id = sign_in_with_passkey(signed=signed, at=request.at, by=request.principal)
    if user_id is None:
        raise WrongPasskey
    return user_id
