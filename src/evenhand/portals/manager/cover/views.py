"""Cover for somebody who is away: the plan moves nothing; cases go over in portions; one button gives them back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Button, Cell, Link, Row, Tag
from evenhand.design.words import moment, plural
from evenhand.domain.cover import queries
from evenhand.domain.cover.actions.hand_over_case import hand_over_case
from evenhand.domain.cover.actions.plan_cover import plan_cover
from evenhand.domain.cover.actions.undo_cover import undo_cover
from evenhand.domain.cover.queries import Line, Shown
from evenhand.domain.cover.states import CoverState
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import Page, done, own_providers
from evenhand.portals.manager.cover.forms import planning
from evenhand.portals.manager.lists import ListPage, Part, table

# So many cases go over at one press: the page answers soon, and whoever sees something wrong can stop.
PORTION = 20
TONES = {
    CoverState.PLANNED: "soon",
    CoverState.HANDED_OVER: "good",
    CoverState.REFUSED: "late",
    CoverState.GIVEN_BACK: "quiet",
}


@staff(Permission.COVER)
def covers(request: Any) -> HttpResponse:
    """List the covers of the last time."""
    rows = [
        (
            Cell(one.from_name, url=reverse("manage:cover", args=[one.id])),
            Cell(moment(one.made_at)),
            Cell(str(one.count(CoverState.HANDED_OVER)), numeric=True),
            Cell(str(len(one.left)), numeric=True),
        )
        for one in queries.covers(request.principal)
    ]
    headings = ("Whose cases", "Planned", "Handed over", "Still to go")
    page = ListPage(
        title="Cover for somebody who is away",
        intro=("First you see which case would go to whom. Nothing moves before you say so.",),
        steps=(Link("Plan a cover", reverse("manage:plan-cover")),),
        parts=(Part("Covers so far", table("Covers so far", headings, rows), "None yet."),),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.COVER, posts=True)
def plan(request: Any) -> HttpResponse:
    """Ask whose cases go to whom, and show the plan."""
    at = {
        str(one.user_id): (provider_id, f"{one.name}, {one.role_title.lower()}")
        for provider_id in own_providers(request, Permission.COVER)
        for one in identity.caseworkers(provider_id)
    }
    form = planning(tuple((user_id, name) for user_id, (_, name) in at.items()))(posted(request))
    planned: list[UUID] = []

    def act(said: dict[str, Any]) -> None:
        cover = plan_cover(
            provider_id=at[said["away"]][0],
            from_user_id=UUID(said["away"]),
            to_user_ids=tuple(UUID(each) for each in said["takers"]),
            at=request.at,
            by=request.principal,
        )
        planned.append(cover.id)

    if acted(request, form, act):
        return redirect("manage:cover", planned[0])
    page = Page("Plan a cover", "Show the plan", _back(), ("This moves nothing yet.",))
    return render(request, "portals/manager/ask.html", {"page": page, "form": form})


@staff(Permission.COVER, posts=True)
def cover(request: Any, cover_id: UUID) -> HttpResponse:
    """Show a plan case by case; hand over the next portion of it."""
    shown = _cover(request, cover_id)
    if request.method == "POST":
        for case_id in shown.left[:PORTION]:
            hand_over_case(cover_id=cover_id, case_id=case_id, at=request.at, by=request.principal)
        return redirect("manage:cover", cover_id)
    left = len(shown.left)
    page = ListPage(
        title=f"The cases of {shown.from_name}",
        back=_back(),
        intro=tuple(_intro(shown)),
        rows=(
            Row("Planned", moment(shown.made_at)),
            Row("Handed over", str(shown.count(CoverState.HANDED_OVER))),
            Row("Still to go", str(left)),
            Row("Not handed over", str(shown.count(CoverState.REFUSED))),
        ),
        parts=(
            Part(
                "Case by case",
                table("Case by case", ("Case", "To", "Stands"), [_line(each) for each in shown.lines]),
            ),
        ),
    )
    context = {
        "page": page,
        "go": Button(f"Hand over the next {plural(min(left, PORTION), 'case')}") if left else None,
        "undo": reverse("manage:undo-cover", args=[cover_id]) if shown.may_undo(request.at) else "",
    }
    return render(request, "portals/manager/cover.html", context)


@staff(Permission.COVER, posts=True)
def undo(request: Any, cover_id: UUID) -> HttpResponse:
    """Give back what was handed over; whoever only opens the address is led to the cover."""
    _cover(request, cover_id)
    if request.method == "POST":
        undo_cover(cover_id=cover_id, at=request.at, by=request.principal)
    return redirect("manage:cover", cover_id)


def _intro(shown: Shown) -> list[str]:
    if shown.undone_at:
        return [f"This was undone: {plural(shown.count(CoverState.GIVEN_BACK), 'case')} went back."]
    if shown.left and shown.last_at is None:
        return ["This is a plan. Nothing has moved yet."]
    if shown.left:
        return ["You can stop here and go on later: what has gone over stays, and the rest waits."]
    return ["Whatever could go over has gone over. Each page of a case has its handover summary."]


def _line(each: Line) -> tuple[Cell, ...]:
    return (
        Cell(each.reference, url=reverse("cases:handover", args=[each.case_id])),
        Cell(each.to_name or "Nobody"),
        Cell(tag=Tag(each.state.label.capitalize(), TONES[each.state]), note=each.why),
    )


def _cover(request: Any, cover_id: UUID) -> Shown:
    """Return a cover of the manager's own service. Raises NoSuchThing for any other."""
    found = queries.one(cover_id, request.principal)
    if found is None:
        raise NoSuchThing
    return found


def _back() -> Link:
    return Link("Cover for somebody who is away", reverse("manage:covers"))
