"""An access code of one's own: having it sent, typing it for the first time, having a new one, ending it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.errors import NoSuchThing, Refused
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework.actions.give_access_code import ask_for_access_code
from evenhand.domain.identity import access_codes
from evenhand.domain.identity.actions.make_access_code import confirm_access_code, end_access_code
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries, WrongDigits
from evenhand.portals import staying
from evenhand.portals.account import showing
from evenhand.portals.account.forms import EndCodeForm, LetterForm, sending_form
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import signed_in

FOLDER = "portals/account"


@signed_in(posts=True)
def send(request: Any) -> HttpResponse:
    """Have an access code sent to the address on one's own case. Nobody without a case of their own can."""
    own = cases.held_by(request.principal)
    if not own:
        raise NoSuchThing
    choices = tuple((str(case.id), f"{case.reference}, for {case.child_initials}") for case in own)
    form = sending_form(choices)(posted(request))

    def act(said: dict[str, Any]) -> None:
        case_id = UUID(said["case"]) if "case" in said else own[0].id
        ask_for_access_code(case_id=case_id, at=request.at, by=request.principal)

    if acted(request, form, act):
        return redirect("account:show")
    codes = access_codes.of_user(request.principal.user_id)
    return _page(request, "send_code", form=form, has_one=any(code.confirmed_at for code in codes))


@signed_in(posts=True)
def begin(request: Any) -> HttpResponse:
    """Ask for the code that has come by post, and for it at every signing in from then on."""
    if not access_codes.of_user(request.principal.user_id):
        return redirect("account:show")
    form = LetterForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data["digits"]
            here = staying.device_of(request)
            if confirm_access_code(typed=typed, at=request.at, by=request.principal, here=here):
                staying.keep(request)
                return redirect("account:show")
            form.add_refusal(WrongDigits(), "digits")
        except TooManyTries as refusal:
            form.add_refusal(refusal, "digits")
        except Refused as refusal:
            form.add_refusal(refusal, None)
    return _page(request, "begin_code", form=form)


@signed_in(posts=True)
def away(request: Any) -> HttpResponse:
    """Ask for the code once more, and for it no longer."""
    if not access_codes.of_user(request.principal.user_id):
        return redirect("account:show")
    form = EndCodeForm(posted(request))

    def act(what: Any) -> bool:
        here = staying.device_of(request)
        return end_access_code(shown=what, at=request.at, by=request.principal, here=here)

    if showing.proved(request, form, act):
        return redirect("account:show")
    return _page(request, "end_code", form=form, **showing.ways(request))


def _page(request: Any, name: str, **context: Any) -> HttpResponse:
    return render(request, f"{FOLDER}/{name}.html", context | {"problems": context["form"].problems()})
