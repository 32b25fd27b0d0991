"""What safeguarding leads read, and what they do about it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.safeguarding import queries
from evenhand.domain.safeguarding.actions.handle_concern import (
    close_concern,
    note_what_was_done,
    pass_on_concern,
    take_concern,
)
from evenhand.domain.safeguarding.states import PassedTo
from evenhand.portals import knowing
from evenhand.portals.asking import posted
from evenhand.portals.gate import on_case, staff
from evenhand.portals.safeguarding import forms, presenters
from evenhand.portals.safeguarding.asking import Nothing, Page, ask, done

# No look that begins like this is told to the family (see evenhand_looks_at).
LOOK = "safety: concern"


@staff(Permission.HANDLE_CONCERNS)
def show(request: Any) -> HttpResponse:
    """List what was told, without a word of it: what nobody has taken first."""
    page = presenters.concerns(queries.concerns(request.principal), request.today)
    return render(
        request, "portals/manager/list.html", {"page": page, "done": knowing.done(request) or done(request)}
    )


@on_case(Permission.HANDLE_CONCERNS, posts=True)
def must_not_see(request: Any, case_id: UUID) -> HttpResponse:
    """Let a lead say that they know the family."""
    return knowing.ask(request, case_id, reverse("safety:concerns"))


@on_case(Permission.HANDLE_CONCERNS)
def one(request: Any, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """Show what was told, what was done about it, and what can be done next."""
    found = _read(request, case_id, concern_id)
    access_log.looked(case_id, LOOK)
    page = presenters.concern(
        found,
        request.case,
        people.on_case(case_id),
        queries.history(case_id, concern_id),
        request.principal.user_id,
        request.today,
    )
    return render(request, "portals/safeguarding/concern.html", {"page": page, "done": done(request)})


@on_case(Permission.HANDLE_CONCERNS, posts=True)
def take(request: Any, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """Take it, or take it over."""
    found = _read(request, case_id, concern_id)

    def act(_: dict[str, Any]) -> None:
        take_concern(case_id=case_id, concern_id=concern_id, at=request.at, by=request.principal)

    holder = found.listed.taken_by_name
    intro = (f"{holder} has it now. You have it from then on." if holder else "You have it from then on.",)
    page = Page("Take this concern", "I look after it", _back(case_id, concern_id), intro)
    return ask(request, Nothing(posted(request)), page, act, "taken")


@on_case(Permission.HANDLE_CONCERNS, posts=True)
def note(request: Any, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """Write down what was done."""
    _read(request, case_id, concern_id)

    def act(said: dict[str, Any]) -> None:
        note_what_was_done(
            case_id=case_id, concern_id=concern_id, words=said["words"], at=request.at, by=request.principal
        )

    page = Page("Write down what was done", "Keep it", _back(case_id, concern_id))
    return ask(request, forms.Noting(posted(request)), page, act, "noted")


@on_case(Permission.HANDLE_CONCERNS, posts=True)
def pass_on(request: Any, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """Say who outside the service hears of it."""
    _read(request, case_id, concern_id)

    def act(said: dict[str, Any]) -> None:
        pass_on_concern(
            case_id=case_id,
            concern_id=concern_id,
            to=PassedTo(said["to"]),
            words=said["words"],
            at=request.at,
            by=request.principal,
        )

    intro = ("Ring them first. This page sends nothing to anybody: it keeps what you decided and why.",)
    page = Page("Who hears of it", "Keep what I decided", _back(case_id, concern_id), intro)
    return ask(request, forms.PassingOn(posted(request)), page, act, "passed-on")


@on_case(Permission.HANDLE_CONCERNS, posts=True)
def close(request: Any, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """Close it."""
    found = _read(request, case_id, concern_id)

    def act(said: dict[str, Any]) -> None:
        close_concern(
            case_id=case_id, concern_id=concern_id, words=said["words"], at=request.at, by=request.principal
        )

    page = Page(
        "Close this concern", "Close it", _back(case_id, concern_id), rows=(Row("What", found.listed.worry),)
    )
    return ask(request, forms.Closing(posted(request)), page, act, "closed")


def _read(request: Any, case_id: UUID, concern_id: UUID) -> queries.Read:
    found = queries.concern(case_id, concern_id, request.principal)
    if found is None:
        raise NoSuchThing
    return found


def _back(case_id: UUID, concern_id: UUID) -> Link:
    return Link("The concern", reverse("safety:concern", args=[case_id, concern_id]))
