"""The family's own agreement: read it, sign it, say whether it is kept."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from evenhand.design.models import Link
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.states import Side
from evenhand.domain.identity.roles import Permission
from evenhand.portals.agreed import answering
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import on_case


@on_case(Permission.SEE_OWN_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show the agreement, who has signed it, and what is to be done."""
    return answering.show(request, _place(request))


@on_case(Permission.SIGN_FOR_FAMILY, posts=True)
def sign(request: Any, case_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Sign it."""
    return answering.sign(request, _place(request), agreement_id)


@on_case(Permission.SIGN_FOR_FAMILY, posts=True)
def change(request: Any, case_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Ask for a change first."""
    return answering.change(request, _place(request), agreement_id)


@on_case(Permission.SEE_OWN_CASE)
def copy(request: Any, case_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Save the printed copy."""
    return answering.copy(request, agreement_id)


@on_case(Permission.SIGN_FOR_FAMILY, posts=True)
def done(request: Any, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Say that something of ours is done."""
    return answering.done(request, _place(request), action_id)


@on_case(Permission.SIGN_FOR_FAMILY, posts=True)
def answer(request: Any, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Say whether something of the other side is done."""
    return answering.answer(request, _place(request), action_id)


def _place(request: Any) -> answering.Place:
    case = request.case
    return answering.Place(
        base=reverse("my-agreement:show", args=[case.id]),
        back=Link("My case", reverse("my:case", args=[case.id])),
        layout=layout_of(case),
        seat=queries.own_seat(case, request.principal, request.at, Side.FAMILY),
    )
