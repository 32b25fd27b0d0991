"""A family's own certificate, on screen and as the signed file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.domain.certificates import queries
from evenhand.domain.identity.roles import Permission
from evenhand.portals.family.certificate import presenters
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import on_case


@on_case(Permission.SEE_OWN_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show the certificate with the dates that follow from it."""
    found = queries.of_case(case_id)
    appeal = queries.appeal_of(request.case, at=request.at)
    page = presenters.page(case_id, found, appeal, request.today)
    context = {"page": page, "layout": layout_of(request.case)}
    return render(request, "portals/family/certificate/show.html", context)


@on_case(Permission.SEE_OWN_CASE)
def pdf(request: Any, case_id: UUID, number: str) -> HttpResponse:
    """Give the signed file."""
    found = queries.one_of_case(case_id, number)
    if found is None or not found.is_ready:
        raise NoSuchThing
    access_log.looked(case_id, f"certificate file {number}")
    response = HttpResponse(queries.pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="certificate-{number}.pdf"'
    return response
