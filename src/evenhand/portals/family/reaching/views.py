"""How a family is reached, what it needs, and what we stop: it says so itself, and changes it at any time."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import on_case
from evenhand.portals.reaching import answering
from evenhand.portals.reaching.answering import Place


@on_case(Permission.SEE_OWN_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show how one is reached."""
    return answering.show(request, _place(request))


@on_case(Permission.SEE_OWN_CASE, posts=True)
def change(request: Any, case_id: UUID, what: str) -> HttpResponse:
    """Change one thing about it."""
    return answering.change(request, _place(request), what)


@on_case(Permission.SEE_OWN_CASE, posts=True)
def stop(request: Any, case_id: UUID) -> HttpResponse:
    """Ask us to stop."""
    return answering.stop(request, _place(request))


@on_case(Permission.SEE_OWN_CASE, posts=True)
def take_back(request: Any, case_id: UUID, stop_id: UUID) -> HttpResponse:
    """Take that back."""
    return answering.take_back(request, _place(request), stop_id)


def _place(request: Any) -> Place:
    """Return the pages of whoever reads: their own row, never that of whose right it is now."""
    person = people.own_person(request.case.id, request.principal.user_id)
    if person is None:
        raise NoSuchThing
    return Place(
        base=reverse("my-reaching:show", args=[request.case.id]),
        back=Link("My case", reverse("my:case", args=[request.case.id])),
        layout=layout_of(request.case),
        person_id=person.id,
    )
