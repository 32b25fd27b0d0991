"""Correcting a date or a name: old, new, why, how we know, and which dates move, before it is done.

And the e-mail address, as long as nobody has shown that it is the family's.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Notice, Row
from evenhand.design.words import day
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import ADDABLE, CORRECTABLE, NAMES, FactKind, decided_value
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.casework.actions.correct_what_was_decided import correct_what_was_decided
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.portals.asking import posted, was_shown
from evenhand.portals.caseworker.cards import effects_table
from evenhand.portals.caseworker.case.rows import decided_in_words
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case
from evenhand.statute.routes import Decision, Section


@on_case(Permission.CORRECT_FACTS, posts=True)
def correct(request: Any, case_id: UUID, fact_id: UUID) -> HttpResponse:
    """Put a right day or name in the place of a wrong one."""
    fact = next((one for one in cases.standing_facts(case_id) if one.id == fact_id), None)
    if fact is None or fact.kind not in {kind.value for kind in CORRECTABLE}:
        raise NoSuchThing
    kind = FactKind(fact.kind)
    if kind in NAMES:
        return _name(request, kind, fact)
    old = Row("Recorded", day(fact.happened_on) if fact.happened_on else "Nothing")
    return _day(request, kind, fact, (old,))


@on_case(Permission.CORRECT_FACTS, posts=True)
def add(request: Any, case_id: UUID, kind: str) -> HttpResponse:
    """Add a day that nobody knew before."""
    known = {fact.kind for fact in cases.standing_facts(case_id)}
    if kind not in {each.value for each in ADDABLE} or kind in known:
        raise NoSuchThing
    return _day(request, FactKind(kind), None, (Row("Recorded", "Not known", missing=True),))


@on_case(Permission.CORRECT_FACTS, posts=True)
def decision(request: Any, case_id: UUID) -> HttpResponse:
    """Put what was really decided in the place of what was recorded: old, new, why, and which dates move."""
    case, today = request.case, request.today
    first = {"decision": case.decision, "disputed": case.disputed}
    form = forms.CorrectDecision(posted(request), initial=first)
    wanted: tuple[Decision, tuple[Section, ...]] | None = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        wanted = Decision(said["decision"]), tuple(Section(each) for each in said["disputed"])
    shown = wanted is not None and was_shown(form, decided_value(*wanted))

    def act(said: dict[str, Any]) -> None:
        correct_what_was_decided(
            case_id=case_id,
            decision=Decision(said["decision"]),
            disputed=tuple(Section(each) for each in said["disputed"]),
            reason=said["reason"],
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
        )

    page = Page(
        title="Correct what was decided",
        button="Record the correction" if wanted else "See which dates move",
        rows=(Row("Recorded", decided_in_words(Decision(case.decision), case.disputed)),),
        intro=(
            "Whether a certificate is needed, and which dates run, depends on it. The old one is kept.",
            "Nothing changes until you have seen which dates move.",
        ),
        effects=effects_table(
            queries.effect_of_decision(case, *wanted, today), f"Dates, if it is: {decided_in_words(*wanted)}"
        )
        if wanted
        else None,
        notice=Notice("Nothing is recorded yet. Read which dates move, then record the correction.")
        if wanted and not shown
        else None,
    )
    return ask(request, form, page, act, "correction", ready=shown)


@on_case(Permission.CORRECT_FACTS, posts=True)
def email(request: Any, case_id: UUID) -> HttpResponse:
    """Confirm the e-mail address that was read back to the family, or put the right one in its place."""
    holder_id = request.case.holder_id
    protected = people.is_protected(holder_id)
    known = "" if protected else people.reach(holder_id).email
    form = forms.Email(posted(request), initial={"email": known})

    def act(said: dict[str, Any]) -> None:
        confirm_email(case_id=case_id, email=said["email"], at=request.at, by=request.principal)

    intro: tuple[str, ...] = (
        "Whoever signs in with this address sees the case. Read it to the family letter by letter first: a slip of "
        "the finger would show the case to a stranger.",
        "Call the family on the number that it gave. Do not take an address from somebody who calls you.",
    )
    if protected:
        intro += ("The address on record is protected, so it is not shown here. Ask the family to spell it.",)
    page = Page("Confirm the e-mail address", "Confirm this address", intro)
    return ask(request, form, page, act, "email", beside="email")


def _day(request: Any, kind: FactKind, fact: Any, rows: tuple[Row, ...]) -> HttpResponse:
    case, today = request.case, request.today
    form = forms.CorrectDay(posted(request), today=today)
    wanted = form.cleaned_data["happened_on"] if form.is_bound and form.is_valid() else None
    shown = wanted is not None and was_shown(form, wanted.isoformat())

    def act(said: dict[str, Any]) -> None:
        correct_record(
            case_id=case.id,
            kind=kind,
            fact_id=fact.id if fact else None,
            happened_on=said["happened_on"],
            reason=said["reason"],
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
        )

    page = Page(
        title=f"Correct {kind.label}",
        button="Record the correction" if wanted else "See which dates move",
        rows=rows,
        intro=("The old one is kept. Nothing changes until you have seen which dates move.",),
        effects=_moves(case, kind, fact, wanted, today),
        notice=Notice("Nothing is recorded yet. Read which dates move, then record the correction.")
        if wanted and not shown
        else None,
    )
    return ask(request, form, page, act, "correction", ready=shown)


def _moves(case: Any, kind: FactKind, fact: Any, wanted: date | None, today: date) -> Any:
    if wanted is None:
        return None
    effects = queries.effect_of_correction(case, kind, fact, wanted, today)
    return effects_table(effects, f"Dates, if it is {day(wanted)}")


def _name(request: Any, kind: FactKind, fact: Any) -> HttpResponse:
    form = forms.CorrectName(posted(request))

    def act(said: dict[str, Any]) -> None:
        correct_record(
            case_id=request.case.id,
            kind=kind,
            fact_id=fact.id,
            value=said["value"],
            reason=said["reason"],
            evidence=said["evidence"],
            at=request.at,
            by=request.principal,
        )

    page = Page(
        title=f"Correct {kind.label}",
        button="Record the correction",
        rows=(Row("Recorded", fact.value or "Nothing"),),
        intro=(
            "A certificate that was issued keeps the old name. If it is wrong there, replace the certificate.",
        ),
    )
    return ask(request, form, page, act, "correction")
