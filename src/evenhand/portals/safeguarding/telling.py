"""Telling us that one is worried: the same for every case, whether or not anybody has told of one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.design.models import Link
from evenhand.domain.cases import access as cases
from evenhand.domain.cases import queries as case_queries
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.queries import Colleague
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.panel import queries as panel
from evenhand.domain.safeguarding import access
from evenhand.domain.safeguarding.access import Place
from evenhand.domain.safeguarding.actions.raise_concern import Told, raise_concern
from evenhand.domain.safeguarding.states import AtRisk, Worry
from evenhand.portals.asking import acted, id_in, posted
from evenhand.portals.gate import principal_of, signed_in, worried
from evenhand.portals.safeguarding import forms

FOLDER = "portals/safeguarding"
YES, NO = "yes", "no"
log = logging.getLogger("evenhand.safety")


@dataclass(frozen=True)
class Around:
    """What stands around the question: whom to ring, who reads it, and the way back."""

    case_id: UUID
    telephone: str = ""
    childrens_services: str = "the council’s children’s services"
    reference: str = ""
    leads: tuple[Colleague, ...] = ()
    back: Link | None = None


def keeping_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give back what was typed, with whom to ring, when the database takes nothing."""

    @wraps(view)
    def kept(request: Any, case_id: UUID) -> HttpResponse:
        try:
            return view(request, case_id=case_id)
        except DatabaseError as trouble:
            if request.method != "POST":
                raise
            log.error("what was told about a case could not be kept: %s", type(trouble).__name__)
            around = _around_if_it_can_be_read(request, case_id)
            form = forms.telling(around.leads)(request.POST)
            context = {"form": form, "around": around, "danger": request.POST.get("danger"), "not_kept": True}
            return render(request, f"{FOLDER}/tell.html", context, status=503)

    return kept


@keeping_words
@worried(posts=True)
def tell(request: Any, case_id: UUID) -> HttpResponse:
    """Ask first whether somebody is in danger now, then what it is."""
    around = _around(request.place, request.principal)
    danger = (request.POST if request.method == "POST" else request.GET).get("danger", "")
    if danger not in (YES, NO):
        return render(request, f"{FOLDER}/danger.html", {"around": around})

    def act(said: dict[str, Any]) -> None:
        raise_concern(
            case_id=case_id,
            concern_id=id_in(said["concern"]),
            told=Told(
                worry=Worry(said["worry"]),
                at_risk=AtRisk(said["at_risk"]),
                in_danger=danger == YES,
                seen=said["seen"],
                done=said["done"],
                about_user_id=forms.kept_from(said.get("about")),
            ),
            at=request.at,
            by=request.principal,
        )

    begun = {"concern": str(uuid4()), "danger": danger}
    form = forms.telling(around.leads)(posted(request), initial=begun)
    if acted(request, form, act):
        return redirect(f"{reverse('safety:received', args=[case_id])}?danger={danger}")
    context = {"form": form, "around": around, "danger": danger, "not_kept": False}
    return render(request, f"{FOLDER}/tell.html", context)


@worried()
def received(request: Any, case_id: UUID) -> HttpResponse:
    """Say that it was received. Nothing on this page comes from what was told."""
    around = _around(request.place, request.principal)
    context = {"around": around, "danger": request.GET.get("danger"), "on": request.today}
    return render(request, f"{FOLDER}/received.html", context)


@signed_in(posts=True)
def find(request: Any) -> HttpResponse:
    """Find a case by its reference, also one that is no longer on any list of one's own."""
    form = forms.Finding(posted(request))
    if request.method == "POST" and form.is_valid():
        place = access.place_named(form.cleaned_data["reference"], request.principal)
        if place:
            return redirect("safety:tell", place.case_id)
        form.add_error("reference", "We find no case of yours with this reference. Check it, or ring us.")
    service = organisations.only_service(request.today)
    context = {
        "form": form,
        "title": "Worried about somebody’s safety?",
        "intro": "Say first which case it is about. You can tell us about every case that you work on, and about every "
        "case that you were ever asked to mediate.",
        "telephone": service.telephone if service else "",
        "back": None,
    }
    return render(request, f"{FOLDER}/find.html", context)


def _around(place: Place, by: Principal) -> Around:
    """Return what stands around the question."""
    case = case_queries.one(place.case_id, by)
    council = case.local_authority.name if case else "the council"
    return Around(
        case_id=place.case_id,
        telephone=organisations.provider(place.provider_id).telephone,
        childrens_services=f"the children’s services of {council}",
        reference=case.reference if case else "",
        leads=tuple({one.user_id: one for one in identity.safeguarding_leads(place.provider_id)}.values()),
        back=_back(place.case_id, case, by),
    )


def _back(case_id: UUID, case: Any, by: Principal) -> Link | None:
    if case and cases.may(by, Permission.SEE_WORKLIST, case):
        return Link(f"Case {case.reference}", reverse("cases:case", args=[case_id]))
    if panel.own_assignment(case_id, by):
        return Link("The case", reverse("mediator:case", args=[case_id]))
    return None


def _around_if_it_can_be_read(request: Any, case_id: UUID) -> Around:
    try:
        by = principal_of(request)
        with acting_as(by):
            place = access.place_of(case_id, by)
            return _around(place, by) if place else Around(case_id)
    except DatabaseError:
        return Around(case_id)
