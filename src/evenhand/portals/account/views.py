"""One's own signing in: what is asked for beside the code from the mailbox."""

from typing import Any
from uuid import UUID

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.errors import NotNow
from evenhand.domain.cases import queries as cases
from evenhand.domain.identity import access_codes, authenticators, devices, passkeys, resets, second_factor
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.actions.add_authenticator import (
    begin_authenticator,
    confirm_authenticator,
    end_authenticator,
)
from evenhand.domain.identity.actions.prove_second_factor import WrongDigits
from evenhand.portals import app_first, by_word, staying
from evenhand.portals.account import showing
from evenhand.portals.account.forms import DigitsForm, FirstDigitsForm, ProveForm
from evenhand.portals.gate import signed_in

FOLDER, SERVICE = "portals/account", "Evenhand"
# Of a session: the app that was begun in it. Its key is shown in no other.
BEGUN = "app_begun"


@signed_in()
def show(request: Any) -> HttpResponse:
    """Say what is asked for when this person signs in."""
    user_id = request.principal.user_id
    standing = authenticators.in_use(user_id)
    codes = access_codes.of_user(user_id)
    return _page(
        request,
        "show",
        standing=standing,
        left=authenticators.spare_codes_left(standing) if standing else 0,
        needed=app_first.comes_first(request),
        by_word=by_word.is_all(request),
        passkeys=passkeys.of_user(user_id),
        code=next((code for code in codes if code.confirmed_at), None),
        on_its_way=next((code for code in codes if not code.confirmed_at), None),
        may_have_code=bool(cases.held_by(request.principal)),
        always=second_factor.mailbox_is_not_enough(user_id),
        devices=devices.signed_in(user_id, request.at),
        here=staying.device_of(request),
        waits=resets.waiting_for(user_id),
    )


@signed_in(posts=True)
def add(request: Any) -> HttpResponse:
    """Begin when asked to; then show the picture that an app reads, and ask for what it shows."""
    by_word.require_more(request)
    user_id = request.principal.user_id
    if request.method == "POST" and "begin" in request.POST:
        if second_factor.is_set_up(user_id):
            return redirect("account:begin-app")
        _keep(request, begin_authenticator(at=request.at, by=request.principal))
        return redirect("account:add")
    begun = _begun(request)
    if begun is None:
        return redirect("account:show")
    form = FirstDigitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data["digits"]
            spare = confirm_authenticator(
                authenticator_id=begun.id,
                typed=typed,
                at=request.at,
                by=request.principal,
                here=staying.device_of(request),
            )
            del request.session[BEGUN]
            staying.keep(request)
            return _page(request, "spare", spare=spare)
        except WrongDigits as refusal:
            form.add_refusal(refusal, "digits")
        except NotNow:  # the same app cannot be finished any more
            del request.session[BEGUN]
            raise
    name = identity.own_address(user_id)
    address = authenticators.address_of(begun.key, name, SERVICE)
    letters = authenticators.as_typed(begun.key)
    return _page(
        request, "add", form=form, problems=form.problems(), picture=_drawn(address), letters=letters
    )


@signed_in(posts=True)
def begin(request: Any) -> HttpResponse:
    """Ask whoever has something else for it before a new app is begun."""
    by_word.require_more(request)
    form = ProveForm(request.POST if request.method == "POST" else None)

    def act(what: Any) -> bool:
        here = staying.device_of(request)
        begun = begin_authenticator(shown=what, at=request.at, by=request.principal, here=here)
        return _keep(request, begun)

    if showing.proved(request, form, act):
        return redirect("account:add")
    return _page(
        request,
        "prove",
        form=form,
        problems=form.problems(),
        title="Before you add an app",
        **showing.ways(request),
    )


@signed_in(posts=True)
def away(request: Any) -> HttpResponse:
    """Ask for what the app shows once more, and ask for it no longer."""
    form = DigitsForm(request.POST if request.method == "POST" else None)

    def act(what: Any) -> bool:
        here = staying.device_of(request)
        return end_authenticator(shown=what, at=request.at, by=request.principal, here=here)

    if showing.proved(request, form, act):
        return redirect("account:show")
    return _page(request, "away", form=form, problems=form.problems(), **showing.ways(request))


def _keep(request: Any, begun: Any) -> bool:
    """Note in this session, and in no other, which app was begun; tell whether one was."""
    if begun is not None:
        request.session[BEGUN] = str(begun.id)
    return begun is not None


def _begun(request: Any) -> Any:
    """Return the app that was begun in this session a short while ago, and is not in use yet; None without one."""
    kept = request.session.get(BEGUN)
    return authenticators.begun(UUID(kept), request.principal.user_id, request.at) if kept else None


def _drawn(address: str) -> str:
    """Return a QR code as the address of a picture that is in the page itself."""
    return str(segno.make_qr(address, error="m").svg_data_uri(border=2, scale=5, light="white"))


def _page(request: Any, name: str, **context: Any) -> HttpResponse:
    return render(request, f"{FOLDER}/{name}.html", context)
