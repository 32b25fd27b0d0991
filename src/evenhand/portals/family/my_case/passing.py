"""The day on which the right becomes the young person's own: told ahead, and what a parent still sees after it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.design.fields import RadiosField
from evenhand.design.forms import Form
from evenhand.design.models import Row
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.record_consent import end_consent, record_consent
from evenhand.domain.cases.deciding import Scope
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.actions.announce_passing import FIRST_WARNING
from evenhand.domain.complaints import queries as complaints
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.preparing import notes
from evenhand.domain.requests.said import as_sent
from evenhand.portals import frames, gate
from evenhand.portals.asking import acted, posted
from evenhand.portals.family.complaints import presenters
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.family.my_case.presenters import Home
from evenhand.portals.gate import on_case

FOLDER = "portals/family/my_case"
NOTHING = "nothing"


class ParentForm(Form):
    """What a young person lets the parent who asked for them see."""

    heads_the_page = False
    sees = RadiosField(
        label="What may they see?",
        choices={
            NOTHING: "Nothing of my case",
            Scope.READ.value: "My case, to read",
            Scope.SUPPORT.value: "My case, to read, and they can send papers for me",
        },
        hints={
            NOTHING: "They still see what they wrote to us themselves, and what we wrote to them.",
            Scope.READ.value: "The list above says what that is.",
            Scope.SUPPORT.value: "Like somebody who helps. They choose nothing for you. Ask them what they send.",
        },
        missing="Choose what they may see.",
    )


@dataclass(frozen=True)
class Parent:
    """The parent who asked for the young person who reads a page."""

    id: UUID
    name: str
    reads: Any
    """The consent by which they read, or None."""


def parent_of(case: Any, by: Principal) -> Parent | None:
    """Return the parent who asked, for the young person whose right it is now and for nobody else."""
    asked = people.who_asked(case.id, case.child_id)
    if asked is None or not right.is_young_person(case, by):
        return None
    return Parent(asked, people.names({asked})[asked], right.standing_consent(case.id, asked))


def passes_soon(case: Any, today: date) -> date | None:
    """Return from which day the right is the young person's own, from the day of the first warning on."""
    day: date | None = case.right_passes_on
    return day if day and 0 < (day - today).days <= FIRST_WARNING else None


def as_may(page: Home, held: frozenset[Permission]) -> Home:
    """Return the first page of a case without what its reader may not do."""
    return replace(
        page,
        may_choose=page.may_choose and Permission.CHOOSE in held,
        may_withdraw=page.may_withdraw and Permission.WITHDRAW in held,
        may_come_back=page.may_come_back and Permission.CHOOSE in held,
        turn=page.turn
        if Permission.CHOOSE in held or "your" not in page.turn
        else "It is the young person’s turn",
    )


@gate.passed()
def passed(request: Any, case_id: UUID) -> HttpResponse:
    """Say that the right is now the child's, what a parent can still see, and what to do; and show what is theirs."""
    found = request.passed
    if found is None:
        return redirect("my:case", case_id)
    request.frame = frames.passed(request.principal, request.today, found, path=request.path)
    sent = as_sent(case_id)
    context = {
        "passed": found,
        "sent": sent,
        "rows": [Row(each.title, each.text) for each in sent.said] if sent else [],
        "letters": correspondence.own(case_id, request.principal),
        "notes": notes.own_notes(case_id, request.principal),
        "complaints": presenters.complaints(case_id, complaints.own(case_id), goes_on=False),
    }
    return render(request, f"{FOLDER}/passed.html", context)


@on_case(Permission.SEE_OWN_CASE, posts=True)
def parent(request: Any, case_id: UUID) -> HttpResponse:
    """Let a young person say what the parent who asked for them may see, and change it whenever they like."""
    case = request.case
    found = parent_of(case, request.principal)
    if found is None:
        raise NoSuchThing
    standing = found.reads
    form = ParentForm(posted(request), initial={"sees": standing.scope if standing else NOTHING})

    def act(said: dict[str, Any]) -> None:
        about: dict[str, Any] = {
            "case_id": case_id,
            "evidence": Evidence.TOLD_ONLINE,
            "at": request.at,
            "by": request.principal,
        }
        if said["sees"] == NOTHING:
            end_consent(**about)
        else:
            record_consent(scope=Scope(said["sees"]), said_on=request.today, **about)

    if acted(request, form, act):
        return redirect("my:parent", case_id)
    acts = right.standing_records(case_id, found.id, request.today)
    context = {
        "case": case_id,
        "form": form,
        "problems": form.problems(),
        "name": found.name,
        "standing": standing,
        "acts": acts,
        "layout": layout_of(case),
    }
    return render(request, f"{FOLDER}/parent.html", context)
