"""The families that somebody stands beside, and of each what it lets them see."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.core.walls import Compartment
from evenhand.design.models import Link, Row
from evenhand.domain.cases import companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.people import queries as people
from evenhand.domain.requests.said import as_sent
from evenhand.portals.agreed import answering
from evenhand.portals.gate import on_case, signed_in
from evenhand.portals.supporter import presenters

FOLDER = "portals/supporter"


@signed_in()
def families(request: Any) -> HttpResponse:
    """List the families that somebody stands beside, and who asks for it."""
    found = companions.stands_beside(request.principal)
    names = people.names({case.holder_id for case, _ in found})
    context = {
        "families": presenters.families(found, names),
        "asked": presenters.asked(companions.waiting(request.principal)),
    }
    return render(request, f"{FOLDER}/families.html", context)


@on_case(Permission.SEE_BESIDE_FAMILY)
def case(request: Any, case_id: UUID) -> HttpResponse:
    """Show where a case is, its dates, its meeting, and the papers that are for whoever reads."""
    access_log.looked(case_id, "case page")
    booked = meetings.booked(case_id)
    papers = documents.of_case(case_id)
    shared_room = [each for each in papers if each.compartment == Compartment.K5_SHARED_ROOM]
    page = presenters.page(
        request.case,
        _own(request),
        cases.duties(case_id),
        booked,
        meetings.link_to_join(booked.id, request.at) if booked else "",
        shared_room,
        [each for each in papers if each not in shared_room],
        people.names({request.case.holder_id, request.case.child_id}),
        request.today,
    )
    return render(request, f"{FOLDER}/case.html", {"page": page, "case": case_id})


@on_case(Permission.SEE_BESIDE_FAMILY)
def request_as_sent(request: Any, case_id: UUID) -> HttpResponse:
    """Show the request where the family shared it."""
    sent = as_sent(case_id)
    if sent is None:
        raise NoSuchThing
    access_log.looked(case_id, "request as sent")
    rows = [Row(each.title, each.text) for each in sent.said]
    return render(request, f"{FOLDER}/request.html", {"sent": sent, "rows": rows, "case": case_id})


@on_case(Permission.SEE_AGREEMENT_BESIDE)
def agreement(request: Any, case_id: UUID) -> HttpResponse:
    """Show the agreement to a second parent, who reads it and does not sign for the family."""
    return answering.show(
        request,
        answering.Place(
            base=reverse("helping:agreement", args=[case_id]),
            back=Link("The case", reverse("helping:case", args=[case_id])),
            layout="design/layout.html",
            seat=None,
        ),
    )


@on_case(Permission.SEE_AGREEMENT_BESIDE)
def copy(request: Any, case_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Save the printed copy."""
    return answering.copy(request, agreement_id)


def _own(request: Any) -> companions.Beside:
    one = companions.own(request.case.id, request.principal)
    if one is None:
        raise NoSuchThing
    return one
