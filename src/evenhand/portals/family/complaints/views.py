"""A family's complaints about us: made, followed, looked at again, taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.forms import Form
from evenhand.domain.complaints import queries
from evenhand.domain.complaints.actions.go_on_complaining import ask_again, take_back_complaint
from evenhand.domain.complaints.actions.make_complaint import make_complaint
from evenhand.domain.complaints.promises import ANSWER_WITHIN, TAKE_WITHIN
from evenhand.domain.complaints.states import About
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import Act, acted, posted
from evenhand.portals.family.complaints import forms, presenters
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import on_case
from evenhand.portals.once import once

FOLDER = "portals/family/complaints"
DONE = {
    "made": "We have your complaint. You see here how it goes on.",
    "again": "Somebody who had no part in it looks at it again.",
    "back": "It is taken back. Nobody looks into it any more.",
}


@on_case(Permission.SEE_OWN_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """List what one complained of, with every answer."""
    found = presenters.complaints(case_id, queries.own(case_id))
    return _page(request, "show", complaints=found, done=DONE.get(request.GET.get("done", ""), ""))


@on_case(Permission.SEE_OWN_CASE, posts=True)
def make(request: Any, case_id: UUID) -> HttpResponse:
    """Complain."""
    form = forms.Making(posted(request), initial={"once": once()})

    def act(said: dict[str, Any]) -> None:
        make_complaint(
            case_id=case_id,
            once=UUID(said["once"]),
            about=About(said["about"]),
            words=said["words"],
            at=request.at,
            by=request.principal,
        )

    if acted(request, form, act):
        return _back(case_id, "made")
    return _page(request, "make", form=form, take_within=TAKE_WITHIN, answer_within=ANSWER_WITHIN)


@on_case(Permission.SEE_OWN_CASE, posts=True)
def again(request: Any, case_id: UUID, complaint_id: UUID) -> HttpResponse:
    """Ask for a second look."""

    def act(said: dict[str, Any]) -> None:
        ask_again(complaint_id=complaint_id, words=said["words"], at=request.at, by=request.principal)

    return _go_on(request, complaint_id, forms.AskingAgain(posted(request)), act, "again")


@on_case(Permission.SEE_OWN_CASE, posts=True)
def take_back(request: Any, case_id: UUID, complaint_id: UUID) -> HttpResponse:
    """Take it back."""

    def act(_: dict[str, Any]) -> None:
        take_back_complaint(complaint_id=complaint_id, at=request.at, by=request.principal)

    return _go_on(request, complaint_id, forms.TakingBack(posted(request)), act, "back")


def _go_on(request: Any, complaint_id: UUID, form: Form, act: Act, done: str) -> HttpResponse:
    case_id = request.case.id
    if complaint_id not in {one.id for one in queries.own(case_id)}:
        raise NoSuchThing
    if acted(request, form, act):
        return _back(case_id, done)
    return _page(request, done, form=form)


def _back(case_id: UUID, done: str) -> HttpResponse:
    return redirect(f"{reverse('my-complaints:show', args=[case_id])}?done={done}")


def _page(request: Any, name: str, **given: Any) -> HttpResponse:
    around = {"case": request.case.id, "layout": layout_of(request.case)}
    return render(request, f"{FOLDER}/{name}.html", around | given)
