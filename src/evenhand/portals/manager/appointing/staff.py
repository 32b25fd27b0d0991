"""Who works for the provider, and as what."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Row
from evenhand.design.words import day
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.actions import appoint as appointing
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.identity.queries import Colleague
from evenhand.domain.identity.resets import Way
from evenhand.domain.identity.roles import MANAGER, Permission
from evenhand.domain.identity.states import Checked
from evenhand.domain.organisations import queries as organisations
from evenhand.portals.asking import posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.appointing import forms
from evenhand.portals.manager.asking import LOST, Nothing, Page, ask, done, own_providers
from evenhand.portals.manager.lists import ListPage, Part, table

LEFT = (
    "Two managers who count as two people must be left. If not, whoever runs the machine ends it by command."
)


@staff(Permission.APPOINT)
def show(request: Any) -> HttpResponse:
    """List who works for the provider."""
    parts = []
    for provider_id in own_providers(request, Permission.APPOINT):
        teams = dict(organisations.teams(provider_id))
        people = (*identity.beginning(provider_id), *identity.colleagues(provider_id))
        rows = [_line(one, teams[one.team_id], request.principal.user_id, request.today) for one in people]
        name = organisations.provider(provider_id).name
        parts.append(Part(name, table(f"Staff of {name}", ("Name", "As what", "Team", "Change"), rows)))
    page = ListPage(
        title="Staff",
        intro=("Who works here and as what. Somebody with two roles stands here twice.",),
        steps=(Link("Appoint somebody", reverse("manage:appoint")),),
        parts=tuple(parts),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.APPOINT, posts=True)
def appoint(request: Any) -> HttpResponse:
    """Appoint somebody to a role in a team."""
    teams = {
        str(team_id): (provider_id, name)
        for provider_id in own_providers(request, Permission.APPOINT)
        for team_id, name in organisations.teams(provider_id)
    }

    def act(said: dict[str, Any]) -> None:
        appointing.appoint(
            name=said["name"],
            address=said["address"],
            role=said["role"],
            provider_id=teams[said["team"]][0],
            team_id=UUID(said["team"]),
            at=request.at,
            by=request.principal,
        )

    form = forms.staff_form(tuple((team, name) for team, (_, name) in teams.items()))(posted(request))
    intro = (
        "They see every case of the service but those that they are shut out of. A safeguarding lead sees what is told "
        "about somebody’s safety, and no more of a case than who is on it.",
        "A manager or a safeguarding lead starts 24 hours from now, and the other managers are told at once. Anybody "
        "else starts now.",
        "For 30 days you and whoever is new here count as one person where two must decide. Whoever works elsewhere "
        "already is not new, and keeps the name that they have there.",
    )
    page = Page("Who starts?", "Appoint them", _back(), intro)
    return ask(request, form, page, act, "staff", beside="address")


@staff(Permission.APPOINT, posts=True)
def end(request: Any, membership_id: UUID) -> HttpResponse:
    """End somebody's role at the provider."""
    held, provider_id = _membership(request, membership_id)

    def act(_: dict[str, Any]) -> None:
        end_membership(
            user_id=held.user_id,
            provider_id=provider_id,
            role=held.role,
            at=request.at,
            by=request.principal,
        )

    page = Page(
        f"{held.name} no longer works here as {held.role_title.lower()}",
        "End it now",
        _back(),
        (
            "They see nothing through this role from now on, and are signed out everywhere.",
            "Their cases stay with their team: give each to somebody else.",
            *((LEFT,) if held.role == MANAGER.code else ()),
        ),
        rows=(Row("Who", held.name), Row("As what", held.role_title)),
        kind="grave",
    )
    return ask(request, Nothing(posted(request)), page, act, "staff-ended")


@staff(Permission.APPOINT, posts=True)
def lost(request: Any, membership_id: UUID) -> HttpResponse:
    """Ask that what somebody signs in with ends, because they lost it."""
    held, provider_id = _membership(request, membership_id)
    if held.user_id == request.principal.user_id:
        raise NoSuchThing

    def act(said: dict[str, Any]) -> None:
        ask_for_reset(
            user_id=held.user_id,
            way=Way(provider_id),
            checked=Checked(said["checked"]),
            at=request.at,
            by=request.principal,
        )

    page = Page(
        f"{held.name} lost their app",
        "Ask for it to end",
        _back(),
        LOST,
        rows=(Row("Who", held.name), Row("As what", held.role_title)),
        kind="grave",
    )
    return ask(request, forms.Lost(posted(request)), page, act, "lost")


def _line(one: Colleague, team: str, own_id: UUID | None, today: date) -> tuple[Cell, ...]:
    url = reverse("manage:end-membership", args=[one.membership_id])
    lost_url = reverse("manage:staff-lost", args=[one.membership_id])
    links = (
        (
            Link("Lost app", lost_url, hidden=one.name),
            Link("End", url, hidden=f"{one.name}, {one.role_title}"),
        )
        if one.user_id != own_id
        else ()
    )
    starts = f"Starts on {day(one.since)}" if one.since > today else ""
    return (
        Cell(one.name),
        Cell(one.role_title, note=starts),
        Cell(team),
        Cell("" if links else "You", links=links),
    )


def _membership(request: Any, membership_id: UUID) -> tuple[Colleague, UUID]:
    """Return a role at the manager's own provider. Raises NoSuchThing for any other."""
    for provider_id in own_providers(request, Permission.APPOINT):
        for one in (*identity.beginning(provider_id), *identity.colleagues(provider_id)):
            if one.membership_id == membership_id:
                return one, provider_id
    raise NoSuchThing


def _back() -> Link:
    return Link("Staff", reverse("manage:staff"))
