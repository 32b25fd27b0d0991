"""Who is shut out of a case and why, shutting somebody out, and letting somebody in again by two people."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Row
from evenhand.design.words import moment
from evenhand.domain.cases import walls
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.decide_lifting import lift_wall, refuse_lifting, withdraw_lifting
from evenhand.domain.cases.walls import Lifting, Standing
from evenhand.domain.casework.actions.shut_out import shut_out
from evenhand.domain.casework.shutting_out import names, who_could_see
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.gate import on_case
from evenhand.portals.manager.asking import Nothing, Page, ask, done
from evenhand.portals.manager.lists import ListPage, Part, table
from evenhand.portals.manager.walls import forms

TITLE = "Who is shut out of this case"


@on_case(Permission.SHUT_OUT)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show who is shut out of a case, since when and why, and what waits for a second person."""
    access_log.looked(case_id, "who is shut out")
    found = walls.of_case(request.case)
    called = _named(found)
    page = ListPage(
        title=TITLE,
        parts=(
            Part(
                "Shut out now",
                table(
                    "Shut out now",
                    ("Who", "Why", "Since", "What can be done"),
                    [_line(one, called, request) for one in found],
                ),
                "Nobody is shut out of this case.",
            ),
        ),
        intro=(
            "For whoever is shut out there is no such case, and nothing tells them so. Only managers see this page.",
        ),
        steps=(Link("Shut somebody out", reverse("manage:build-wall", args=[case_id])),),
        back=Link(f"Case {request.case.reference}", f"/cases/{case_id}/"),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@on_case(Permission.SHUT_OUT, posts=True)
def build(request: Any, case_id: UUID) -> HttpResponse:
    """Shut somebody out who could see the case: it acts on their next request."""
    found = who_could_see(request.case, request.principal)

    def act(said: dict[str, Any]) -> None:
        shut_out(
            case_id=case_id,
            user_id=UUID(said["who"]),
            reason=said["reason"],
            at=request.at,
            by=request.principal,
        )

    page = Page(
        "Shut somebody out of this case",
        "Shut them out",
        _back(case_id),
        (
            "From their next page on there is no such case for them. They are not told.",
            "If they have the case, or tasks on it, these go back to the team, and a task asks a manager to hand "
            "them on. Only two managers together can let them in again, and a mediator nobody.",
            "About yourself, use “I know this family” on the page of the case.",
        ),
        kind="grave",
    )
    choices = tuple((str(one.user_id), f"{one.name}, {one.role}") for one in found)
    access_log.looked(case_id, "form: shut somebody out")
    return ask(request, forms.shutting_out(choices)(posted(request)), page, act, "wall")


@on_case(Permission.SHUT_OUT, posts=True)
def ask_for(request: Any, case_id: UUID, wall_id: UUID) -> HttpResponse:
    """Ask a second person to lift a wall."""
    one = next((each for each in walls.of_case(request.case) if each.id == wall_id), None)
    if one is None or one.for_good:
        raise NoSuchThing

    def act(said: dict[str, Any]) -> None:
        ask_to_lift(
            case_id=case_id, wall_id=wall_id, reason=said["reason"], at=request.at, by=request.principal
        )

    page = Page(
        "Ask to lift a wall",
        "Ask a second person",
        _back(case_id),
        ("Nothing changes before another manager has looked at it and decided.",),
        rows=_rows(one),
    )
    access_log.looked(case_id, "form: ask to lift a wall")
    return ask(request, forms.AskingToLift(posted(request)), page, act, "lifting-asked")


@on_case(Permission.SHUT_OUT, posts=True)
def decide(request: Any, case_id: UUID, lifting_id: UUID) -> HttpResponse:
    """Let a second person lift a wall or keep it, and whoever asked take it back."""
    one = next(
        (each for each in walls.of_case(request.case) if each.waits and each.waits.id == lifting_id), None
    )
    if one is None or one.waits is None:
        raise NoSuchThing
    access_log.looked(case_id, "form: decide whether a wall is lifted")
    rows = (*_rows(one), *_asked(one.waits))
    if one.waits.asked_by == request.principal.user_id:
        return _take_back(request, case_id, lifting_id, rows)
    why_not = two_people.why_not(one.waits.asked_by, request.principal)
    form = (Nothing if why_not else forms.Deciding)(posted(request))

    def act(said: dict[str, Any]) -> None:
        decision = lift_wall if said.get("decision") == "lift" else refuse_lifting
        decision(case_id=case_id, lifting_id=lifting_id, at=request.at, by=request.principal)

    page = Page(
        "Decide whether a wall is lifted",
        "" if why_not else "Decide",
        _back(case_id),
        (
            f"{why_not} Another manager decides it."
            if why_not
            else "If you lift it, they see the case again on their next page. What they had on it is not given back.",
        ),
        rows=rows,
    )
    return ask(request, form, page, act, "lifting-decided")


def _take_back(request: Any, case_id: UUID, lifting_id: UUID, rows: tuple[Row, ...]) -> HttpResponse:
    def act(_: dict[str, Any]) -> None:
        withdraw_lifting(case_id=case_id, lifting_id=lifting_id, at=request.at, by=request.principal)

    page = Page(
        "You asked to lift this wall",
        "Take it back",
        _back(case_id),
        ("Another manager decides it. You can take it back until then; the wall stays.",),
        rows=rows,
    )
    return ask(request, Nothing(posted(request)), page, act, "lifting-withdrawn")


def _line(one: Standing, called: dict[UUID, str], request: Any) -> tuple[Cell, ...]:
    by = "They said so themselves" if one.is_own_word else _by(called, one.made_by)
    return (
        Cell(called[one.user_id]),
        Cell(one.reason),
        Cell(moment(one.made_at), note=by),
        _next(one, request),
    )


def _next(one: Standing, request: Any) -> Cell:
    case_id = request.case.id
    if one.for_good:
        return Cell("A mediator stays shut out for good")
    if one.waits:
        is_own = two_people.why_not(one.waits.asked_by, request.principal)
        text = "Waits for a second person" if is_own else "Decide whether it is lifted"
        return Cell(text, url=reverse("manage:decide-lifting", args=[case_id, one.waits.id]))
    return Cell("Ask to lift it", url=reverse("manage:ask-to-lift", args=[case_id, one.id]))


def _rows(one: Standing) -> tuple[Row, ...]:
    called = _named([one])
    by = "They said so themselves" if one.is_own_word else _by(called, one.made_by)
    return (
        Row("Who is shut out", called[one.user_id]),
        Row("Why", one.reason),
        Row("Since", ", ".join(filter(None, (moment(one.made_at), by)))),
    )


def _asked(lifting: Lifting) -> tuple[Row, ...]:
    who = names({lifting.asked_by})[lifting.asked_by]
    return (
        Row("Asked", f"{moment(lifting.asked_at)}, by {who}"),
        Row("Why it is no longer needed", lifting.reason),
    )


def _named(found: list[Standing]) -> dict[UUID, str]:
    return names({one.user_id for one in found} | {one.made_by for one in found if one.made_by})


def _by(called: dict[UUID, str], made_by: UUID | None) -> str:
    return f"by {called[made_by]}" if made_by else ""


def _back(case_id: UUID) -> Link:
    return Link(TITLE, reverse("manage:walls", args=[case_id]))
