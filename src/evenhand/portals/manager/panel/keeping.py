"""What a manager does with the panel: one small form, one action each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.design.words import day
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset
from evenhand.domain.identity.resets import Way
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.states import Checked
from evenhand.domain.panel import keeping
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.add_credential import add_credential
from evenhand.domain.panel.actions.end_credential import end_credential
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.actions.open_mediator import open_mediator
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict, CredentialKind, Ending
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import on_case, staff
from evenhand.portals.manager.appointing.forms import Lost
from evenhand.portals.manager.asking import (
    LOST,
    Nothing,
    Page,
    ask,
    at_provider,
    chosen_provider,
    own_providers,
)
from evenhand.portals.manager.panel import forms
from evenhand.portals.manager.panel.views import place_of


@staff(Permission.KEEP_PANEL, posts=True)
def add(request: Any) -> HttpResponse:
    """Take somebody onto the panel, and go to their page."""
    own = own_providers(request, Permission.KEEP_PANEL)
    opened: list[UUID] = []

    def act(said: dict[str, Any]) -> None:
        taken = open_mediator(
            provider_id=chosen_provider(said, own),
            name=said["name"],
            address=said["address"],
            since=said["since"],
            at=request.at,
            by=request.principal,
        )
        opened.append(taken.id)

    form = at_provider(forms.Adding, own)(posted(request), initial={"since": request.today})
    if acted(request, form, act, "address"):
        return redirect(f"{reverse('manage:mediator', args=opened)}?done=mediator")
    page = Page(
        "Add a mediator",
        "Add this mediator",
        Link("Mediators", reverse("manage:mediators")),
        ("This opens no case to them. A mediator sees a case when they are booked for it.",),
    )
    return ask(request, form, page, act, "mediator")


@staff(Permission.KEEP_PANEL, posts=True)
def credential(request: Any, mediator_id: UUID) -> HttpResponse:
    """Put what a mediator holds on record."""
    place = place_of(request, mediator_id)

    def act(said: dict[str, Any]) -> None:
        add_credential(
            mediator_id=mediator_id,
            kind=CredentialKind(said["kind"]),
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
        )

    intro = (
        "Put on record only what you have seen yourself.",
        "That no council or health body employs them, a mediator declares on their own page.",
    )
    page = Page("What do they hold?", "Put it on record", _back(place), intro)
    return ask(request, forms.AddingCredential(posted(request)), page, act, "credential")


@staff(Permission.KEEP_PANEL, posts=True)
def end(request: Any, mediator_id: UUID, credential_id: UUID) -> HttpResponse:
    """Say that a credential does not count any longer."""
    place = place_of(request, mediator_id)
    held = next(
        (one for one in keeping.credentials(mediator_id, request.today) if one.id == credential_id), None
    )
    if held is None:
        raise NoSuchThing

    def act(said: dict[str, Any]) -> None:
        end_credential(
            credential_id=credential_id, because=Ending(said["because"]), at=request.at, by=request.principal
        )

    page = Page(
        "Why does it not count any longer?",
        "End it today",
        _back(place),
        ("They are booked for nothing more until it is on record again. Meetings that are booked stay.",),
        rows=(Row("What", held.kind.label), Row("Until", day(held.valid_until))),
        kind="grave",
    )
    return ask(request, forms.EndingCredential(posted(request)), page, act, "credential-ended")


@staff(Permission.KEEP_PANEL, posts=True)
def leave(request: Any, mediator_id: UUID) -> HttpResponse:
    """Take a mediator off the panel, with everything that they could see."""
    place = place_of(request, mediator_id)

    def act(_: dict[str, Any]) -> None:
        leave_panel(mediator_id=mediator_id, at=request.at, by=request.principal)

    page = Page(
        f"Take {place.name} off the panel",
        "Take them off the panel",
        _back(place),
        (
            "They see no case from now on, and are signed out everywhere.",
            "Meetings that are booked stay: each gets a task to find another mediator.",
            "Their own notes are read by nobody any longer, and are destroyed with the others of the case.",
        ),
        kind="grave",
    )
    return ask(request, Nothing(posted(request)), page, act, "left")


@staff(Permission.APPOINT, posts=True)
def lost(request: Any, mediator_id: UUID) -> HttpResponse:
    """Ask that what a mediator signs in with ends, because they lost it."""
    place = place_of(request, mediator_id)
    mediator = panel.one(mediator_id)
    if mediator is None or mediator.user_id == request.principal.user_id:
        raise NoSuchThing

    def act(said: dict[str, Any]) -> None:
        ask_for_reset(
            user_id=mediator.user_id,
            way=Way(place.provider_id),
            checked=Checked(said["checked"]),
            at=request.at,
            by=request.principal,
        )

    page = Page(
        f"{place.name} lost their app or passkey",
        "Ask for it to end",
        _back(place),
        LOST,
        rows=(Row("Who", place.name), Row("As what", "Mediator")),
        kind="grave",
    )
    return ask(request, Lost(posted(request)), page, act, "lost")


@on_case(Permission.KEEP_PANEL, posts=True)
def shut_out(request: Any, case_id: UUID) -> HttpResponse:
    """Shut a mediator out of a case for good."""
    found = panel.choice_for(request.case.provider_id, case_id, request.today)

    def act(said: dict[str, Any]) -> None:
        wall_mediator(
            case_id=case_id,
            mediator_id=UUID(said["mediator"]),
            because=Conflict(said["because"]),
            at=request.at,
            by=request.principal,
        )

    page = Page(
        "Shut a mediator out of this case",
        "Shut them out",
        Link(f"Case {request.case.reference}", f"/cases/{case_id}/"),
        (
            "They see nothing of this case from now on, and are offered for it no more. This cannot be undone.",
            "If a meeting is booked with them, a task asks for another mediator.",
        ),
        kind="grave",
    )
    form = forms.shutting_out(tuple((str(each.id), each.name) for each in found))(posted(request))
    return ask(request, form, page, act, "shut-out")


def _back(place: keeping.Place) -> Link:
    return Link(place.name, reverse("manage:mediator", args=[place.id]))
