"""The inbox of a council or a health body, and the page of one request."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.domain.agreements import queries as agreements
from evenhand.domain.cases import queries as cases
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity.access import memberships
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals import queries
from evenhand.domain.referrals.actions.open_referral import open_referral
from evenhand.portals import knowing
from evenhand.portals.gate import officer, on_case
from evenhand.portals.local_authority import presenters

DONE = {
    "offered": "The date is offered. The family and the mediation service see it.",
    "taken-back": "The date is taken back.",
    "named": "It is recorded who can decide.",
    "paper": "The paper is being checked. Only you see it for one minute: look below whether it is the right one.",
    "paper-shared": "The family and the mediator can open the paper, one minute after you added it.",
    "paper-back": "The paper is gone. Nobody else has seen it.",
    "notified": "The health body has the notice in its inbox, and an e-mail tells it so.",
    "cannot": "It is recorded. The mediation service must now issue the certificate within 3 working days.",
}


@officer(Permission.SEE_INBOX)
def inbox(request: Any) -> HttpResponse:
    """Show everything that is asked of the bodies that somebody answers for, the nearest clock first."""
    page = presenters.inbox(queries.inbox(request.principal), request.today)
    return render(
        request, "portals/local_authority/inbox.html", {"page": page, "done": knowing.done(request)}
    )


@on_case(Permission.SEE_INBOX, posts=True)
def must_not_see(request: Any, case_id: UUID) -> HttpResponse:
    """Let an officer say that they know the family."""
    return knowing.ask(request, case_id, reverse("inbox:inbox"))


@on_case(Permission.ANSWER_REFERRAL)
def show(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Show what is asked, by when, and what has been answered. Opening it the first time is noted."""
    asked = asked_of(request, case_id, referral_id)
    access_log.looked(case_id, "referral")
    is_staff = bool(memberships(request.principal.user_id))
    if not is_staff:
        open_referral(referral_id=referral_id, at=request.at, by=request.principal)
        asked = asked_of(request, case_id, referral_id)
    meeting = meetings.booked(case_id)
    page = presenters.request_page(
        asked,
        meeting=meeting,
        join=meetings.link_to_join(meeting.id, request.at) if meeting and not is_staff else "",
        offers=queries.offers(referral_id),
        deciders=queries.decision_makers(referral_id),
        undecided=queries.parts_undecided(asked),
        papers=documents.in_shared_room(case_id),
        at=request.at,
        commissioners=organisations.commissioners_of(request.case.local_authority_id, request.today),
        others=queries.of_case(case_id),
        today=request.today,
        is_staff=is_staff,
        agreement=not is_staff and bool(agreements.of_case(request.case, request.at)),
        concluded=cases.law_facts(request.case, request.today).mediation_concluded is not None,
        done=DONE.get(request.GET.get("done", ""), ""),
    )
    knows = "" if is_staff else reverse("inbox:must-not-see", args=[case_id])
    context = {"page": page, "knows_url": knows}
    return render(request, "portals/local_authority/show.html", context)


def asked_of(request: Any, case_id: UUID, referral_id: UUID) -> queries.Asked:
    """Return the request of an address. Raises NoSuchThing for one that is not this body's, or of another case."""
    asked = queries.answerable(case_id, referral_id, request.principal)
    if asked is None:
        raise NoSuchThing
    return asked
