"""Reading, signing and marking an agreement, the same for every party: each portal says who reads and from where."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.forms import Form
from evenhand.design.models import Link
from evenhand.design.words import day
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.mark_action import answer_done, say_done
from evenhand.domain.agreements.actions.sign_agreement import ask_for_change, sign_agreement
from evenhand.domain.agreements.actions.witness_signature import WROTE_DOWN
from evenhand.domain.agreements.seats import Seat
from evenhand.domain.agreements.states import Side
from evenhand.domain.identity import two_people
from evenhand.portals.agreed import forms, pages
from evenhand.portals.asking import acted, id_in, posted
from evenhand.portals.documents.views import as_download

FOLDER = "portals/agreed"
DONE = {
    "signed": "You have signed. Once everybody has, you get a copy.",
    "asked": "The mediator and everybody who was in the meeting can read what you want changed.",
    "marked": "It is recorded, and the other side can see it.",
}


@dataclass(frozen=True)
class Place:
    """Who reads, for which party they sign if for any, and where the pages stand."""

    base: str
    back: Link
    layout: str
    seat: Seat | None
    is_staff: bool = False


def show(request: Any, place: Place) -> HttpResponse:
    """Show the newest agreement, who has signed it, and what is to be done."""
    access_log.looked(request.case.id, "agreement")
    found = queries.of_case(request.case, request.at)
    shown = found[0] if found else None
    actions = queries.actions(request.case, request.at)
    wishes = queries.wishes(shown.text_id) if shown and shown.text_id else []
    page = shown and pages.page(
        shown, actions, place.seat, place.base, request.today, wishes=wishes, is_staff=place.is_staff
    )
    waiting = [
        (one, two_people.why_not(one.recorded_by, request.principal, WROTE_DOWN))
        for one in (queries.to_confirm(request.case.id) if place.is_staff else ())
    ]
    context = {
        "page": page,
        "place": place,
        "waiting": waiting,
        "earlier": [
            Link(
                f"Save your copy of the agreement of {day(one.agreed_on)} (PDF)",
                f"{place.base}/{one.id}/copy",
            )
            for one in found[1:]
            if one.has_copy
        ],
        "done": DONE.get(request.GET.get("done", ""), ""),
        "may_mark": any(each.say_done or each.answer for each in page.to_do) if page else False,
    }
    return render(request, f"{FOLDER}/show.html", context)


def sign(request: Any, place: Place, agreement_id: UUID) -> HttpResponse:
    """Show the text once more and take a signature under it."""
    shown, seat = _to_sign(request, place, agreement_id)
    kind = forms.SignForm if seat.side is Side.FAMILY else forms.SignForBodyForm
    form = kind(posted(request), initial={"text": str(shown.text_id)})

    def act(said: dict[str, Any]) -> None:
        sign_agreement(
            agreement_id=agreement_id,
            text_id=id_in(said["text"]),
            seat=seat.code,
            name=said["name"],
            job_title=said.get("job_title", ""),
            at=request.at,
            by=request.principal,
        )

    return _ask(request, place, form, act, "signed", "sign.html", {"shown": shown, "party": seat.name})


def change(request: Any, place: Place, agreement_id: UUID) -> HttpResponse:
    """Ask for a change before signing."""
    shown, seat = _to_sign(request, place, agreement_id)
    form = forms.ChangeForm(posted(request), initial={"text": str(shown.text_id)})

    def act(said: dict[str, Any]) -> None:
        ask_for_change(
            agreement_id=agreement_id,
            text_id=id_in(said["text"]),
            seat=seat.code,
            words=said["words"],
            at=request.at,
            by=request.principal,
        )

    ask = {"title": "Ask for a change", "button": "Ask for this change", "about": ""}
    return _ask(request, place, form, act, "asked", "ask.html", ask)


def done(request: Any, place: Place, action_id: UUID) -> HttpResponse:
    """Say that something agreed was done, and on which day."""
    agreed = _action(request, action_id)
    # No day is filled in: one press would say "today", and a law's clock would stop on it.
    form = forms.DoneForm(posted(request), today=request.today)

    def act(said: dict[str, Any]) -> None:
        say_done(action_id=action_id, done_on=said["done_on"], at=request.at, by=request.principal)

    ask = {"title": "It is done", "button": "Say that it is done", "about": agreed.what}
    return _ask(request, place, form, act, "marked", "ask.html", ask)


def answer(request: Any, place: Place, action_id: UUID) -> HttpResponse:
    """Take the answer of a button: it is done, or it is not. Where nobody said on which day, ask for it."""
    agreed = _action(request, action_id)
    said = request.POST.get("answer", "") if request.method == "POST" else ""
    if said == "done" and agreed.done_on is None:
        return _answer_day(request, place, agreed)
    if said in ("done", "not-done"):
        answer_done(action_id=action_id, is_done=said == "done", at=request.at, by=request.principal)
        return redirect(f"{place.base}?done=marked")
    return redirect(place.base)


def _answer_day(request: Any, place: Place, agreed: queries.ActionShown) -> HttpResponse:
    sent = request.POST if forms.AnswerForm.says_when(request.POST) else None
    form = forms.AnswerForm(sent, initial={"answer": "done"}, today=request.today)

    def act(said: dict[str, Any]) -> None:
        answer_done(
            action_id=agreed.id, is_done=True, done_on=said["done_on"], at=request.at, by=request.principal
        )

    if sent and acted(request, form, act):
        return redirect(f"{place.base}?done=marked")
    ask = {"title": "It is done", "button": "Say that it is done", "about": agreed.what}
    return render(request, f"{FOLDER}/ask.html", {"form": form, "place": place, **ask})


def copy(request: Any, agreement_id: UUID) -> HttpResponse:
    """Give the printed copy of a signed agreement."""
    if queries.one(request.case, agreement_id, request.at) is None:
        raise NoSuchThing
    access_log.looked(request.case.id, "agreement")
    return as_download(queries.copy_content(agreement_id), "application/pdf", "mediation-agreement.pdf")


def _ask(
    request: Any, place: Place, form: Form, act: Any, outcome: str, template: str, more: dict[str, Any]
) -> HttpResponse:
    if acted(request, form, act):
        return redirect(f"{place.base}?done={outcome}")
    return render(request, f"{FOLDER}/{template}", {"form": form, "place": place, **more})


def _to_sign(request: Any, place: Place, agreement_id: UUID) -> tuple[queries.Shown, Seat]:
    shown = queries.one(request.case, agreement_id, request.at)
    if shown is None or place.seat is None or not shown.html:
        raise NoSuchThing
    return shown, place.seat


def _action(request: Any, action_id: UUID) -> queries.ActionShown:
    found = next((one for one in queries.actions(request.case, request.at) if one.id == action_id), None)
    if found is None:
        raise NoSuchThing
    return found
