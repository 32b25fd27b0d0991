"""The people at a family's side: it asks them, says what they see and until when, and ends it at any time."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.core.walls import Compartment
from evenhand.domain.cases import companions
from evenhand.domain.cases.actions.change_support import change_support
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.actions.invite_supporter import invite_supporter
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.states import Allowed, CompanionKind
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import acted, posted
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.family.people import forms, presenters
from evenhand.portals.gate import on_case

FOLDER = "portals/family/people"
USUAL = timedelta(days=92)
DONE = {
    "asked": "We have written to them. Now tell them your reference: without it they cannot say yes.",
    "changed": "It is changed, from this moment.",
    "ended": "They see nothing of your case from this moment.",
}


@on_case(Permission.INVITE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """List everybody at the family's side, what each of them sees, and until when."""
    people = presenters.people(case_id, companions.of_case(case_id), dict(_letters(case_id)))
    done = DONE.get(request.GET.get("done", ""), "")
    closed = request.case.closed_at is not None
    return _page(request, "show", people=people, done=done, reference=request.case.reference, closed=closed)


@on_case(Permission.INVITE, posts=True)
def ask(request: Any, case_id: UUID) -> HttpResponse:
    """Ask somebody for help."""
    form = forms.asking_form(_letters(case_id))(
        posted(request), initial={"until": request.today + USUAL}, today=request.today
    )

    def act(said: dict[str, Any]) -> None:
        invite_supporter(
            case_id=case_id,
            name=said["name"],
            email=said["email"],
            kind=CompanionKind(said["kind"]),
            allowed=_allowed(said),
            letters=_chosen(said),
            until=said["until"],
            at=request.at,
            by=request.principal,
        )

    if acted(request, form, act):
        return redirect(f"{reverse('my-people:show', args=[case_id])}?done=asked")
    return _page(request, "ask", form=form)


@on_case(Permission.INVITE, posts=True)
def change(request: Any, case_id: UUID, companion_id: UUID) -> HttpResponse:
    """Change what a supporter may see, or until when."""
    one = _one(case_id, companion_id)
    if one.is_parent:
        raise NoSuchThing
    form = forms.changing_form(_letters(case_id))(
        posted(request), initial=forms.as_it_stands(one), today=request.today
    )

    def act(said: dict[str, Any]) -> None:
        change_support(
            companion_id=companion_id,
            allowed=_allowed(said),
            letters=_chosen(said),
            until=said["until"],
            at=request.at,
            by=request.principal,
        )

    if acted(request, form, act):
        return redirect(f"{reverse('my-people:show', args=[case_id])}?done=changed")
    return _page(request, "change", form=form, one=one)


@on_case(Permission.INVITE, posts=True)
def end(request: Any, case_id: UUID, companion_id: UUID) -> HttpResponse:
    """Say what it means to end somebody's part, and end it."""
    one = _one(case_id, companion_id)
    if request.method == "POST":
        end_support(companion_id=companion_id, at=request.at, by=request.principal)
        return redirect(f"{reverse('my-people:show', args=[case_id])}?done=ended")
    return _page(request, "end", one=one)


def _one(case_id: UUID, companion_id: UUID) -> Beside:
    one = companions.one(companion_id)
    if one is None or one.case_id != case_id or not one.is_there:
        raise NoSuchThing
    return one


def _letters(case_id: UUID) -> list[tuple[UUID, str]]:
    """Return the family's own papers by name: those of the meeting are for everybody there."""
    own = (each for each in documents.of_case(case_id) if each.compartment == Compartment.K12_REQUEST)
    return [(each.id, each.name) for each in own if each.can_be_opened]


def _allowed(said: dict[str, Any]) -> tuple[Allowed, ...]:
    return tuple(Allowed(each) for each in said["allowed"])


def _chosen(said: dict[str, Any]) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in said.get("letters", ()))


def _page(request: Any, name: str, **context: Any) -> HttpResponse:
    context |= {"case": request.case.id, "layout": layout_of(request.case)}
    return render(request, f"{FOLDER}/{name}.html", context)
