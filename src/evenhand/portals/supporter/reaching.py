"""How somebody beside a family is reached themselves: their own ways, times and needs, and what we stop."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.cases import companions
from evenhand.domain.identity.roles import Permission
from evenhand.portals.gate import on_case
from evenhand.portals.reaching import answering
from evenhand.portals.reaching.answering import Place


@on_case(Permission.SEE_BESIDE_FAMILY)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show how one is reached."""
    return answering.show(request, _place(request))


@on_case(Permission.SEE_BESIDE_FAMILY, posts=True)
def change(request: Any, case_id: UUID, what: str) -> HttpResponse:
    """Change one thing about it."""
    return answering.change(request, _place(request), what)


@on_case(Permission.SEE_BESIDE_FAMILY, posts=True)
def stop(request: Any, case_id: UUID) -> HttpResponse:
    """Ask us to stop."""
    return answering.stop(request, _place(request))


@on_case(Permission.SEE_BESIDE_FAMILY, posts=True)
def take_back(request: Any, case_id: UUID, stop_id: UUID) -> HttpResponse:
    """Take that back."""
    return answering.take_back(request, _place(request), stop_id)


def _place(request: Any) -> Place:
    one = companions.own(request.case.id, request.principal)
    if one is None:
        raise NoSuchThing
    return Place(
        base=reverse("helping:reaching", args=[request.case.id]),
        back=Link("The case", reverse("helping:case", args=[request.case.id])),
        layout="design/layout.html",
        person_id=one.person_id,
    )
