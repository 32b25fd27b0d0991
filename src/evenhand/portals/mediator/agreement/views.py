"""The page of an agreement: the draft with its terms, or the text with its signatures."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.states import AgreementState
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.states import HELD
from evenhand.portals.agreed import pages
from evenhand.portals.gate import on_case

FOLDER = "portals/mediator/agreement"
AGREEMENT = "mediator-agreement:show"


@on_case(Permission.MEDIATE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show the agreement of the newest meeting that was held."""
    access_log.looked(case_id, "agreement")
    shown = standing(request)
    base = f"/mediator/{case_id}/agreement"
    drafting = shown is None or shown.state is AgreementState.DRAFT
    seats = {one.code: one.name for one in queries.parties(request.case, request.at)}
    wishes = queries.wishes(shown.text_id) if shown and shown.text_id else []
    context = {
        "case_id": case_id,
        "shown": shown,
        "drafting": drafting,
        "terms": queries.terms(shown.id, request.case, request.at) if shown and drafting else [],
        "page": pages.page(shown, queries.actions(request.case, request.at), None, base, request.today)
        if shown and not drafting
        else None,
        "wishes": [(seats.get(seat, seat), words) for seat, words, _ in wishes],
        "given_up": bool(shown and shown.state is AgreementState.GIVEN_UP),
    }
    return render(request, f"{FOLDER}/show.html", context)


def held_meeting(request: Any) -> meetings.Shown:
    """Return the mediator's newest meeting of the case that was held. Raises NoSuchThing while there is none."""
    own = [
        one
        for one in meetings.of_mediator(request.principal)
        if one.case_id == request.case.id and one.state in HELD
    ]
    if not own:
        raise NoSuchThing
    return own[-1]


def standing(request: Any) -> queries.Shown | None:
    """Return the agreement of that meeting, or None while nothing is written."""
    return queries.of_meeting(request.case, held_meeting(request).id, request.at)
