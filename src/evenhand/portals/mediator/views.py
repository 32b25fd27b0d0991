"""The pages of a mediator: the day, a case before and after its names are seen, and what is recorded."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import interpreting, queries
from evenhand.domain.meetings.states import HELD
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.add_credential import declare_independence
from evenhand.domain.panel.actions.declare_conflict import declare_conflict, declare_no_conflict
from evenhand.domain.panel.states import DECLARED, Conflict
from evenhand.domain.people import queries as people
from evenhand.domain.preparing import notes
from evenhand.portals.asking import posted
from evenhand.portals.gate import assigned, on_case, signed_in
from evenhand.portals.mediator import forms, presenters
from evenhand.portals.mediator.asking import Page, ask
from evenhand.portals.mediator.issues import parts_in_words

FOLDER = "portals/mediator"


@signed_in()
def day(request: Any) -> HttpResponse:
    """List one's cases with their next meetings, and what is to be declared first."""
    places = _places(request)
    undeclared = [one for one in places if DECLARED in panel.lacking(one.id, request.today)]
    assignments = panel.own_assignments(request.principal)
    tasks = presenters.day_sheet(assignments, queries.of_mediator(request.principal))
    context = {"tasks": tasks, "must_declare": bool(undeclared)}
    return render(request, f"{FOLDER}/day.html", context)


@signed_in(posts=True)
def independence(request: Any) -> HttpResponse:
    """Declare that one is employed by no council, health board or NHS England."""
    places = _places(request)
    if request.method == "POST":
        for place in places:
            declare_independence(mediator_id=place.id, at=request.at, by=request.principal)
        return redirect("mediator:day")
    return render(request, f"{FOLDER}/independence.html", {})


@assigned(posts=True)
def case(request: Any, case_id: UUID) -> HttpResponse:
    """Ask for conflicts before any name is shown; then show the case pack."""
    own = request.assignment
    if own.is_cleared:
        return _pack(request, case_id)
    meeting = next((one for one in queries.of_mediator(request.principal) if one.case_id == case_id), None)
    form = forms.Declaring(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["conflict"]
        if said == forms.NO_CONFLICT:
            declare_no_conflict(case_id=case_id, at=request.at, by=request.principal)
            return redirect("mediator:case", case_id)
        declare_conflict(case_id=case_id, because=Conflict(said), at=request.at, by=request.principal)
        return redirect("mediator:day")
    context = {"form": form, "problems": form.problems(), "own": own, "meeting": meeting}
    return render(request, f"{FOLDER}/declare.html", context)


@on_case(Permission.MEDIATE, posts=True)
def conflict(request: Any, case_id: UUID) -> HttpResponse:
    """Declare a conflict that was noticed later: the case is gone at once."""

    def act(said: dict[str, Any]) -> None:
        declare_conflict(
            case_id=case_id, because=Conflict(said["conflict"]), at=request.at, by=request.principal
        )

    page = Page(
        "I have a conflict after all",
        "I have this conflict",
        ("You see nothing more of this case from then on. We look for another mediator.",),
        kind="grave",
    )
    return ask(request, case_id, forms.Conflicting(posted(request)), page, act, leaves=True)


def _pack(request: Any, case_id: UUID) -> HttpResponse:
    found = cases.one(case_id, request.principal)
    if found is None or not access.may(request.principal, Permission.MEDIATE, found):
        raise NoSuchThing
    access_log.looked(case_id, "case pack")
    meeting = current_meeting(request, case_id)
    page = presenters.pack(
        found,
        meeting,
        people.on_case(case_id),
        queries.needed(meeting.id) if meeting else None,
        interpreting.of_meeting(meeting.id) if meeting else [],
        documents.of_case(case_id),
        queries.views(case_id),
        queries.outcomes(case_id),
        notes.shown_to(case_id, request.principal),
        parts_in_words(found),
        concluded=cases.law_facts(found, request.today).mediation_concluded is not None,
        was_held=any(
            one.state in HELD for one in queries.of_mediator(request.principal) if one.case_id == case_id
        ),
        link=queries.link_to_join(meeting.id, request.at) if meeting else "",
    )
    return render(request, f"{FOLDER}/pack.html", {"page": page})


def current_meeting(request: Any, case_id: UUID) -> queries.Shown | None:
    """Return the mediator's own newest meeting of a case."""
    own = [one for one in queries.of_mediator(request.principal) if one.case_id == case_id]
    return own[-1] if own else None


def _places(request: Any) -> list[Any]:
    places = panel.of_user(request.principal.user_id, request.today)
    if not places:
        raise NoSuchThing
    return places
