"""The pages of reckoners. Answers are in the visitor's own browser, and never in an address or a log."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.design.phrases import ENGLISH
from evenhand.design.questions import Place, QuestionPage
from evenhand.domain.law.in_use import law_for_everybody
from evenhand.domain.requests.actions.start_draft import start_draft
from evenhand.portals.gate import know_browser, public, tokenless
from evenhand.website import kept_pages
from evenhand.website.calendar_file import Day, calendar_file
from evenhand.website.cookies import jar
from evenhand.website.cookies.register import known
from evenhand.website.near_you.area import code_of
from evenhand.website.pages import queries as pages
from evenhand.website.pages.drawing import alerts_today, presenter_for
from evenhand.website.reckoners import presenters, queries
from evenhand.website.reckoners.beginning import begun
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.fills import carried
from evenhand.website.reckoners.forms import fitting, flat, journey
from evenhand.website.reckoners.keeping import Opened, Shelf, answers_of, cards_of
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.reaching import Reached, reach
from evenhand.website.saved.hearts import ANSWERS_STAY, TOOL, heart_for
from evenhand.website.saved.keeping import renewed

REMINDER = ("Reminder: look at your page", "A day that matters. Your own page has the details.")


@dataclass(frozen=True)
class Use:
    """One visitor using one reckoner."""

    request: Any
    row: Reckoner
    definition: Definition
    shelf: Shelf
    opened: Opened
    pages: QuestionPage
    place: Place

    @property
    def stored(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the answers by question."""
        return self.shelf.get()

    @cached_property
    def reached(self) -> Reached:
        """Return where the answers lead today."""
        return reach(self.definition, flat(self.stored), self.request.today, law_for_everybody())

    def url(self, name: str) -> str:
        """Return the address of one of its pages."""
        return reverse(f"check:{name}", args=[self.row.slug])


@public(leaves=True)
def listed(request: Any) -> HttpResponse:
    """List all reckoners."""
    return kept_pages.whole(request, lambda: _listed(request))


def _listed(request: Any) -> HttpResponse:
    found = presenters.listed(queries.published(pages.locale(ENGLISH)))
    return render(request, "website/check/list.html", {"tools": found, "alerts": alerts_today(request)})


@public(posts=True, leaves=True)
def start(request: Any, slug: str) -> HttpResponse:
    """Say what it is for and how long answers may be kept, and begin."""
    use = _use(request, slug)
    form = begun(request, use.shelf)
    if form is None:
        return use.shelf.onto(redirect(use.pages.first_url(use.shelf, use.place)))
    context = {
        "row": use.row,
        "intro": presenter_for(request, use.row.locale).drawn(use.row.intro),
        "form": form,
        "kept": presenters.kept(use.shelf, use.url("clear")),
        "alerts": alerts_today(request),
    }
    return renewed(request, render(request, "website/check/start.html", context))


@public(posts=True, leaves=True)
def question(request: Any, slug: str, question: str) -> HttpResponse:
    """Ask one question."""
    use = _use(request, slug)
    answer = use.pages.respond(
        request,
        question,
        use.shelf,
        use.place,
        tool=use.row.title,
        kept=False,
    )
    use.shelf.use()
    return use.shelf.onto(answer)


@public(posts=True, leaves=True)
def answer(request: Any, slug: str) -> HttpResponse:
    """Show where the answers lead; with POST, with one card opened."""
    use = _use(request, slug)
    if away := _not_answered(use):
        return away
    opening = request.POST.get("card", "")
    known = opening if opening in {card.key for card in use.definition.cards} else ""
    page = _page(use, known)
    context = {
        "page": page,
        "use": use,
        "calendar_url": use.url("calendar") if _days(use) else "",
        "heart": heart_for(request, use.url("start"), words=TOOL, note=ANSWERS_STAY),
    }
    shown = render(request, "website/check/answer.html", context)
    if known:
        use.opened.add(known, shown)
    use.shelf.use()
    return use.shelf.onto(shown)


