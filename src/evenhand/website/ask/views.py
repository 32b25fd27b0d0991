"""The pages of a request: start, each question, check answers, send, keep for later."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from evenhand.core.errors import NoSuchThing
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.requests import journey, letters, queries
from evenhand.domain.requests.actions.discard_draft import discard_draft
from evenhand.domain.requests.actions.remove_letter import remove_letter
from evenhand.domain.requests.actions.start_draft import start_draft
from evenhand.portals.gate import know_browser, public
from evenhand.portals.sign_in.views import send_code
from evenhand.website.ask import letter, notes, presenters
from evenhand.website.ask.forms_who import read_back_form
from evenhand.website.ask.questions import DraftStore, place, questions
from evenhand.website.near_you.area import Area, area_of
from evenhand.website.pages.drawing import alerts_today, waiting_today
from evenhand.website.reckoners.work_out_my_dates.questions import answers_of as dates_answers
from evenhand.website.reckoners.work_out_my_dates.questions import shelf as dates_shelf

COUNCIL = "council"
TYPED = "typed_when_session_ended"
# More than any question's answers, and too little to fill a database with: nobody is known yet who sends it.
MOST_TYPED = 60_000  # characters


@public(leaves=True)
def start(request: Any) -> HttpResponse:
    """Say what this is, and lead on to it or back to what was begun."""
    page = presenters.started(queries.open_drafts(request.principal), request)
    around = {"alerts": alerts_today(request), "waiting": waiting_today(request)}
    return render(request, "website/ask/start.html", {"page": page, **around})


@public(posts=True)
def begin(request: Any) -> HttpResponse:
    """Begin a request, with the answers of the reckoner if there are any."""
    if request.method != "POST":
        return redirect("ask:start")
    by = know_browser(request)
    draft = start_draft(
        answers=presenters.carried(dates_shelf(request).get(), dates_answers(request)), at=request.at, by=by
    )
    return redirect("ask:question", draft.id, "who")


@public(posts=True, leaves=True)
def question(request: Any, draft_id: UUID, slug: str) -> HttpResponse:
    """Ask one question."""
    draft = queries.draft(draft_id)
    if draft is None:
        return _sign_in_first(request)
    if not draft.is_open:
        return redirect("ask:sent", draft_id)
    store = DraftStore(draft, request.at, request.principal)
    answers = journey.flat(store.get(), request.today)
    pages, here = questions(answers, request.today), place(draft_id, request.today)
    if _keep_typed(request, pages, slug, store, here):
        return redirect(pages.first_url(store, here))
    request.session.modified = True  # twelve hours count from the last answer
    area = _suggested(request, slug, draft, store)
    answer = pages.respond(
        request,
        slug,
        store,
        here,
        note=notes.note_for(slug, answers, request.today),
        read_back=notes.read_back(slug) if draft.on_behalf else "",
        kept=slug in notes.KEPT_UNASKED,
        given=letter.listed(slug, draft, letters.given(answers)),
        area=area,
    )
    return letter.or_another(request, slug, answer)


def _suggested(request: Any, slug: str, draft: queries.DraftShown, store: DraftStore) -> Area | None:
    """Fill the council in from the visitor's area, and return the area that the page must name; None where it did not.

    Never over an answer: the council that wrote the letter is the one that counts. And not for staff, who write for a
    family that lives elsewhere.
    """
    if slug != COUNCIL or draft.on_behalf or slug in store.get():
        return None
    area = area_of(request)
    if area is None or area.service is None:
        return None
    if request.method == "GET":
        store.suggest(slug, {"council": area.code})
    return area


@public(posts=True, leaves=True)
def remove(request: Any, draft_id: UUID, document_id: UUID) -> HttpResponse:
    """Remove a file that was given with a request, and lead back to the question for it."""
    if queries.draft(draft_id) is None:
        return _sign_in_first(request)
    if request.method == "POST":
        remove_letter(draft_id=draft_id, document_id=document_id, at=request.at, by=request.principal)
    return redirect("ask:question", draft_id, letters.SLUG)


@public(posts=True, leaves=True)
def check(request: Any, draft_id: UUID) -> HttpResponse:
    """Show every answer, and send them."""
    draft = queries.draft(draft_id)
    if draft is None:
        return _sign_in_first(request)
    if not draft.is_open:
        return redirect("ask:sent", draft_id)
    store, here = DraftStore(draft, request.at, request.principal), place(draft_id, request.today)
    answers = journey.flat(store.get(), request.today)
    if request.method == "POST" and not journey.unanswered(store.get(), request.today):
        read_back = answers.get("email") in request.POST.getlist("read_back")
        send_request(draft_id=draft_id, at=request.at, by=request.principal, email_read_back=read_back)
        kept = dates_shelf(request)
        if kept.has_begun:
            kept.clear()
        return kept.onto(redirect("ask:sent", draft_id))
    page = questions(answers, request.today).checked(store, here)
    before = presenters.before_sending(answers, draft.on_behalf, request.today)
    discard_url = reverse("ask:discard", args=[draft_id])
    context = {"page": page, "before": before, "discard_url": discard_url}
    context["read_back"] = read_back_form(before.email)()
    return render(request, "website/ask/check.html", context)


@public(leaves=True)
def sent(request: Any, draft_id: UUID) -> HttpResponse:
    """Confirm what was sent: the reference, what happens next and by when."""
    draft = queries.draft(draft_id)
    if draft is None:
        return _sign_in_first(request)
    if draft.sent_at is None:
        return redirect(place(draft_id, request.today).check_url)
    page = presenters.confirmed(draft, request.today)
    is_open = draft.case_id is not None and cases.one(draft.case_id, request.principal) is not None
    return render(request, "website/ask/sent.html", {"page": page, "is_open": is_open})


@public(posts=True, leaves=True)
def open_sent(request: Any, draft_id: UUID) -> HttpResponse:
    """Send a code to the address in a request that was sent: typed in this browser, it opens the request."""
    draft = queries.draft(draft_id)
    if draft is None:
        return _sign_in_first(request)
    opens = presenters.confirmed(draft, request.today).opens_with if draft.sent_at else ""
    if request.method != "POST" or not opens:
        return redirect("ask:sent", draft_id)
    send_code(request, opens, "/my")
    return redirect("sign-in:code")


@public(leaves=True)
def later(request: Any, draft_id: UUID) -> HttpResponse:
    """Say that it is saved, and how to come back."""
    draft = queries.draft(draft_id)
    if draft is None:
        return _sign_in_first(request)
    here = place(draft_id, request.today)
    answers = journey.flat(draft.answers, request.today)
    go_on = questions(answers, request.today).first_url(
        DraftStore(draft, request.at, request.principal), here
    )
    return render(request, "website/ask/later.html", {"page": presenters.kept(draft, request, go_on)})


@public(posts=True)
def discard(request: Any, draft_id: UUID) -> HttpResponse:
    """Throw a request away; a link asks first."""
    if request.method == "POST":
        discard_draft(draft_id=draft_id, at=request.at, by=request.principal)
        return redirect("ask:start")
    return render(request, "website/ask/discard.html", {"check_url": reverse("ask:check", args=[draft_id])})


def _sign_in_first(request: Any) -> HttpResponse:
    """Lead somebody whose session has ended to sign in, and keep what they had typed; a stranger sees nothing."""
    if request.principal.user_id is not None:
        raise NoSuchThing
    typed = request.POST.urlencode()
    if typed and len(typed) <= MOST_TYPED:
        request.session[TYPED] = {"path": request.path, "data": typed}
    return redirect("/sign-in?" + urlencode({"next": request.get_full_path()}))


def _keep_typed(request: Any, pages: Any, slug: str, store: DraftStore, here: Any) -> bool:
    """Keep what was typed into this question when the session ended, and tell whether there was something."""
    typed = request.session.get(TYPED)
    if request.method != "GET" or not typed or typed["path"] != request.path:
        return False
    del request.session[TYPED]
    if slug == letters.SLUG:
        return False  # a file does not outlive its session: the question is asked again
    form = pages.question(slug).form(QueryDict(typed["data"]), today=here.today)
    if form.is_valid():
        store.set(slug, form.answers())
    return bool(form.is_valid())
