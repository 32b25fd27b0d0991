"""Withdrawing on the family's behalf, taking the request up again, closing, and taking a closed case up again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.reopen_case import reopen_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.states import CASE, CaseState, WhyReopened
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case


@on_case(Permission.RECORD_CHOICE, posts=True)
def withdraw(request: Any, case_id: UUID) -> HttpResponse:
    """Withdraw the request because the family said so."""
    intro = (
        "The family need give no reason, and may come back. Its time to appeal goes on running, and without a "
        "certificate it can lose it: say so before you record this.",
    )
    page = Page("Withdraw for the family", "Withdraw the request", intro, kind="grave")
    return _on_its_word(request, case_id, page, withdraw_request, CaseState.WITHDRAWN, "withdrawn")


@on_case(Permission.RECORD_CHOICE, posts=True)
def come_back_again(request: Any, case_id: UUID) -> HttpResponse:
    """Take the request up again because the family said so."""
    page = Page(
        "Take the request up again",
        "Take it up again",
        ("Its first contact still counts for the time limits.",),
    )
    return _on_its_word(request, case_id, page, come_back, CaseState.ENQUIRY, "came-back")


@on_case(Permission.CLOSE_CASE, posts=True)
def close(request: Any, case_id: UUID) -> HttpResponse:
    """Close a case on which nothing is left to do."""
    if request.case.state == CaseState.CLOSED:
        return redirect("cases:case", case_id)

    def act(_: dict[str, Any]) -> None:
        close_case(case_id=case_id, at=request.at, by=request.principal)

    intro = ("Its certificate and its record stay. No date runs on after it is closed.",)
    page = Page("Close the case", "Close the case", intro, kind="grave")
    return ask(request, forms.Nothing(posted(request)), page, act, "closed")


@on_case(Permission.CLOSE_CASE, posts=True)
def reopen(request: Any, case_id: UUID) -> HttpResponse:
    """Take a closed case up again."""
    if request.method == "POST" and request.case.state != CaseState.CLOSED:
        return redirect("cases:case", case_id)

    def act(said: dict[str, Any]) -> None:
        reopen_case(case_id=case_id, why=WhyReopened(said["why"]), at=request.at, by=request.principal)

    intro = (
        "It goes on where it was closed, with the same first day of contact. Its dates are worked out again.",
        "Was something agreed, and nobody said that it is done? Then both sides are asked about it again by e-mail.",
        "Nobody who was beside the family sees it by that. They are asked again.",
    )
    page = Page("Take the closed case up again", "Take it up again", intro)
    return ask(request, forms.Reopening(posted(request)), page, act, "reopened")


def _on_its_word(
    request: Any, case_id: UUID, page: Page, action: Any, target: CaseState, done: str
) -> HttpResponse:
    """Ask how the family said it, then act. Sent twice, it shows the result."""
    names = {move.name for move in CASE.moves if CASE.allows(move.name, request.case.state)}
    if request.case.state == target and action.__name__ not in names:
        return redirect("cases:case", case_id)

    def act(said: dict[str, Any]) -> None:
        action(case_id=case_id, evidence=said["evidence"], at=request.at, by=request.principal)

    return ask(request, forms.Said(posted(request)), page, act, done)
