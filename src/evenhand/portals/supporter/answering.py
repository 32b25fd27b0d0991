"""Saying yes or no to a family that asks for help, and ending it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing
from evenhand.domain.cases import companions
from evenhand.domain.cases.actions.accept_support import accept_support
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.companions import Beside
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import on_case, signed_in
from evenhand.portals.supporter import forms

FOLDER = "portals/supporter"


@signed_in(posts=True)
def asked(request: Any, companion_id: UUID) -> HttpResponse:
    """Say what is asked, not by whom, and take a yes from whoever knows the reference."""
    one = _waiting(request, companion_id)
    form = forms.Answer(posted(request))

    def act(said: dict[str, Any]) -> None:
        accept_support(
            companion_id=companion_id, reference=said["reference"], at=request.at, by=request.principal
        )
        crashpoint("support.before-answer")

    if acted(request, form, act, "reference"):
        return redirect("helping:case", one.case_id)
    return render(request, f"{FOLDER}/asked.html", {"form": form, "one": one})


@signed_in(posts=True)
def say_no(request: Any, companion_id: UUID) -> HttpResponse:
    """Take a no, for which no reason is asked."""
    one = _waiting(request, companion_id)
    if request.method == "POST":
        end_support(companion_id=one.id, at=request.at, by=request.principal)
        return redirect("helping:families")
    return redirect("helping:asked", one.id)


@on_case(Permission.SEE_BESIDE_FAMILY, posts=True)
def stop(request: Any, case_id: UUID) -> HttpResponse:
    """Say what it means to stop, and stop."""
    one = companions.own(case_id, request.principal)
    if one is None:
        raise NoSuchThing
    if request.method == "POST":
        end_support(companion_id=one.id, at=request.at, by=request.principal)
        return redirect("helping:families")
    return render(request, f"{FOLDER}/stop.html", {"case": case_id, "one": one})


def _waiting(request: Any, companion_id: UUID) -> Beside:
    one = next((each for each in companions.waiting(request.principal) if each.id == companion_id), None)
    if one is None:
        raise NoSuchThing
    return one
