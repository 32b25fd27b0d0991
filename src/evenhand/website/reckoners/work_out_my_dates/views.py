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
from evenhand.website.reckoners import presenters as reckoners
from evenhand.website.reckoners.beginning import begun
from evenhand.website.reckoners.keeping import DATES
from evenhand.website.reckoners.work_out_my_dates import presenters
from evenhand.website.reckoners.work_out_my_dates.questions import QUESTIONS, answers_of, place, shelf
from evenhand.website.reckoners.work_out_my_dates.results import Outcome, result
from evenhand.website.saved.hearts import ANSWERS_STAY, TOOL, heart_for
from evenhand.website.saved.keeping import renewed

# That contact is late, or that no date is known, is said only to whoever was asked about everything.
ONLY_WHEN_ALL_IS_KNOWN = frozenset({Outcome.LATE, Outcome.NO_DATE})


@public(posts=True, leaves=True)
def start(request: Any) -> HttpResponse:
    """Say what this is and what one needs, and begin."""
    kept, here = shelf(request), place(request)
    form = begun(request, kept)
    if form is None:
        return kept.onto(redirect(QUESTIONS.first_url(kept, here)))
    context = {
        "form": form,
        "kept": reckoners.kept(kept, reverse("dates:clear")),
        "alerts": alerts_today(request),
    }
    return renewed(request, render(request, "website/work_out_my_dates/start.html", context))


@public(posts=True, leaves=True)
def question(request: Any, slug: str) -> HttpResponse:
    """Ask one question."""
    kept = shelf(request)
    answer = QUESTIONS.respond(request, slug, kept, place(request), tool=DATES)
    kept.use()
    return kept.onto(answer)


@public(leaves=True)
def answer(request: Any) -> HttpResponse:
    """Show what the law says to the answers."""
    kept, here = shelf(request), place(request)
    if not kept.has_begun:
        return redirect("dates:start")
    left_out = QUESTIONS.unanswered(kept.get())
    if not all(each.can_wait for each in left_out):
        return redirect(QUESTIONS.first_url(kept, here))
    found = result(answers_of(request), request.today, law_for_everybody())
    if left_out and found.outcome in ONLY_WHEN_ALL_IS_KNOWN:
        return redirect(QUESTIONS.first_url(kept, here))
    sections = QUESTIONS.checked(kept, here).sections
    page = presenters.answered(found, sections, request.today)
    kept.use()
    context = {
        "page": page,
        "rest_url": QUESTIONS.first_url(kept, here) if left_out else "",
        "kept": reckoners.kept(kept, reverse("dates:clear")),
        "ask_url": reverse("ask:begin"),
        "calendar_url": reverse("dates:calendar") if presenters.appeal_or_contact(found) else "",
        "heart": heart_for(request, reverse("dates:start"), words=TOOL, note=ANSWERS_STAY),
    }
    return renewed(request, kept.onto(render(request, "website/work_out_my_dates/answer.html", context)))


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
    kept = shelf(request)
    if request.method == "POST":
        kept.clear()
    return kept.onto(redirect("dates:start"))
