"""Getting a copy of what somebody of a family may see of its case: one button, one file.

It asks what the pages of whoever presses it ask, on their behalf, and in no other way: the walls are theirs too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.cases import companions
from evenhand.domain.casework import copies
from evenhand.domain.casework.actions.take_copy import take_copy
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people import queries as people
from evenhand.portals.documents.views import set_apart
from evenhand.portals.family.copy import of_family, of_parent, packing
from evenhand.portals.family.copy.parts import Part, numbered
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import on_case

WITHOUT = "without"


@dataclass(frozen=True)
class Place:
    """Whose copy it is, what is in it, and where its pages stand."""

    base: str
    back: Link
    layout: str
    parts: Callable[[], tuple[Part, ...]]


@on_case(Permission.SEE_OWN_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Say what is in a copy, and offer it."""
    return _show(request, _own(request))


@on_case(Permission.SEE_OWN_CASE, posts=True)
def take(request: Any, case_id: UUID) -> Any:
    """Give whoever's case it is their copy."""
    return _take(request, _own(request))


@on_case(Permission.SEE_AGREEMENT_BESIDE)
def beside_show(request: Any, case_id: UUID) -> HttpResponse:
    """Say to the other parent what is in a copy of theirs, and offer it."""
    return _show(request, _beside(request))


@on_case(Permission.SEE_AGREEMENT_BESIDE, posts=True)
def beside_take(request: Any, case_id: UUID) -> Any:
    """Give the other parent their copy."""
    return _take(request, _beside(request))


def _own(request: Any) -> Place:
    case, by = request.case, request.principal
    return Place(
        base=reverse("my-copy:show", args=[case.id]),
        back=Link("My case", reverse("my:case", args=[case.id])),
        layout=layout_of(case),
        parts=lambda: of_family.parts(case, by, request.at, request.today),
    )


def _beside(request: Any) -> Place:
    case, by = request.case, request.principal
    one = companions.own(case.id, by)
    if one is None:
        raise NoSuchThing
    return Place(
        base=reverse("my-copy:beside-show", args=[case.id]),
        back=Link("The case", reverse("helping:case", args=[case.id])),
        layout="design/layout.html",
        parts=lambda: of_parent.parts(case, one, by, request.at, request.today),
    )


def _show(request: Any, place: Place) -> HttpResponse:
    left = copies.left_today(request.case.id, request.principal, request.today)
    context = {"place": place, "left": left, "not_here": packing.NOT_HERE, "without": WITHOUT}
    return render(request, f"{packing.FOLDER}/show.html", context)


def _take(request: Any, place: Place) -> Any:
    if request.method != "POST":
        return redirect(place.base)
    case = request.case
    take_copy(case_id=case.id, at=request.at, by=request.principal)
    parts = [part for part in place.parts() if not (part.private and WITHOUT in request.POST)]
    own = people.own_person(case.id, request.principal.user_id)
    cover = packing.Cover(
        reference=case.reference,
        name=own.name if own else "",
        provider=organisations.provider(case.provider_id).name,
        at=request.at.astimezone(LONDON),
    )
    file = packing.packed(numbered(parts), cover)
    return set_apart(FileResponse(file, content_type="application/zip"), f"copy-{case.reference}.zip")
