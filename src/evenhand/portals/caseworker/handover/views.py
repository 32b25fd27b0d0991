"""The handover summary of a case: drawn from what is recorded, and written by nobody."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import access_log
from evenhand.domain.identity.roles import Permission
from evenhand.portals.caseworker.case.reading import read
from evenhand.portals.caseworker.handover import presenters
from evenhand.portals.gate import on_case


@on_case(Permission.TAKE_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show where a case stands, what is next, who was spoken to last, and what to know before ringing."""
    access_log.looked(case_id, "handover summary")
    page = presenters.page(read(request.case, request.principal, request.today), request.today)
    return render(request, "portals/caseworker/handover/show.html", {"page": page})
