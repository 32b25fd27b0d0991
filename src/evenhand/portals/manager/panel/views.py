"""The panel, and the page of one mediator."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core.errors import NoSuchThing
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.panel import keeping
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import done, own_providers
from evenhand.portals.manager.panel import presenters

LIST = "portals/manager/list.html"


@staff(Permission.KEEP_PANEL)
def mediators(request: Any) -> HttpResponse:
    """List the panel: who lacks something first, then whose credentials run out soonest."""
    own = own_providers(request, Permission.KEEP_PANEL)
    page = presenters.panel(
        keeping.on_panels(own, request.today), keeping.who_left(own, request.today), request.today
    )
    return render(request, LIST, {"page": page, "done": done(request)})


@staff(Permission.KEEP_PANEL)
def mediator(request: Any, mediator_id: UUID) -> HttpResponse:
    """Show what one mediator holds, for what they are booked, and which cases they are shut out of."""
    page = presenters.mediator(
        place_of(request, mediator_id),
        keeping.credentials(mediator_id, request.today),
        meetings.booked_with(mediator_id),
        keeping.shut_out_of(mediator_id),
        request.today,
    )
    return render(request, LIST, {"page": page, "done": done(request)})


def place_of(request: Any, mediator_id: UUID) -> keeping.Place:
    """Return a place on the manager's own panel. Raises NoSuchThing for any other."""
    found = keeping.place(mediator_id, own_providers(request, Permission.KEEP_PANEL), request.today)
    if found is None:
        raise NoSuchThing
    return found
