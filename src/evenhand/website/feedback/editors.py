"""What readers said, for whoever writes the pages: a list, and one small form for each thing that comes of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.fields import SelectField
from evenhand.design.forms import Form
from evenhand.design.models import Link, Row
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.actions.draft_improvement import draft_improvement
from evenhand.domain.feedback.actions.join_improvement import join_improvement
from evenhand.domain.feedback.actions.publish_improvement import publish_improvement
from evenhand.domain.feedback.actions.set_comment_aside import set_comment_aside
from evenhand.domain.feedback.actions.take_improvement_down import take_improvement_down
from evenhand.domain.feedback.states import Why
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import Nothing, Page, ask
from evenhand.website.feedback import forms, presenters
from evenhand.website.pages import queries as pages
from evenhand.website.saved import things

DONE = {
    "aside": "It is set aside.",
    "drafted": "It is written down. A manager publishes it.",
    "joined": "It is answered by the same change.",
    "published": "Everybody can read it now.",
    "down": "Nobody can read it any longer.",
}


@staff(Permission.EDIT_CONTENT)
def listed(request: Any) -> HttpResponse:
    """List what readers said, what waits first, and what came of it."""
    by = request.principal
    page = presenters.page(
        queries.waiting(by),
        queries.read_lately(by),
        queries.improvements(by),
        known=things.known(),
        owners=pages.owners(),
        today=request.today,
        may_publish=access.may(by, Permission.PUBLISH_CONTENT),
    )
    done = DONE.get(request.GET.get("done", ""), "")
    return render(request, "portals/manager/list.html", {"page": page, "done": done})


@staff(Permission.EDIT_CONTENT, posts=True)
def set_aside(request: Any, comment_id: UUID) -> HttpResponse:
    """Set aside what somebody said."""

    def act(said: dict[str, Any]) -> None:
        set_comment_aside(comment_id=comment_id, why=Why(said["why"]), at=request.at, by=request.principal)

    page = Page("Set it aside", "Set it aside", _back(), rows=_rows(request, comment_id))
    return ask(request, forms.AsideForm(posted(request)), page, act, "aside")


@staff(Permission.EDIT_CONTENT, posts=True)
def answer(request: Any, comment_id: UUID) -> HttpResponse:
    """Say what was changed because of it."""

    def act(said: dict[str, Any]) -> None:
        draft_improvement(
            comment_id=comment_id, said=said["said"], did=said["did"], at=request.at, by=request.principal
        )

    page = Page("Say what was changed", "Write it down", _back(), rows=_rows(request, comment_id))
    return ask(request, forms.ImprovementForm(posted(request)), page, act, "drafted", beside="said")


@staff(Permission.EDIT_CONTENT, posts=True)
def join(request: Any, comment_id: UUID) -> HttpResponse:
    """Answer it by a change that answers another too."""
    rows, improvements = _rows(request, comment_id), queries.improvements(request.principal)
    if not improvements:
        page = Page("Same as another", "", _back(), ("Nothing is written down yet that it could be.",), rows)
        return ask(request, Nothing(posted(request)), page, _refuse, "joined")
    choices = tuple((str(each.id), each.said) for each in improvements)
    asked = SelectField(label="Which change answers it too?", choices=choices, missing="Choose the change.")
    form = type("JoinForm", (Form,), {"improvement": asked, "heads_the_page": False})(posted(request))

    def act(said: dict[str, Any]) -> None:
        join_improvement(
            comment_id=comment_id,
            improvement_id=UUID(said["improvement"]),
            at=request.at,
            by=request.principal,
        )

    return ask(request, form, Page("Same as another", "Answer it", _back(), rows=rows), act, "joined")


@staff(Permission.PUBLISH_CONTENT, posts=True)
def publish(request: Any, improvement_id: UUID) -> HttpResponse:
    """Let everybody read what was changed."""

    def act(_: dict[str, Any]) -> None:
        publish_improvement(improvement_id=improvement_id, at=request.at, by=request.principal)

    intro = ("Everybody reads this. See that nobody can be known by it, and that it was done.",)
    page = Page(
        "Publish what was changed", "Publish", _back(), intro, _rows_of_improvement(request, improvement_id)
    )
    return ask(request, Nothing(posted(request)), page, act, "published")


@staff(Permission.PUBLISH_CONTENT, posts=True)
def take_down(request: Any, improvement_id: UUID) -> HttpResponse:
    """Let nobody read it any longer."""

    def act(_: dict[str, Any]) -> None:
        take_improvement_down(improvement_id=improvement_id, at=request.at, by=request.principal)

    page = Page(
        "Take it down",
        "Take it down",
        _back(),
        rows=_rows_of_improvement(request, improvement_id),
        kind="grave",
    )
    return ask(request, Nothing(posted(request)), page, act, "down")


def _back() -> Link:
    return Link("Comments", reverse("comments:list"))


def _refuse(_: dict[str, Any]) -> None:
    raise NoSuchThing


def _rows(request: Any, comment_id: UUID) -> tuple[Row, ...]:
    said = queries.one(comment_id, request.principal)
    if said is None:
        raise NoSuchThing
    return presenters.rows_of(said, things.known())


def _rows_of_improvement(request: Any, improvement_id: UUID) -> tuple[Row, ...]:
    found = queries.improvement(improvement_id, request.principal)
    if found is None:
        raise NoSuchThing
    return (Row("You said", found.said), Row("We did", found.did))
