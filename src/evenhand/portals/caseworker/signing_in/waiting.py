"""What waits for a second person: ending what somebody lost, or calling it off."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.design.forms import Form
from evenhand.design.models import Cell, Empty, Row, Table
from evenhand.design.words import moment
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework.actions.help_sign_in import call_off_family_reset, confirm_family_reset
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import resets, two_people
from evenhand.domain.identity.actions.ask_for_reset import call_off_reset, confirm_reset
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.states import Checked, ResetState
from evenhand.domain.panel import queries as panel
from evenhand.portals.gate import staff

FOLDER = "portals/caseworker/signing_in"
EMPTY = Empty(
    "Nobody waits",
    "When somebody has lost their app or their codes, and a colleague asked for help, it stands here.",
)
DONE = {
    "confirmed": "It has ended. They are told, and begin anew.",
    "off": "It is called off. Nothing has ended.",
}


class Nothing(Form):
    """Nothing is asked but which button."""

    heads_the_page = False


@staff(Permission.HELP_SIGN_IN)
def show(request: Any) -> HttpResponse:
    """List what waits for a second person, the oldest first."""
    rows = tuple(
        _line(request, each) for each in resets.waiting() if each.user_id != request.principal.user_id
    )
    headings = ("Who", "Asked", "By", "Can be confirmed")
    table = Table("What waits, oldest first", headings, rows, caption_hidden=True) if rows else None
    context = {"table": table, "empty": EMPTY, "done": DONE.get(request.GET.get("done", ""), "")}
    return render(request, f"{FOLDER}/waiting.html", context)


@staff(Permission.HELP_SIGN_IN, posts=True)
def decide(request: Any, reset_id: UUID) -> HttpResponse:
    """Show what was asked about somebody, and confirm it or call it off."""
    reset = resets.one(reset_id)
    if reset is None or reset.user_id == request.principal.user_id:
        raise NoSuchThing
    form = Nothing(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        confirms = "confirm" in request.POST
        try:
            _act(reset, confirms, request)
            return redirect(f"{reverse('signing-in:waiting')}?done={'confirmed' if confirms else 'off'}")
        except (NotAllowed, NoSuchThing):
            raise
        except Refused as refusal:
            form.is_valid()
            form.add_refusal(refusal, None)
    why_not = two_people.why_not(reset.asked_by, request.principal)
    rows = (
        Row("Who", _who(request, reset)),
        Row("Asked", f"{moment(reset.asked_at)}, by {identity.staff_name(reset.asked_by) or 'somebody'}"),
        Row("How they were checked", Checked(reset.checked).label),
        Row("Stands at", ResetState(reset.state).label.capitalize()),
        Row("Not before", moment(reset.asked_at + resets.COOLING)),
    )
    context = {
        "rows": rows,
        "form": form,
        "problems": form.problems(),
        "waits": reset.state == ResetState.ASKED,
        "may_confirm": not why_not and request.at >= reset.asked_at + resets.COOLING,
        "why_not": why_not,
    }
    return render(request, f"{FOLDER}/decide.html", context)


def _act(reset: Any, confirms: bool, request: Any) -> None:
    moving = {"reset_id": reset.id, "at": request.at, "by": request.principal}
    if reset.case_id is not None:
        family = confirm_family_reset if confirms else call_off_family_reset
        family(case_id=reset.case_id, **moving)
    else:
        (confirm_reset if confirms else call_off_reset)(**moving)


def _line(request: Any, reset: Any) -> tuple[Cell, ...]:
    return (
        Cell(_who(request, reset), url=reverse("signing-in:decide", args=[reset.id])),
        Cell(moment(reset.asked_at)),
        Cell(identity.staff_name(reset.asked_by)),
        Cell(moment(reset.asked_at + resets.COOLING)),
    )


def _who(request: Any, reset: Any) -> str:
    if reset.case_id is None:
        return identity.staff_name(reset.user_id) or panel.name_of_user(reset.user_id) or "A colleague"
    case = cases.one(reset.case_id, request.principal)
    return f"The family of case {case.reference}" if case else "A family"
