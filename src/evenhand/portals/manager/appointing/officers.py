"""Who answers for the councils and health bodies that a provider serves."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Row
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.actions.appoint_officer import appoint_officer
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset
from evenhand.domain.identity.actions.end_office import end_office
from evenhand.domain.identity.queries import Officeholder
from evenhand.domain.identity.resets import Way
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.states import Checked
from evenhand.domain.organisations import queries as organisations
from evenhand.portals.asking import posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.appointing import forms
from evenhand.portals.manager.asking import LOST, Nothing, Page, ask, done, own_providers
from evenhand.portals.manager.lists import ListPage, Part, table


@staff(Permission.APPOINT)
def show(request: Any) -> HttpResponse:
    """List who answers for each council and health body."""
    page = ListPage(
        title="Officers",
        intro=(
            "Who answers for the councils and health bodies that we serve. They see what families chose to share.",
            "When a council tells you that somebody left, end it the same day.",
        ),
        parts=tuple(_part(body) for body in _bodies(request)),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.APPOINT, posts=True)
def appoint(request: Any, body_id: UUID) -> HttpResponse:
    """Let somebody answer for a council or a health body."""
    body = _body(request, body_id)

    def act(said: dict[str, Any]) -> None:
        appoint_officer(
            name=said["name"],
            address=said["address"],
            role=said["role"],
            body_id=body_id,
            at=request.at,
            by=request.principal,
        )

    intro = (
        f"The e-mail address must be at {body.name}: ending in @{body.email.rpartition('@')[2]}.",
        "They see the cases of its families that are with it for mediation, and nothing else.",
    )
    form = forms.officer_form(is_council=body.local_authority_id is not None)(posted(request))
    page = Page(f"Who answers for {body.short_name}?", "Let them answer", _back(), intro)
    return ask(request, form, page, act, "officer", beside="address")


@staff(Permission.APPOINT, posts=True)
def end(request: Any, body_id: UUID, office_id: UUID) -> HttpResponse:
    """End somebody's answering for a council or a health body."""
    body = _body(request, body_id)
    held = next((one for one in identity.officers_of(body_id) if one.office_id == office_id), None)
    if held is None:
        raise NoSuchThing

    def act(_: dict[str, Any]) -> None:
        end_office(user_id=held.user_id, body_id=body_id, role=held.role, at=request.at, by=request.principal)

    page = Page(
        f"{held.name} no longer answers for {body.short_name}",
        "End it now",
        _back(),
        (
            "They see nothing of its cases from now on, and are signed out everywhere. What they answered stays.",
        ),
        rows=(Row("Who", held.name), Row("As what", held.role_title), Row("For", body.name)),
        kind="grave",
    )
    return ask(request, Nothing(posted(request)), page, act, "office-ended")


@staff(Permission.APPOINT, posts=True)
def lost(request: Any, body_id: UUID, office_id: UUID) -> HttpResponse:
    """Ask that what an officer signs in with ends, because they lost it."""
    body = _body(request, body_id)
    held = next((one for one in identity.officers_of(body_id) if one.office_id == office_id), None)
    if held is None or held.user_id == request.principal.user_id:
        raise NoSuchThing
    provider_id = own_providers(request, Permission.APPOINT)[0]

    def act(said: dict[str, Any]) -> None:
        ask_for_reset(
            user_id=held.user_id,
            way=Way(provider_id, body_id=body_id),
            checked=Checked(said["checked"]),
            at=request.at,
            by=request.principal,
        )

    page = Page(
        f"{held.name} lost their app",
        "Ask for it to end",
        _back(),
        LOST,
        rows=(Row("Who", held.name), Row("As what", held.role_title), Row("For", body.name)),
        kind="grave",
    )
    return ask(request, forms.Lost(posted(request)), page, act, "lost")


def _part(body: Any) -> Part:
    rows = [_line(body, one) for one in identity.officers_of(body.id)]
    return Part(
        body.name,
        table(f"Officers of {body.name}", ("Officer", "As what", "Since", "Change"), rows),
        "Nobody yet. Its shared mailbox is told, and nobody can answer.",
        Link(
            "Appoint somebody", reverse("manage:appoint-officer", args=[body.id]), hidden=f"for {body.name}"
        ),
    )


def _line(body: Any, one: Officeholder) -> tuple[Cell, ...]:
    url = reverse("manage:end-office", args=[body.id, one.office_id])
    return (
        Cell(one.name),
        Cell(one.role_title),
        Cell(on=one.since),
        Cell(
            links=(
                Link(
                    "Lost app", reverse("manage:officer-lost", args=[body.id, one.office_id]), hidden=one.name
                ),
                Link("End", url, hidden=f"{one.name} for {body.name}"),
            )
        ),
    )


def _bodies(request: Any) -> list[Any]:
    return organisations.bodies_served_by(own_providers(request, Permission.APPOINT), request.today)


def _body(request: Any, body_id: UUID) -> Any:
    """Return a council or a health body that the manager's provider serves. Raises NoSuchThing for any other."""
    found = next((body for body in _bodies(request) if body.id == body_id), None)
    if found is None:
        raise NoSuchThing
    return found


def _back() -> Link:
    return Link("Officers", reverse("manage:officers"))
