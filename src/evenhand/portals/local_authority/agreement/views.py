"""A body's agreement: read it, sign it for the body, say what is done."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from evenhand.design.models import Link
from evenhand.domain.agreements import queries
from evenhand.domain.identity.roles import Permission
from evenhand.portals.agreed import answering
from evenhand.portals.gate import on_case
from evenhand.portals.local_authority import presenters
from evenhand.portals.local_authority.views import asked_of


@on_case(Permission.SIGN_FOR_BODY)
def show(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Show the agreement, who has signed it, and what is to be done."""
    return answering.show(request, _place(request, referral_id))


@on_case(Permission.SIGN_FOR_BODY, posts=True)
def sign(request: Any, case_id: UUID, referral_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Sign it for the body."""
    return answering.sign(request, _place(request, referral_id), agreement_id)


@on_case(Permission.SIGN_FOR_BODY, posts=True)
def change(request: Any, case_id: UUID, referral_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Ask for a change first."""
    return answering.change(request, _place(request, referral_id), agreement_id)


@on_case(Permission.SIGN_FOR_BODY)
def copy(request: Any, case_id: UUID, referral_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Save the printed copy."""
    _place(request, referral_id)
    return answering.copy(request, agreement_id)


@on_case(Permission.SIGN_FOR_BODY, posts=True)
def done(request: Any, case_id: UUID, referral_id: UUID, action_id: UUID) -> HttpResponse:
    """Say that something of the body's is done."""
    return answering.done(request, _place(request, referral_id), action_id)


@on_case(Permission.SIGN_FOR_BODY, posts=True)
def answer(request: Any, case_id: UUID, referral_id: UUID, action_id: UUID) -> HttpResponse:
    """Say whether something of the family's is done."""
    return answering.answer(request, _place(request, referral_id), action_id)


def _place(request: Any, referral_id: UUID) -> answering.Place:
    """Return whose page this is. Raises NoSuchThing for a request that is not this body's."""
    asked = asked_of(request, request.case.id, referral_id)
    parties = queries.parties(request.case, request.at)
    return answering.Place(
        base=reverse("inbox-agreement:show", args=[request.case.id, referral_id]),
        back=Link("The request", presenters.url(asked)),
        layout="design/layout_staff.html",
        seat=next((seat for seat in parties if seat.body_id == asked.body_id), None),
    )
