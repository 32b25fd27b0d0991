"""The agreement for staff: who has signed, what all signed, and what they are told about keeping it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.witness_signature import confirm_signature
from evenhand.domain.identity.roles import Permission
from evenhand.portals.agreed import answering
from evenhand.portals.gate import on_case


@on_case(Permission.SEE_WORKLIST)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show who has signed, and once all have, what was agreed and is to be done."""
    return answering.show(request, _place(request))


@on_case(Permission.CONFIRM_SIGNATURE, posts=True)
def confirm(request: Any, case_id: UUID, signature_id: UUID) -> HttpResponse:
    """Confirm, as a second person, that somebody signed on paper or by telephone."""
    if not any(one.id == signature_id for one in queries.to_confirm(case_id)):
        raise NoSuchThing
    if request.method == "POST":
        confirm_signature(signature_id=signature_id, at=request.at, by=request.principal)
    return redirect("agreement:show", case_id)


@on_case(Permission.SEE_WORKLIST)
def copy(request: Any, case_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Save the printed copy."""
    return answering.copy(request, agreement_id)


@on_case(Permission.RECORD_CONTACT, posts=True)
def done(request: Any, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Write down that somebody says that something is done."""
    return answering.done(request, _place(request), action_id)


@on_case(Permission.RECORD_CONTACT, posts=True)
def answer(request: Any, case_id: UUID, action_id: UUID) -> HttpResponse:
    """Write down whether the other side says so too."""
    return answering.answer(request, _place(request), action_id)


def _place(request: Any) -> answering.Place:
    return answering.Place(
        base=reverse("agreement:show", args=[request.case.id]),
        back=Link(f"Case {request.case.reference}", reverse("cases:case", args=[request.case.id])),
        layout="design/layout_staff.html",
        seat=None,
        is_staff=True,
    )
