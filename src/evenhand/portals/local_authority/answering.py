"""What a council or a health body answers: each a small form and one action."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.design.forms import Form
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.name_decision_maker import name_decision_maker
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.offer_date import offer_date, withdraw_offer
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.actions.share_paper import share_paper, take_back_paper
from evenhand.domain.referrals.states import CannotArrange
from evenhand.portals.asking import Act, acted, posted
from evenhand.portals.gate import on_case
from evenhand.portals.local_authority import forms, presenters, questions
from evenhand.portals.local_authority.views import asked_of


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def offer(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Offer a date."""

    def act(said: dict[str, Any]) -> None:
        offer_date(
            referral_id=referral_id,
            starts_at=datetime.combine(said["day"], said["begins"], LONDON),
            minutes=int(said["minutes"]),
            at=request.at,
            by=request.principal,
        )

    form = forms.OfferForm(posted(request), today=request.today)
    return _ask(request, case_id, referral_id, form, questions.OFFER, act, "offered", beside="day")


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def take_back(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Take an offered date back; the page of the request has a button for each."""
    asked = asked_of(request, case_id, referral_id)
    if request.method == "POST":
        withdraw_offer(
            referral_id=referral_id,
            offer_id=_id(request.POST.get("offer", "")),
            at=request.at,
            by=request.principal,
        )
    return redirect(f"{presenters.url(asked)}?done=taken-back")


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def decision_maker(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Name who can decide."""
    return _name(request, case_id, referral_id, is_deputy=False)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def deputy(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Name a deputy, in case who can decide falls ill."""
    return _name(request, case_id, referral_id, is_deputy=True)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def paper(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Add a paper to the shared room."""

    def act(said: dict[str, Any]) -> None:
        add_paper(
            referral_id=referral_id,
            kind=said["kind"],
            name=said["file"].name,
            content=said["file"].read(),
            at=request.at,
            by=request.principal,
        )

    form = forms.PaperForm(posted(request), request.FILES if request.method == "POST" else None)
    asked = asked_of(request, case_id, referral_id)
    page = replace(questions.PAPER, title=f"Add a paper about {asked.child_name}")
    return _ask(request, case_id, referral_id, form, page, act, "paper", beside="file")


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def share(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Say that a held paper is about this child; the page of the request has a button for each."""
    return _decide_paper(request, case_id, referral_id, share_paper, "paper-shared")


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def paper_back(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Take a held paper back."""
    return _decide_paper(request, case_id, referral_id, take_back_paper, "paper-back")


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def health_body(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Send a health body its notice."""
    found = organisations.commissioners_of(request.case.local_authority_id, request.today)

    def act(said: dict[str, Any]) -> None:
        notify_commissioner(
            referral_id=referral_id, body_id=_id(said["body"]), at=request.at, by=request.principal
        )

    form = forms.health_body_form(tuple((str(body.id), body.name) for body in found))(posted(request))
    return _ask(request, case_id, referral_id, form, questions.HEALTH_BODY, act, "notified")


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def cannot_arrange(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Say that it cannot be arranged in time, knowing what follows."""

    def act(said: dict[str, Any]) -> None:
        say_cannot_arrange(
            referral_id=referral_id,
            because=CannotArrange(said["because"]),
            at=request.at,
            by=request.principal,
        )

    form = forms.CannotArrangeForm(posted(request))
    return _ask(request, case_id, referral_id, form, questions.CANNOT_ARRANGE, act, "cannot")


def _name(request: Any, case_id: UUID, referral_id: UUID, *, is_deputy: bool) -> HttpResponse:
    asked = asked_of(request, case_id, referral_id)

    def act(said: dict[str, Any]) -> None:
        name_decision_maker(
            referral_id=referral_id,
            name=said["name"],
            job_title=said["job_title"],
            email=said["email"],
            authority_over=tuple(said["authority_over"]),
            is_deputy=is_deputy,
            at=request.at,
            by=request.principal,
        )

    form = forms.decision_maker_form(presenters.parts(asked))(posted(request))
    page = questions.DEPUTY if is_deputy else questions.DECISION_MAKER
    return _ask(request, case_id, referral_id, form, page, act, "named", beside="email")


def _decide_paper(
    request: Any, case_id: UUID, referral_id: UUID, act: Callable[..., None], done: str
) -> HttpResponse:
    back = presenters.url(asked_of(request, case_id, referral_id))
    if request.method != "POST":
        return redirect(back)
    document_id = _id(request.POST.get("paper", ""))
    act(referral_id=referral_id, document_id=document_id, at=request.at, by=request.principal)
    return redirect(f"{back}?done={done}")


def _ask(
    request: Any,
    case_id: UUID,
    referral_id: UUID,
    form: Form,
    page: questions.Question,
    act: Act,
    done: str,
    *,
    beside: str | None = None,
) -> HttpResponse:
    """Show the form, or act on it and go back; a refusal stands beside the field that is named, or above."""
    asked = asked_of(request, case_id, referral_id)
    if acted(request, form, act, beside):
        return redirect(f"{presenters.url(asked)}?done={done}")
    context = {"page": page, "form": form, "asked": asked, "back": presenters.url(asked)}
    return render(request, "portals/local_authority/ask.html", {**context, "problems": form.problems()})


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as mangled:
        raise NoSuchThing from mangled