@public(leaves=True)
def summary(request: Any, slug: str) -> HttpResponse:
    """Show the answer as plain text, to copy or print."""
    use = _use(request, slug)
    if away := _not_answered(use):
        return away
    address = settings.PUBLIC_URL + use.url("start")
    said = presenters.summary(_page(use), request.today, address)
    return render(request, "website/check/summary.html", {"said": said, "back_url": use.url("answer")})


@public()
def calendar(request: Any, slug: str) -> HttpResponse:
    """Give the dates that are still to come as a calendar file."""
    use = _use(request, slug)
    if away := _not_answered(use):
        return away
    content = calendar_file(_days(use), at=request.at, address=settings.PUBLIC_URL)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reminders.ics"'
    return response


@public(posts=True)
def ask(request: Any, slug: str) -> HttpResponse:
    """Begin a request with the answers that it asks for too; the family sees each again and can change it."""
    use = _use(request, slug)
    if request.method != "POST":
        return redirect(use.url("answer"))
    reached = use.reached
    filled = {each.fills: reached.answers.get(each.key) for each in reached.asked if each.fills}
    by = know_browser(request)
    draft = start_draft(answers=carried(filled, request.today), at=request.at, by=by)
    return redirect("ask:question", draft.id, "who")


@public(posts=True)
def clear(request: Any, slug: str) -> HttpResponse:
    """Forget the answers and the cards that were opened."""
    use = _use(request, slug)
    gone = redirect(use.url("start"))
    if request.method == "POST":
        use.shelf.clear()
        use.opened.clear(gone)
    return use.shelf.onto(gone)


@tokenless()
def leave(request: Any) -> HttpResponse:
    """Take what was kept for this visit out of the browser of somebody who leaves a page, whichever it is."""
    answer = HttpResponse(status=204)
    for cookie in request.COOKIES if request.method == "POST" else ():
        kept = known(cookie)
        if kept is not None and kept.for_visit and not jar.life_of(request, kept):
            jar.forget(request, answer, kept)
    return answer


def _use(request: Any, slug: str) -> Use:
    row = queries.reckoner(pages.locale(ENGLISH), slug)
    if row is None:
        raise Http404
    definition = row.definition
    shelf = Shelf(request, answers_of(slug, row.title, row.keep_days), partial(fitting, definition))
    return Use(
        request,
        row,
        definition,
        shelf,
        Opened(request, cards_of(slug, row.title, row.keep_days)),
        journey(definition, shelf.get()),
        Place(
            question_url=lambda key: reverse("check:question", args=[slug, key]),
            check_url=reverse("check:answer", args=[slug]),
            start_url=reverse("check:start", args=[slug]),
            today=request.today,
        ),
    )


def _not_answered(use: Use) -> HttpResponse | None:
    """Lead to what is not answered yet; None where everything is."""
    if not use.shelf.has_begun:
        return redirect(use.url("start"))
    if use.pages.unanswered(use.stored):
        return redirect(use.pages.first_url(use.shelf, use.place))
    return None


def _page(use: Use, open_now: str = "") -> presenters.Answered:
    made = presenters.Answer(use.row, use.definition, use.reached, use.request.today, code_of(use.request))
    sections = use.pages.checked(use.shelf, use.place).sections
    return made.page(sections, presenters.kept(use.shelf, use.url("clear")), use.opened, open_now)


def _days(use: Use) -> list[Day]:
    """Return the days to come, with words that say nothing on a calendar that others read."""
    cards = presenters.dates(use.reached, use.request.today)
    rules = [each.rule for each in use.reached.worked.deadlines]
    return [
        Day(f"{use.row.slug}:{rule}", card.on, *REMINDER)
        for rule, card in zip(rules, cards, strict=True)
        if card.on >= use.request.today
    ]
