"""Helping a family to sign in: where it stands, an access code read out or sent, asking for what was lost to end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.design.models import Row
from evenhand.design.words import moment
from evenhand.domain.casework.actions.give_access_code import give_access_code
from evenhand.domain.casework.actions.help_sign_in import ask_for_family_reset
from evenhand.domain.identity import access_codes, resets
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.access_codes import POST, TELEPHONE
from evenhand.domain.identity.events import HOW
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.states import Checked
from evenhand.domain.people import queries as people
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.caseworker.signing_in.forms import ByLetter, CalledBack, LostForm
from evenhand.portals.gate import on_case

FOLDER = "portals/caseworker/signing_in"


@on_case(Permission.HELP_SIGN_IN)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show how the family of a case signs in, and what can be done about it."""
    access_log.looked(case_id, "signing in")
    holder = people.one(request.case.holder_id)
    safety = people.safety(request.case.holder_id)
    waits = next((each for each in resets.waiting() if each.case_id == case_id), None)
    rows = [
        Row("Has signed in", "Yes" if holder and holder.user_id else "Not for this case yet"),
        Row(
            "E-mail address",
            "Shown to be the family’s"
            if people.email_is_proved(request.case.holder_id)
            else "Nobody has shown it yet",
        ),
        Row(
            "Read by others",
            "Yes, or not sure" if safety and safety.mailbox_is_shared else "No, as far as we know",
        ),
        Row("Access code", _codes(case_id)),
    ]
    context = {"case": request.case, "rows": rows, "waits": waits, "done": request.GET.get("done", "")}
    return render(request, f"{FOLDER}/show.html", context)


@on_case(Permission.HELP_SIGN_IN, posts=True)
def read_out(request: Any, case_id: UUID) -> HttpResponse:
    """Give an access code on the telephone: shown in this answer only, with what to say."""
    form = CalledBack(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            code = give_access_code(case_id=case_id, how=TELEPHONE, at=request.at, by=request.principal)
            return render(request, f"{FOLDER}/read_out.html", {"case": request.case, "code": code})
        except (NotAllowed, NoSuchThing):
            raise
        except Refused as refusal:
            form.add_refusal(refusal, None)
    access_log.looked(case_id, "form: access code by telephone")
    holder_id = request.case.holder_id
    number = "" if people.is_protected(holder_id) else people.reach(holder_id).telephone
    context = {"case": request.case, "form": form, "problems": form.problems(), "number": number}
    return render(
        request, f"{FOLDER}/call.html", context | {"reveal_url": f"/cases/{case_id}/details/{holder_id}"}
    )


@on_case(Permission.HELP_SIGN_IN, posts=True)
def letter(request: Any, case_id: UUID) -> HttpResponse:
    """Send an access code by post."""

    def act(_: dict[str, Any]) -> None:
        give_access_code(case_id=case_id, how=POST, at=request.at, by=request.principal)

    page = Page(
        "Send an access code by post",
        "Make the letter",
        (
            "It goes to the address on this case and waits under Letters to print. The code stands on the paper only.",
            "If others read the family’s e-mail, it can sign in once the letter has come: with the code from its "
            "e-mail and the access code.",
        ),
    )
    return ask(request, ByLetter(posted(request)), page, act, "access-code")


@on_case(Permission.HELP_SIGN_IN, posts=True)
def lost(request: Any, case_id: UUID) -> HttpResponse:
    """Ask that what a family lost ends, so that it can begin anew."""

    def act(said: dict[str, Any]) -> None:
        ask_for_family_reset(
            case_id=case_id, checked=Checked(said["checked"]), at=request.at, by=request.principal
        )

    page = Page(
        "Somebody lost their app or access code",
        "Ask for it to end",
        (
            "A colleague confirms it, a day from now at the earliest. Until then nothing changes.",
            "The family is told now and once it is done. It can stop it by signing in, or by calling us.",
            "Then its app, its spare codes, its passkeys, its access code and every session end.",
        ),
        kind="grave",
    )
    return ask(request, LostForm(posted(request)), page, act, "lost")


def _codes(case_id: UUID) -> str:
    said = []
    for code in access_codes.of_case(case_id):
        who = identity.staff_name(code.given_by) or "the family itself"
        stands = "In use" if code.confirmed_at else "On its way"
        said.append(f"{stands}. Given {HOW[code.how]} on {moment(code.given_at)}, by {who}")
    return "\n".join(said) or "None"
