"""The places where meetings are held: a list, and one small form for each thing that can be done."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Row
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries
from evenhand.domain.meetings.actions.add_room import add_room
from evenhand.domain.meetings.actions.close_venue import close_venue
from evenhand.domain.meetings.actions.open_venue import open_venue
from evenhand.domain.meetings.states import Access, Premises
from evenhand.portals.asking import posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import (
    Nothing,
    Page,
    ask,
    at_provider,
    chosen_provider,
    done,
    own_providers,
)
from evenhand.portals.manager.lists import ListPage, Part, table
from evenhand.portals.manager.places import forms


@staff(Permission.KEEP_PANEL)
def show(request: Any) -> HttpResponse:
    """List the places with their rooms and what they have."""
    found = [one for each in _own(request) for one in queries.venues(each)]
    headings = ("Place", "What it is", "What it has", "Rooms")
    page = ListPage(
        title="Places",
        intro=("Meetings are held on neutral ground: nothing that belongs to a council or a school.",),
        steps=(Link("Add a place", reverse("manage:add-place")),),
        parts=(
            Part(
                "Places that can be booked",
                table("Places that can be booked", headings, [_line(one) for one in found]),
                "None yet. Until there is one, meetings are held online.",
            ),
        ),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.KEEP_PANEL, posts=True)
def add(request: Any) -> HttpResponse:
    """Add a neutral place with its rooms."""
    own = _own(request)

    def act(said: dict[str, Any]) -> None:
        open_venue(
            provider_id=chosen_provider(said, own),
            name=said["name"],
            address=said["address"],
            premises=Premises(said["premises"]),
            access=tuple(said["access"]),
            rooms=tuple(said["rooms"].splitlines()),
            at=request.at,
            by=request.principal,
        )

    form = at_provider(forms.AddingPlace, own)(posted(request))
    return ask(request, form, Page("Add a place", "Add this place", _back()), act, "place")


@staff(Permission.KEEP_PANEL, posts=True)
def room(request: Any, venue_id: UUID) -> HttpResponse:
    """Add a room to a place."""
    venue = _venue(request, venue_id)

    def act(said: dict[str, Any]) -> None:
        add_room(venue_id=venue_id, name=said["name"], at=request.at, by=request.principal)

    page = Page("What is the room called?", "Add this room", _back(), rows=(Row("Place", venue.name),))
    return ask(request, forms.AddingRoom(posted(request)), page, act, "room")


@staff(Permission.KEEP_PANEL, posts=True)
def close(request: Any, venue_id: UUID) -> HttpResponse:
    """Close a place: nothing more is booked there."""
    venue = _venue(request, venue_id)

    def act(_: dict[str, Any]) -> None:
        close_venue(venue_id=venue_id, at=request.at, by=request.principal)

    page = Page(
        f"Close {venue.name}",
        "Close this place",
        _back(),
        ("It is offered for no more meetings. What was held there stays on record.",),
        rows=(Row("Address", venue.address),),
        kind="grave",
    )
    return ask(request, Nothing(posted(request)), page, act, "place-closed")


def _line(one: Any) -> tuple[Cell, ...]:
    has = "; ".join(Access(each).label for each in one.access) or "Nothing is on record"
    rooms = ", ".join(sorted(each.name for each in one.rooms.all()))
    links = (
        Link("Add a room", reverse("manage:room", args=[one.id]), hidden=f"to {one.name}"),
        Link("Close", reverse("manage:close-place", args=[one.id]), hidden=one.name),
    )
    return (
        Cell(one.name, note=", ".join(one.address.splitlines())),
        Cell(Premises(one.premises).label),
        Cell(has),
        Cell(rooms, links=links),
    )


def _venue(request: Any, venue_id: UUID) -> Any:
    """Return one of the manager's own places. Raises NoSuchThing for any other."""
    found = next((one for each in _own(request) for one in queries.venues(each) if one.id == venue_id), None)
    if found is None:
        raise NoSuchThing
    return found


def _own(request: Any) -> list[UUID]:
    return own_providers(request, Permission.KEEP_PANEL)


def _back() -> Link:
    return Link("Places", reverse("manage:places"))
