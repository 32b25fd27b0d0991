"""Changing the council of a case: why, which, and what will happen, before it does."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.core.errors import NoSuchThing, Refused
from evenhand.design.models import Notice, Row, Table
from evenhand.domain.cases import companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import council_was_told
from evenhand.domain.casework import council as changing
from evenhand.domain.casework.actions.change_council import change_council
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.portals.asking import posted, was_shown
from evenhand.portals.caseworker.cards import effects_table
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case

TITLE = "Change the council"


@on_case(Permission.CORRECT_FACTS, posts=True)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Ask why: a mistake and a move are not the same in law."""
    form = forms.WhyAnotherCouncil(posted(request))
    if form.is_bound and form.is_valid():
        return redirect("cases:change-council", case_id, form.cleaned_data["why"])
    page = Page(TITLE, "Continue", rows=(_now(request.case),))
    return ask(request, form, page, _nothing, "council", ready=False)


@on_case(Permission.CORRECT_FACTS, posts=True)
def change(request: Any, case_id: UUID, why: str) -> HttpResponse:
    """Ask for the right council, say what will happen, and do it once that was read."""
    if why not in WhyCouncil.values:
        raise NoSuchThing
    reason, case = WhyCouncil(why), request.case
    others = [one for one in organisations.councils(request.today) if one[0] != case.local_authority_id]
    silent = changing.is_silent(case, request.today)
    form = forms.council_form(reason, others, silent=silent)(posted(request), today=request.today)
    wanted = _possible(request, form, reason)
    shown = bool(wanted) and was_shown(form, wanted)

    def act(said: dict[str, Any]) -> None:
        change_council(
            case_id=case_id,
            council=said["council"],
            why=reason,
            reason=said.get("reason", ""),
            transferred_on=said.get("transferred_on"),
            declined=said.get("wants_certificate") == "no",
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
        )

    page = Page(
        title=f"{TITLE}: {reason.label[0].lower()}{reason.label[1:]}",
        button=TITLE if wanted else "See what will happen",
        rows=(
            _now(case),
            *(_after(case, wanted, reason, form.cleaned_data, request.today) if wanted else ()),
        ),
        effects=_dates(case, wanted, request.today) if wanted else None,
        notice=Notice("Nothing is changed yet. Read what will happen, then change the council.")
        if wanted and not shown
        else None,
        kind="grave" if wanted else "primary",
    )
    return ask(request, form, page, act, "council", ready=shown)


def _nothing(_: dict[str, Any]) -> None:
    """Act on nothing: the next page asks on."""


def _possible(request: Any, form: Any, why: WhyCouncil) -> str:
    """Return the council that was chosen where the case can have it; else the form says why not, and it is empty."""
    if not form.is_bound or not form.is_valid():
        return ""
    council: str = form.cleaned_data["council"]
    declined = form.cleaned_data.get("wants_certificate") == "no"
    try:
        changing.require_may_change(request.case, council, why, request.today, declined=declined)
    except Refused as refusal:
        form.add_refusal(refusal, None)
        return ""
    return council


def _now(case: Any) -> Row:
    return Row("Council now", organisations.local_authority_name(case.local_authority_id))


def _dates(case: Any, council: str, today: Any) -> Table:
    name = organisations.local_authority_name(council)
    return effects_table(changing.effect_of_council(case, council, today), f"Dates, if it is {name}")


def _after(case: Any, council: str, why: WhyCouncil, said: dict[str, Any], today: date) -> tuple[Row, ...]:
    """Return what will happen, to whom."""
    told = council_was_told(cases.standing_facts(case.id))
    before = "It sees nothing of this case from its next page on. " + (
        "What was sent to it stays sent. It is told that the case is not its own any more, and not whose it is."
        if told
        else "It was told nothing."
    )
    rows = [
        Row("Council afterwards", organisations.local_authority_name(council)),
        Row("The council before", before),
        Row(
            "The council afterwards",
            "It is told nothing yet, and sees nothing that the council before said or was given. What the family "
            "agreed to share, it agreed to for that one only.",
        ),
        Row(
            "The family",
            "Its page says who its council is. A wish for mediation is asked for again; a “no” and a certificate "
            "stand. You get a task to call it.",
        ),
    ]
    rows += _beside(case, council, why)
    if (told and why == WhyCouncil.MISTAKE) or changing.is_told_late(case, said.get("transferred_on")):
        rows.append(
            Row("A breach", "A council was told of a family that is not its own. A manager gets a task.")
        )
    if changing.loses_days(case, why, today):
        rows.append(
            Row(
                "Time that is lost",
                "The wrong council arranged nothing in time. No certificate can rest on that: thirty days run again, "
                "from when the right one is told. A manager gets a task. Tell the family today how long it has to "
                "appeal.",
            )
        )
    return tuple(rows)


def _beside(case: Any, council: str, why: WhyCouncil) -> list[Row]:
    """Return whose part at the family's side ends, and who would learn the next council."""
    moved = why == WhyCouncil.MOVED
    leaving = companions.leaving(case.id, council, parents=moved)
    ends = {one.id for one in leaving}
    stay = [one for one in companions.of_case(case.id) if one.is_there and one.id not in ends]
    rows = []
    if leaving:
        rows.append(
            Row(
                "No longer at the family’s side",
                f"{_names(leaving)}. Their part ends at once. Whoever answers for the next council cannot stay. The "
                "other parent of a family that moved is asked again only on the family’s word.",
            )
        )
    if moved and stay:
        rows.append(
            Row(
                "Who learns the next council",
                f"{_names(stay)}. They stay, and see which council it is. Ask the family whether each stays. You get "
                "a task.",
            )
        )
    return rows


def _names(found: list[companions.Beside]) -> str:
    return ", ".join(f"{one.name} ({one.kind.label[0].lower()}{one.kind.label[1:]})" for one in found)
