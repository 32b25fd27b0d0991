"""Writing the terms of an agreement: one small form, one action each."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.core.errors import NoSuchThing
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.date_agreement import date_agreement
from evenhand.domain.agreements.actions.remove_term import remove_term
from evenhand.domain.agreements.actions.write_term import write_term
from evenhand.domain.agreements.terms import Said
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.states import Result
from evenhand.portals.asking import id_in, posted
from evenhand.portals.gate import on_case
from evenhand.portals.mediator.agreement import forms
from evenhand.portals.mediator.agreement.views import AGREEMENT, held_meeting, standing
from evenhand.portals.mediator.asking import Page, ask
from evenhand.portals.mediator.issues import parts_in_words

SOMETHING_ELSE = (meetings.OTHER, "Something else, such as how people keep in touch")
INTRO = ("Write one thing at a time. A day, an amount and a name can be kept; “soon” and “support” cannot.",)


@on_case(Permission.MEDIATE, posts=True)
def add(request: Any, case_id: UUID) -> HttpResponse:
    """Add a term."""
    return _term(request, None)


@on_case(Permission.MEDIATE, posts=True)
def change(request: Any, case_id: UUID, term_id: UUID) -> HttpResponse:
    """Change a term."""
    shown = standing(request)
    found = queries.terms(shown.id, request.case, request.at) if shown else []
    term = next((one for one in found if one.id == term_id), None)
    if term is None:
        raise NoSuchThing
    return _term(request, term)


@on_case(Permission.MEDIATE, posts=True)
def remove(request: Any, case_id: UUID, term_id: UUID) -> HttpResponse:
    """Take a term out; the page of the agreement has a button for each."""
    shown = standing(request)
    if request.method == "POST" and shown is not None:
        remove_term(agreement_id=shown.id, term_id=term_id, at=request.at, by=request.principal)
    return redirect(AGREEMENT, case_id)


@on_case(Permission.MEDIATE, posts=True)
def day(request: Any, case_id: UUID) -> HttpResponse:
    """Say on which day they agreed."""
    shown = standing(request)
    if shown is None:
        raise NoSuchThing
    form = forms.DayForm(posted(request), initial={"agreed_on": shown.agreed_on}, today=request.today)

    def act(said: dict[str, Any]) -> None:
        date_agreement(
            agreement_id=shown.id, agreed_on=said["agreed_on"], at=request.at, by=request.principal
        )

    return ask(
        request, request.case.id, form, Page("The day of the agreement", "Save this day"), act, back=AGREEMENT
    )


def _term(request: Any, term: queries.TermShown | None) -> HttpResponse:
    meeting = held_meeting(request)
    seats = queries.parties(request.case, request.at)
    form = forms.term_form(_parts(request), seats)(
        posted(request), initial=_initial(term), today=request.today
    )

    def act(said: dict[str, Any]) -> None:
        seat = next(one for one in seats if one.code == said["seat"])
        write_term(
            meeting_id=meeting.id,
            term_id=term.id if term else id_in(said["once"]),
            said=Said(
                part=said["part"],
                side=seat.side,
                seat=seat.code,
                body_id=seat.body_id,
                what=said["what"],
                measure=said["measure"],
                kind=said["kind"] or "",
                other_date=said["other_date"],
            ),
            at=request.at,
            by=request.principal,
        )

    title = "Change a term" if term else "Add a term"
    return ask(request, request.case.id, form, Page(title, "Save this term", INTRO), act, back=AGREEMENT)


def _parts(request: Any) -> tuple[tuple[str, str], ...]:
    """Return the issues that were agreed, in whole or in part, and room for something beside them."""
    outcomes = meetings.outcomes(request.case.id)
    agreed = tuple(
        (part, words)
        for part, words in parts_in_words(request.case)
        if outcomes.get(part) in (Result.AGREED, Result.PART)
    )
    return (*agreed, SOMETHING_ELSE)


def _initial(term: queries.TermShown | None) -> dict[str, Any]:
    if term is None:
        return {"once": str(uuid4())}
    return {
        "part": term.part,
        "seat": term.seat,
        "kind": term.kind,
        "what": term.what,
        "measure": term.measure,
        "other_date": term.other_date,
    }
