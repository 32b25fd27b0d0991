"""The pages of the reckoner."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.domain.law.in_use import law_for_everybody
from evenhand.portals.gate import public
from evenhand.website.calendar_file import Day, calendar_file
from evenhand.website.pages.drawing import alerts_today
from evenhand.website.reckoners.work_out_my_dates import presenters
from evenhand.website.reckoners.work_out_my_dates.questions import QUESTIONS, SessionStore, answers_of, place
from evenhand.website.reckoners.work_out_my_dates.results import result
from evenhand.website.saved.hearts import TOOL, heart_for
from evenhand.website.saved.keeping import renewed

NOT_SAVED = "Your answers are not saved with it."


@public(leaves=True)
def start(request: Any) -> HttpResponse:
    """Say what this is and what one needs."""
    store = SessionStore(request)
    context = {
        "started": bool(store.get()),
        "first_url": place(request).question_url("decision"),
        "go_on_url": QUESTIONS.first_url(store, place(request)),
        "clear_url": reverse("dates:clear"),
        "alerts": alerts_today(request),
    }
    return renewed(request, render(request, "website/work_out_my_dates/start.html", context))


@public(posts=True, leaves=True)
def question(request: Any, slug: str) -> HttpResponse:
    """Ask one question."""
    return QUESTIONS.respond(request, slug, SessionStore(request), place(request))


@public(leaves=True)
def answer(request: Any) -> HttpResponse:
    """Show what the law says to the answers."""
    store, here = SessionStore(request), place(request)
    if not store.get():
        return redirect("dates:start")
    if QUESTIONS.unanswered(store.get()):
        return redirect(QUESTIONS.first_url(store, here))
    sections = QUESTIONS.checked(store, here).sections
    found = result(answers_of(request), request.today, law_for_everybody())
    page = presenters.answered(found, sections, request.today)
    context = {
        "page": page,
        "ask_url": reverse("ask:begin"),
        "calendar_url": reverse("dates:calendar") if presenters.appeal_or_contact(found) else "",
        "clear_url": reverse("dates:clear"),
        "heart": heart_for(request, reverse("dates:start"), words=TOOL, note=NOT_SAVED),
    }
    return render(request, "website/work_out_my_dates/answer.html", context)


@public()
def calendar(request: Any) -> HttpResponse:
    """Give the dates that are still to come as a calendar file."""
    answers = answers_of(request)
    if not answers:
        return redirect("dates:start")
    deadlines = presenters.appeal_or_contact(result(answers, request.today, law_for_everybody()))
    days = [Day(each.rule, each.safe_on, *presenters.calendar_words(each)) for each in deadlines]
    content = calendar_file(days, at=request.at, address=settings.PUBLIC_URL)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reminders.ics"'
    return response


@public(posts=True)
def clear(request: Any) -> HttpResponse:
    """Forget the answers."""
    if request.method == "POST":
        SessionStore(request).clear()
    return redirect("dates:start")
