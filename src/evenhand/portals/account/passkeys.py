"""One's own passkeys: which there are, adding one, ending one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.domain.identity import devices, passkeys, second_factor
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.actions.add_passkey import NotAPasskey, add_passkey, begin_passkey, end_passkey
from evenhand.portals import by_word, staying
from evenhand.portals.account import showing
from evenhand.portals.account.forms import PasskeyForm, ProveForm
from evenhand.portals.gate import signed_in

FOLDER = "portals/account"
# Of a session: the question to which a new passkey is the answer.
ADDING = "passkey_to_add"


@signed_in()
def show(request: Any) -> HttpResponse:
    """List the passkeys of this person."""
    return _list(request)


@signed_in(posts=True)
def begin(request: Any) -> HttpResponse:
    """Ask whoever has a second factor for it, and then the browser for a new passkey."""
    by_word.require_more(request)
    form = ProveForm(request.POST if request.method == "POST" else None)
    if not second_factor.is_set_up(request.principal.user_id):
        if request.method != "POST":
            return redirect("account:passkeys")
        form.fields["digits"].required = False

    def act(what: Any) -> bool:
        here = staying.device_of(request)
        kept = begin_passkey(shown=what, at=request.at, by=request.principal, here=here)
        if kept is not None:
            request.session[ADDING] = kept
        return kept is not None

    if showing.proved(request, form, act):
        return redirect("account:add-passkey")
    context = {"form": form, "problems": form.problems(), "title": "Before you add a passkey"}
    return render(request, f"{FOLDER}/prove.html", context | showing.ways(request))


@signed_in(posts=True)
def add(request: Any) -> HttpResponse:
    """Let the browser make a passkey, and keep its public half."""
    by_word.require_more(request)
    kept = request.session.get(ADDING, {})
    if not passkeys.is_open(kept, passkeys.ADD, request.at):
        return redirect("account:passkeys")
    called = devices.in_words(request.headers.get("User-Agent", ""))
    form = PasskeyForm(request.POST if request.method == "POST" else None, initial={"name": called})
    if request.method == "POST" and form.is_valid():
        del request.session[ADDING]
        signed = passkeys.Signed(request.POST.get("passkey", ""), kept)
        name = form.cleaned_data["name"] or called
        try:
            here = staying.device_of(request)
            add_passkey(signed=signed, name=name, at=request.at, by=request.principal, here=here)
        except (NotAPasskey, NotNow) as refusal:
            return _list(request, refusal)
        staying.keep(request)
        return redirect("account:passkeys")
    user_id = request.principal.user_id
    options = passkeys.options_to_add(kept, user_id, identity.own_address(user_id))
    context = {"form": form, "problems": form.problems(), "passkey": options}
    return render(request, f"{FOLDER}/add_passkey.html", context)


@signed_in(posts=True)
def end(request: Any, passkey_id: UUID) -> HttpResponse:
    """Ask for something of one's own once more, and for this passkey no longer."""
    held = passkeys.one(request.principal.user_id, passkey_id)
    if held is None:
        raise NoSuchThing
    form = ProveForm(request.POST if request.method == "POST" else None)

    def act(what: Any) -> bool:
        here = staying.device_of(request)
        return end_passkey(passkey_id=passkey_id, shown=what, at=request.at, by=request.principal, here=here)

    if showing.proved(request, form, act):
        return redirect("account:passkeys")
    context = {"form": form, "problems": form.problems(), "held": held}
    return render(request, f"{FOLDER}/end_passkey.html", context | showing.ways(request))


def _list(request: Any, refusal: Refused | None = None) -> HttpResponse:
    user_id = request.principal.user_id
    context = {"passkeys": passkeys.of_user(user_id), "proves": second_factor.is_set_up(user_id)}
    context |= {"refusal": refusal, "by_word": by_word.is_all(request)}
    return render(request, f"{FOLDER}/passkeys.html", context)
