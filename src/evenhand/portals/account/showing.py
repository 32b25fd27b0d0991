"""Showing something of one's own beside the mailbox: what is typed, or what a passkey signs."""

from collections.abc import Callable
from typing import Any

from evenhand.core.errors import NotNow
from evenhand.design.forms import Form
from evenhand.domain.identity import passkeys, second_factor
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries, WrongDigits
from evenhand.domain.identity.passkeys import Question, Signed
from evenhand.domain.identity.second_factor import Shown
from evenhand.portals import staying

# Of a session: the question that a passkey is to sign, until it is answered.
ASKED = "passkey_question"


def put(request: Any, question: Question | None) -> str:
    """Keep a question until it is answered, and return what the script of the page is told; nothing without one."""
    if question is None:
        return ""
    request.session[ASKED] = question.kept
    return question.options


def signed_by(request: Any) -> Signed | None:
    """Return what a passkey signed, if one did; its question is answered by that, whether rightly or not."""
    answer = request.POST.get("passkey", "")
    return Signed(answer, request.session.pop(ASKED, {})) if answer else None


def shown(request: Any, form: Form) -> Shown | None:
    """Return what somebody shows in a form with `digits`; None where the page is to be shown first."""
    if request.method != "POST":
        return None
    if signed := signed_by(request):
        form.fields["digits"].required = False
        form.is_valid()
        return signed
    return str(form.cleaned_data["digits"]) if form.is_valid() else None


def proved(request: Any, form: Form, act: Callable[[Shown], object]) -> bool:
    """Act on what somebody shows; False means that the page is shown, with what is wrong."""
    what = shown(request, form)
    if what is None:
        return False
    try:
        if act(what):
            if request.principal.user_id:
                staying.keep(request)  # a posted code that was typed for the first time ended all the others
            return True
        form.add_refusal(WrongDigits(), "digits")
    except (TooManyTries, NotNow) as refusal:
        form.add_refusal(refusal, "digits")
    return False


def ways(request: Any) -> dict[str, Any]:
    """Return by what somebody who is signed in can show that it is they: a passkey, and anything that is typed."""
    user_id = request.principal.user_id
    question = passkeys.question_to_use(user_id, request.at) if passkeys.has_one(user_id) else None
    return {"passkey": put(request, question), "types": second_factor.has_other(user_id, "passkey")}
