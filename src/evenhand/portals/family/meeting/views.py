"""The meeting, how to join it, and ending the mediation."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import interpreting, queries
from evenhand.domain.meetings.actions.end_mediation import end_mediation
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import on_case

FOLDER = "portals/family/meeting"


@on_case(Permission.SEE_OWN_CASE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show when and where the meeting is, and its link once it can be joined."""
    meetings = queries.of_case(case_id)
    booked = queries.booked(case_id)
    context = {
        "case": case_id,
        "meeting": booked,
        "past": [one for one in meetings if booked is None or one.id != booked.id],
        "interpreters": interpreting.of_meeting(booked.id) if booked else [],
        "link": queries.link_to_join(booked.id, request.at) if booked else "",
        "may_end": _runs(request) and access.may(request.principal, Permission.END_MEDIATION, request.case),
        "layout": layout_of(request.case),
    }
    return render(request, f"{FOLDER}/show.html", context)


@on_case(Permission.END_MEDIATION, posts=True)
def end(request: Any, case_id: UUID) -> HttpResponse:
    """Say what ending means, and end the mediation."""
    if request.method == "POST":
        end_mediation(case_id=case_id, evidence=Evidence.TOLD_ONLINE, at=request.at, by=request.principal)
        return redirect("my:case", case_id)
    if not _runs(request):
        return redirect("my-meeting:show", case_id)
    facts = cases.law_facts(request.case, request.today)
    context = {
        "case": case_id,
        "began": facts.first_session is not None,
        "certified": not facts.health_only,
        "layout": layout_of(request.case),
    }
    return render(request, f"{FOLDER}/end.html", context)


def _runs(request: Any) -> bool:
    facts = cases.law_facts(request.case, request.today)
    return facts.told_adviser_wants_mediation is not None and facts.mediation_concluded is None
