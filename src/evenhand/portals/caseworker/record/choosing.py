"""Recording the family's choice: what each answer does to every date is shown before it is confirmed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.design.models import Link, Notice, Row
from evenhand.design.words import day, listed
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.choice import Choice
from evenhand.domain.casework.wording import part_in_words
from evenhand.domain.identity.roles import Permission
from evenhand.domain.referrals.shared import Telling, telling
from evenhand.portals.asking import posted, was_shown
from evenhand.portals.caseworker.cards import effects_table
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case

FOLLOWS = {
    "choose_mediation": "The council must arrange mediation and take part. We help to find a day.",
    "stay_undecided": "Nothing changes. The dates go on running, and the family tells us when it knows.",
    "choose_no_mediation": "We must issue a certificate within 3 working days of the day it told us.",
    "keep_certificate": "The family keeps the certificate that it has. No new one is issued.",
    "find_certificate_not_needed": "No certificate is needed here, and none is issued. We write to the family "
    "what is open to it.",
    "signpost_leave": "Contact came after the law’s two months, so that we may not issue a certificate. The family can "
    "ask the Tribunal for permission to appeal. We write to it how.",
}


@on_case(Permission.RECORD_CHOICE)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show the three answers, each with what it does, in an order that never changes."""
    access_log.looked(case_id, "choices")
    stands = queries.standing_choice(case_id)
    said = f"{stands[0].label}, told on {day(stands[1])}" if stands else "Nothing yet"
    options = [
        {
            "link": Link(choice.label, f"/cases/{case_id}/choice/{choice.value}"),
            "follows": FOLLOWS[queries.outcome_of(request.case, choice, request.today)],
            "effects": effects_table(
                queries.effect_of(request.case, choice, request.today),
                f"Dates if the family chooses: {choice.label}",
            ),
        }
        for choice in Choice
    ]
    context = {"case": request.case, "said": said, "options": options}
    return render(request, "portals/caseworker/record/choices.html", context)


@on_case(Permission.RECORD_CHOICE, posts=True)
def confirm(request: Any, case_id: UUID, choice: str) -> HttpResponse:
    """Show every date before and after the choice for the day it was told, then record it."""
    if choice not in Choice.values:
        raise NoSuchThing
    chosen, case, today = Choice(choice), request.case, request.today
    if case.state in (CaseState.WITHDRAWN, CaseState.CLOSED):
        raise NotNow(
            "No choice can be recorded now.",
            f"The case is {CaseState(case.state).label}.",
            "Go back to the case.",
        )
    told = telling(case) if chosen == Choice.MEDIATION else None
    asks = told is not None and bool(told.words)
    initial: dict[str, Any] = {"told_on": today, "shown_for": today.isoformat()}
    if told and told.shares is not None:
        initial["share"] = "yes" if told.shares else "no"
    form_of = forms.ToldWish if asks else forms.ToldChoice
    form = form_of(posted(request), initial=initial, today=today)
    told_on = form.cleaned_data.get("told_on") or today if form.is_bound and form.is_valid() else today
    shown = not form.is_bound or was_shown(form, told_on.isoformat())

    def act(said: dict[str, Any]) -> None:
        record_choice(
            case_id=case_id,
            choice=chosen,
            told_on=said["told_on"],
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
            share_words=said["share"] == "yes" if asks else None,
        )

    page = _page(case, chosen, told_on, today, shown, told)
    return ask(request, form, page, act, "choice", ready=shown)


def _learns(told: Telling | None) -> tuple[Row, ...]:
    """Return what the law makes us tell the council, then the words that are the family's to give."""
    if told is None:
        return ()
    about = listed([part_in_words(part) for part in told.parts]) or "The decision as a whole"
    rows = [Row("The council learns", f"That the family wants mediation\n{about}")]
    if told.provision_wanted:
        rows.append(Row("Provision wanted", told.provision_wanted))
    if told.words:
        rows.append(Row("The family’s own words", told.words))
    return tuple(rows)


def _page(case: Any, choice: Choice, told_on: date, today: date, shown: bool, told: Telling | None) -> Page:
    effects = queries.effect_of(case, choice, today, told_on)
    follows = FOLLOWS[queries.outcome_of(case, choice, today, told_on)]
    return Page(
        title="Record the choice",
        button="Record this choice",
        rows=(Row("The family chooses", choice.label), Row("What follows", follows), *_learns(told)),
        effects=effects_table(effects, f"Dates, if it was told on {day(told_on)}"),
        notice=None
        if shown
        else Notice(f"These are the dates for {day(told_on)}. Read them, then record the choice."),
        after=("The family can change its mind at any time, whatever it chooses now.",),
    )
