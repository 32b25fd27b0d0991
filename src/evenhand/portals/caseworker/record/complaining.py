"""A complaint about the service that a family made by telephone, by post or in person."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.domain.complaints.actions.make_complaint import record_complaint
from evenhand.domain.complaints.states import About
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case
from evenhand.portals.once import once


@on_case(Permission.RECORD_CONTACT, posts=True)
def record(request: Any, case_id: UUID) -> HttpResponse:
    """Write down a complaint; a manager who never had the case answers it."""

    def act(said: dict[str, Any]) -> None:
        record_complaint(
            case_id=case_id,
            once=UUID(said["once"]),
            about=About(said["about"]),
            words=said["words"],
            is_holders=said["who"] == forms.HOLDERS,
            at=request.at,
            by=request.principal,
        )

    intro = (
        "A manager who never had this case reads it and answers. What it says stands nowhere on the case.",
        "It holds nothing up: not the certificate, and no date.",
    )
    page = Page("Write down a complaint about us", "Pass it on", intro)
    form = forms.Complaint(posted(request), initial={"once": once()})
    return ask(request, form, page, act, "complaint")
