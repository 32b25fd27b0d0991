"""Opening a case for an hour, what is seen then, and somebody else's review of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.design.words import day, moment
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.requests.said import as_sent
from evenhand.domain.safeguarding import access, queries
from evenhand.domain.safeguarding.actions.break_glass import break_glass
from evenhand.domain.safeguarding.actions.review_break_glass import OWN_OPENING, review_break_glass
from evenhand.domain.safeguarding.states import OpenedBecause
from evenhand.portals.asking import acted, posted
from evenhand.portals.documents.views import give
from evenhand.portals.gate import on_case, staff
from evenhand.portals.safeguarding import forms, presenters
from evenhand.portals.safeguarding.asking import Page, ask, done

FOLDER = "portals/safeguarding"
OPENINGS = "safety:openings"


@staff(Permission.REVIEW_BREAK_GLASS)
def show(request: Any) -> HttpResponse:
    """List what was opened: what waits for a review first."""
    by = request.principal
    page = presenters.openings(
        queries.openings(by, reviewed=False), queries.openings(by, reviewed=True), by.user_id, request.today
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.BREAK_GLASS, posts=True)
def find(request: Any) -> HttpResponse:
    """Find a case by its reference. There is one answer for a case that is not there and one that cannot be opened."""
    form = forms.Finding(posted(request))
    if request.method == "POST" and form.is_valid():
        case_id = access.case_to_open(form.cleaned_data["reference"], request.principal)
        if case_id:
            return redirect("safety:open", case_id)
        form.add_error("reference", "We find no case with this reference that you can open. Check it.")
    context = {
        "form": form,
        "title": "Open a case for an hour",
        "intro": "Say first which case it is. You are asked why before anything opens.",
        "telephone": "",
        "back": Link("Opened cases", reverse(OPENINGS)),
    }
    return render(request, f"{FOLDER}/find.html", context)


@on_case(Permission.BREAK_GLASS, posts=True)
def begin(request: Any, case_id: UUID) -> HttpResponse:
    """Ask why, then open the case for an hour."""

    def act(said: dict[str, Any]) -> None:
        break_glass(
            case_id=case_id,
            because=OpenedBecause(said["reason"]),
            words=said["words"],
            at=request.at,
            by=request.principal,
        )

    form = forms.Opening(posted(request))
    if acted(request, form, act):
        return redirect("safety:opened", case_id)
    page = Page(
        f"Open case {request.case.reference} for an hour",
        "Open it for an hour",
        Link("Opened cases", reverse(OPENINGS)),
        (
            "You see the family’s request, its papers, and how to reach everybody, also where that is protected. You "
            "never see what a mediator wrote for themselves.",
            "The other leads and the managers are told at once that something waits for them. One of them says whether "
            "it was right. The family sees that somebody from the service looked, and on which day, and not why.",
        ),
        kind="grave",
    )
    return render(request, "portals/manager/ask.html", {"page": page, "form": form})


@on_case(Permission.BREAK_GLASS)
def opened(request: Any, case_id: UUID) -> HttpResponse:
    """Show what is open. Once the hour is over, ask again."""
    until = queries.own_hour(case_id, request.principal, request.at)
    if until is None:
        return redirect("safety:open", case_id)
    for what in ("protected contact details", "request as sent"):
        access_log.looked(case_id, what)
    sent = as_sent(case_id)
    page = presenters.opened(
        request.case,
        until,
        [(one, people.reach(one.id), people.safety(one.id)) for one in people.on_case(case_id)],
        [Row(each.title, each.text) for each in sent.said] if sent else [],
        documents.of_case(case_id),
    )
    return render(request, f"{FOLDER}/opened.html", {"page": page})


@on_case(Permission.SEE_OPENED_CASE)
def document(request: Any, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Give a paper of a case that is open."""
    return give(request, document_id)


@on_case(Permission.REVIEW_BREAK_GLASS, posts=True)
def review(request: Any, case_id: UUID, opening_id: UUID) -> HttpResponse:
    """Say whether it was right; or read what was said."""
    found = queries.opening(case_id, opening_id, request.principal)
    if found is None:
        raise NoSuchThing
    access_log.looked(case_id, "safety: opening")

    def act(said: dict[str, Any]) -> None:
        review_break_glass(
            opening_id=opening_id,
            was_right=said["was_right"],
            words=said["words"],
            at=request.at,
            by=request.principal,
        )

    rows: tuple[Row, ...] = (
        Row("Case", found.reference),
        Row("Opened by", found.by),
        Row("When", f"{moment(found.at)}, for an hour"),
        Row("Why", found.because),
        Row("What for", found.words),
    )
    back = Link("Opened cases", reverse(OPENINGS))
    why_not = two_people.why_not(found.by_id, request.principal, OWN_OPENING)
    if found.reviewed_by or why_not:
        verdict = {True: "It was right", False: "It was wrong", None: f"Due by {day(found.review_by)}"}
        rows += (Row("Review", verdict[found.was_right]),)
        rows += (
            (Row(f"What {found.reviewed_by} wrote", found.review),)
            if found.reviewed_by
            else (Row("Who reviews it", f"{why_not} Another safeguarding lead or a manager does."),)
        )
        return render(request, f"{FOLDER}/reviewed.html", {"rows": rows, "back": back})
    page = Page("Was it right to open this case?", "Keep my review", back, rows=rows)
    form = forms.Reviewing(posted(request))
    form.heads_the_page = False
    return ask(request, form, page, act, "reviewed")
