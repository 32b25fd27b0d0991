"""Complaints that a manager may answer: never one about a case that they have or had."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Row
from evenhand.design.words import day, days_left, moment, plural
from evenhand.domain.complaints import queries
from evenhand.domain.complaints.actions.answer_complaint import answer_complaint, look_again
from evenhand.domain.complaints.actions.take_complaint import take_complaint
from evenhand.domain.complaints.queries import ComplaintListed, ComplaintShown
from evenhand.domain.complaints.states import ComplaintState, Finding
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import Page, ask, done
from evenhand.portals.manager.complaints import forms
from evenhand.portals.manager.lists import ListPage, Part, table

S = ComplaintState
TAKE, ANSWER, LOOK_AGAIN = "take", "answer", "look-again"
BUTTONS = {TAKE: "Look into it", ANSWER: "Send the answer", LOOK_AGAIN: "Send the second answer"}


@staff(Permission.ANSWER_COMPLAINTS)
def show(request: Any) -> HttpResponse:
    """List what waits, the most urgent first, and what is answered."""
    by, closed = request.principal, queries.closed_to(request.principal)
    page = ListPage(
        title="Complaints",
        intro=(
            "What families say went wrong with us. Nobody who has or had the case reads it here.",
            "Somebody else than whoever answered first takes a second look.",
        ),
        warnings=(
            f"{plural(closed, 'complaint')} about cases that you have or had, or that you wrote down, cannot be read "
            "by you. Another manager answers. If there is none, appoint one.",
        )
        if closed
        else (),
        parts=(
            Part(
                "To be answered",
                _table("To be answered", queries.waiting(by), request.today),
                "Nothing waits.",
            ),
            Part("Answered", _table("Answered", queries.over(by), request.today), "Nothing yet."),
        ),
        back=Link("Manage", reverse("manage:kept")),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.ANSWER_COMPLAINTS, posts=True)
def one(request: Any, complaint_id: UUID) -> HttpResponse:
    """Show a complaint, and take its next step."""
    found = queries.one(complaint_id, request.principal)
    if found is None:
        raise NoSuchThing
    access_log.looked(found.case_id, "complaint")
    # The step that was sent, where it was another: what somebody wrote is shown again with why it cannot be done.
    step = request.POST.get("step") or _step(found, request.principal.user_id)
    if step not in BUTTONS:
        step = ""
    form_class = {ANSWER: forms.AnsweringFirst, LOOK_AGAIN: forms.Answering}.get(step, forms.Step)

    def act(said: dict[str, Any]) -> None:
        now = {"complaint_id": complaint_id, "at": request.at, "by": request.principal}
        if step == TAKE:
            take_complaint(**now)
            return
        if not step:
            raise NoSuchThing
        finding = Finding(said["finding"])
        if step == ANSWER:
            answer_complaint(finding=finding, answer=said["answer"], learned=said["learned"], **now)
        else:
            look_again(finding=finding, answer=said["answer"], **now)

    page = Page(
        f"Complaint: {found.about}",
        BUTTONS.get(step, ""),
        Link("Complaints", reverse("manage:complaints")),
        _intro(found, step),
        rows=_rows(found),
    )
    told = "complaint-answered" if found.is_written_to else "complaint-to-be-told"
    form = form_class(posted(request), initial={"step": step})
    return ask(request, form, page, act, "complaint-taken" if step == TAKE else told)


def _step(found: ComplaintShown, user_id: UUID | None) -> str:
    """Return what the reader can do next; nothing where it waits for somebody else, or for nobody."""
    is_theirs = found.taken_by == user_id
    if found.state == S.ASKED_AGAIN:
        return "" if is_theirs else LOOK_AGAIN
    if found.state == S.TAKEN and is_theirs:
        return ANSWER
    return TAKE if found.state in (S.MADE, S.TAKEN) else ""


def _intro(found: ComplaintShown, step: str) -> tuple[str, ...]:
    by = f"It is to be done by {day(found.due_on)}." if found.due_on else ""
    told = {
        TAKE: "They see your name on their page as whoever looks into it.",
        ANSWER: "They read your answer on their page.",
        LOOK_AGAIN: "You had no part in the first answer. They read yours on their page.",
    }.get(step, "")
    if found.state == S.ASKED_AGAIN and not step:
        told = "You gave the first answer. Another manager takes the second look."
    page = "" if found.has_page else "They have no page here: bring them the answer, by telephone or by post."
    if found.has_page and not found.is_written_to:
        page = "It stands on their page, and nobody writes to them about it: the right is not theirs now. Call them."
    return tuple(each for each in (by, told, page) if each)


def _rows(found: ComplaintShown) -> tuple[Row, ...]:
    rows = (
        Row("Case", found.reference),
        Row("They wrote" if not found.was_recorded else "As a colleague wrote it down", found.words),
        Row("When", moment(found.made_at)),
        Row("How it stands", found.state.label.capitalize()),
        Row("Who looks into it", found.taken_by_name),
        Row("Found", found.finding),
        Row("The answer", found.answer),
        Row("What we do otherwise from now on", found.learned),
        Row("What they say is still wrong", found.still_wrong),
        Row("Found on the second look", found.second_finding),
        Row("The second answer", found.second_answer),
        Row("Who looked again", found.looked_again_by_name),
    )
    return tuple(row for row in rows if row.value)


def _table(title: str, found: list[ComplaintListed], today: date) -> Any:
    rows = [
        (
            Cell(one.reference, url=reverse("manage:complaint", args=[one.id])),
            Cell(one.about),
            Cell(one.state.label.capitalize(), note=one.taken_by_name),
            Cell(on=one.due_on, note=days_left(one.due_on, today))
            if one.due_on
            else Cell(moment(one.made_at)),
        )
        for one in found
    ]
    return table(title, ("Case", "About", "How it stands", "By when, or when it came"), rows)
