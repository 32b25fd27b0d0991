"""Having an agreement signed: put it to everybody, take it back, write a signature down, give it up."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NoSuchThing
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.give_up_agreement import give_up_agreement, take_up_again
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement, take_back_agreement
from evenhand.domain.agreements.actions.witness_signature import witness_signature
from evenhand.domain.agreements.states import GivenUp, Way
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import id_in, posted
from evenhand.portals.gate import on_case
from evenhand.portals.mediator.agreement import forms
from evenhand.portals.mediator.agreement.views import AGREEMENT, standing
from evenhand.portals.mediator.asking import Page, ask
from evenhand.portals.mediator.forms import Nothing

OFFER = Page(
    "Put it to everybody to be signed",
    "Put it to everybody",
    (
        "The text cannot be changed while it waits for signatures. You can take it back; then everybody signs again.",
        "Each party gets a message that something waits for it. The message says nothing of the text.",
    ),
)
TAKE_BACK = Page(
    "Take it back to change it",
    "Take it back",
    ("Signatures under it count no longer. Whoever signed is told.",),
)
AGAIN = Page("Take the draft up again", "Take it up again", ("The terms stand as they were.",))
WITNESS = Page(
    "Write down a signature",
    "Write it down",
    (
        "For somebody who signs on paper or says yes by telephone. It counts once a second person has checked it.",
        "You cannot sign for anybody.",
    ),
)
GIVE_UP = Page(
    "There is no agreement",
    "Record that there is none",
    (
        "No time runs from it then. The family’s certificate comes all the same.",
        "If an issue is not agreed after all, record that under “What came of it” too.",
    ),
    kind="grave",
)


@on_case(Permission.MEDIATE, posts=True)
def offer(request: Any, case_id: UUID) -> HttpResponse:
    """Put it to everybody to be signed."""
    shown = _standing(request)

    def act(_: dict[str, Any]) -> None:
        offer_agreement(agreement_id=shown.id, at=request.at, by=request.principal)

    return ask(request, request.case.id, Nothing(posted(request)), OFFER, act, back=AGREEMENT)


@on_case(Permission.MEDIATE, posts=True)
def take_back(request: Any, case_id: UUID) -> HttpResponse:
    """Take it back to change it."""
    shown = _standing(request)

    def act(_: dict[str, Any]) -> None:
        take_back_agreement(agreement_id=shown.id, at=request.at, by=request.principal)

    return ask(request, request.case.id, Nothing(posted(request)), TAKE_BACK, act, back=AGREEMENT)


@on_case(Permission.MEDIATE, posts=True)
def again(request: Any, case_id: UUID) -> HttpResponse:
    """Take a draft up again that was given up."""
    shown = _standing(request)

    def act(_: dict[str, Any]) -> None:
        take_up_again(agreement_id=shown.id, at=request.at, by=request.principal)

    return ask(request, request.case.id, Nothing(posted(request)), AGAIN, act, back=AGREEMENT)


@on_case(Permission.MEDIATE, posts=True)
def witness(request: Any, case_id: UUID) -> HttpResponse:
    """Write down a signature that was given on paper or by telephone."""
    shown = _standing(request)
    open_seats = tuple(one.seat for one in shown.signatures if one.signature_id is None)
    if not shown.waits or not open_seats:
        raise NoSuchThing
    form = forms.witness_form(open_seats)(posted(request), initial={"text": str(shown.text_id)})

    def act(said: dict[str, Any]) -> None:
        witness_signature(
            agreement_id=shown.id,
            text_id=id_in(said["text"]),
            seat=said["seat"],
            way=Way(said["way"]),
            name=said["name"],
            job_title=said["job_title"],
            at=request.at,
            by=request.principal,
        )

    return ask(request, request.case.id, form, WITNESS, act, back=AGREEMENT)


@on_case(Permission.MEDIATE, posts=True)
def give_up(request: Any, case_id: UUID) -> HttpResponse:
    """Record that nothing is agreed in writing."""
    shown = _standing(request)

    def act(said: dict[str, Any]) -> None:
        give_up_agreement(
            agreement_id=shown.id, because=GivenUp(said["because"]), at=request.at, by=request.principal
        )

    return ask(request, request.case.id, forms.GiveUpForm(posted(request)), GIVE_UP, act, back=AGREEMENT)


def _standing(request: Any) -> queries.Shown:
    shown = standing(request)
    if shown is None:
        raise NoSuchThing
    return shown
