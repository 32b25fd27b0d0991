"""One-question-per-page journeys, declared as a list and kept wherever the caller keeps answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from evenhand.design.forms import Form
from evenhand.design.models import Button, Link, Row, Section

Answers = Mapping[str, Any]
"""Field name to stored answer, over every question that counts. Field names are unique in a journey."""

CHECKING = "checking"
"""In the query of a question opened from check answers: the way on leads back there."""
AT_ONCE = "at_once"
"""The name of the button that keeps an answer and leads to the end, past the questions that can wait."""


class NotTaken(Exception):
    """A store cannot keep an answer that looked right; `words` say why, beside `field`."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field, self.words = field, words


class Store(Protocol):
    """Where a caller keeps answers: a draft, a session, a dictionary."""

    def get(self) -> Mapping[str, Mapping[str, Any]]:
        """Return stored answers by question slug."""
        ...

    def set(self, slug: str, answers: dict[str, Any]) -> None:
        """Keep the answers of one question; a file is still an uploaded file here. May raise NotTaken."""
        ...


def always(answers: Answers) -> bool:
    """Ask in every case."""
    return True


@dataclass(frozen=True)
class Question:
    """One question: its form, its name in the address, and when it is asked.

    `asked_when` is a pure function of the answers to earlier questions that count. With `at_once`, the words of a
    second button, one may go to the end from here; a question that `can_wait` need not be answered before the end.
    """

    slug: str
    title: str
    form: type[Form]
    asked_when: Callable[[Answers], bool] = always
    section: str = ""
    template: str = "design/question.html"
    button: str = "Continue"
    at_once: str = ""
    can_wait: bool = False


@dataclass(frozen=True)
class Place:
    """Where one journey lives: how to address a question, what stands before and after, whose day it is."""

    question_url: Callable[[str], str]
    check_url: str
    start_url: str = ""
    later_url: str = ""
    today: date | None = None


@dataclass(frozen=True)
class Shown:
    """What the question template draws."""

    title: str
    form: Form
    progress: str
    back_url: str
    post_url: str
    later_url: str
    button: Button
    set_aside: bool
    at_once: Button | None = None


@dataclass(frozen=True)
class Checked:
    """What the check answers template draws. `unanswered` is empty when the answers may be sent."""

    title: str
    sections: tuple[Section, ...]
    unanswered: tuple[Link, ...]
    back_url: str
    post_url: str
    later_url: str
    button: Button


@dataclass(frozen=True)
class QuestionPage:
    """A journey of questions. A view gives it the request, the slug, a store and a place."""

    questions: tuple[Question, ...]
    title: str = "Check your answers"
    send: str = "Send"
    set_aside_title: str = "Kept, but not used"

    def __post_init__(self) -> None:
        slugs = [question.slug for question in self.questions]
        names = [name for question in self.questions for name in question.form.base_fields]
        for name in (*{each for each in slugs if slugs.count(each) > 1}, *_repeated(names)):
            raise TypeError(f"“{name}” is used twice in this journey; slugs and field names must be unique.")

    def question(self, slug: str) -> Question:
        """Return the question of this address.

        Raises Http404 when the journey has none.
        """
        for question in self.questions:
            if question.slug == slug:
                return question
        raise Http404(f"No question is called {slug}.")

    def asked(self, stored: Mapping[str, Mapping[str, Any]]) -> tuple[Question, ...]:
        """Return the questions that count, each decided by the answers to those before it that count."""
        counted: dict[str, Any] = {}
        asked = []
        for question in self.questions:
            if question.asked_when(counted):
                asked.append(question)
                counted |= stored.get(question.slug, {})
        return tuple(asked)

    def answers(self, stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Return the answers that count, by field name. This is what a journey sends."""
        return {
            name: value for each in self.asked(stored) for name, value in stored.get(each.slug, {}).items()
        }

    def unanswered(self, stored: Mapping[str, Mapping[str, Any]]) -> tuple[Question, ...]:
        """Return the questions that count and have no answer yet."""
        return tuple(question for question in self.asked(stored) if question.slug not in stored)

    def respond(
        self, request: HttpRequest, slug: str, store: Store, place: Place, **context: Any
    ) -> HttpResponse:
        """Show one question, or keep its answer and lead on.

        A question whose condition no longer holds can still be read and answered; its answer is kept
        and does not count, and check answers says so.
        """
        question = self.question(slug)
        stored = store.get()
        if request.method == "POST":
            form = question.form(request.POST, request.FILES, today=place.today)
            if form.is_valid() and _is_kept(form, slug, store):
                if question.at_once and AT_ONCE in request.POST:
                    return HttpResponseRedirect(place.check_url)
                return HttpResponseRedirect(self._after(slug, store.get(), place, CHECKING in request.GET))
        else:
            form = question.form(initial=dict(stored.get(slug, {})), today=place.today)
        page = self._shown(question, form, stored, place, CHECKING in request.GET)
        context |= {"page": page, "problems": form.problems()}
        return render(request, question.template, context)

    def checked(self, store: Store, place: Place, *, post_url: str = "") -> Checked:
        """Return the check answers page: what counts by section, what is set aside, what is missing."""
        stored = store.get()
        asked = self.asked(stored)
        sections = [
            Section(
                title,
                tuple(row for each in asked if each.section == title for row in _rows(each, stored, place)),
            )
            for title in dict.fromkeys(question.section for question in asked)
        ]
        aside = [each for each in self.questions if each not in asked and each.slug in stored]
        if aside:
            note = "You answered these before you changed another answer. We keep them and do not use them."
            sections.append(
                Section(
                    self.set_aside_title,
                    tuple(row for each in aside for row in _rows(each, stored, place)),
                    note,
                )
            )
        missing = tuple(Link(each.title, _change_url(each.slug, place)) for each in self.unanswered(stored))
        return Checked(
            title=self.title,
            sections=tuple(section for section in sections if section.rows),
            unanswered=missing,
            back_url=place.question_url(asked[-1].slug) if asked else place.start_url,
            post_url=post_url or place.check_url,
            later_url=place.later_url,
            button=Button(self.send),
        )

    def first_url(self, store: Store, place: Place) -> str:
        """Return where to go on return: the first question without an answer, or check answers."""
        missing = self.unanswered(store.get())
        return place.question_url(missing[0].slug) if missing else place.check_url

    def _after(self, slug: str, stored: Mapping[str, Mapping[str, Any]], place: Place, checking: bool) -> str:
        position = self._position(slug)
        later = [each for each in self.asked(stored) if self._position(each.slug) > position]
        if checking:
            # Only what the change has opened is asked; then back to where the person came from.
            opened = [each for each in later if each.slug not in stored]
            return _change_url(opened[0].slug, place) if opened else place.check_url
        return place.question_url(later[0].slug) if later else place.check_url

    def _shown(
        self,
        question: Question,
        form: Form,
        stored: Mapping[str, Mapping[str, Any]],
        place: Place,
        checking: bool,
    ) -> Shown:
        asked = self.asked(stored)
        position = self._position(question.slug)
        earlier = [each for each in asked if self._position(each.slug) < position]
        back = place.question_url(earlier[-1].slug) if earlier else place.start_url
        possible = len(earlier) + len(self.questions) - position
        most = f"of {possible}" if len(asked) == possible else f"of up to {possible}"
        progress = f"Question {len(earlier) + 1} {most}" if question in asked else ""
        return Shown(
            title=question.title,
            form=form,
            progress=progress,
            back_url=place.check_url if checking else back,
            post_url=_change_url(question.slug, place) if checking else place.question_url(question.slug),
            later_url=place.later_url,
            button=Button(question.button),
            set_aside=question not in asked,
            at_once=Button(question.at_once, kind="equal", name=AT_ONCE, value="yes")
            if question.at_once
            else None,
        )

    def _position(self, slug: str) -> int:
        return next(index for index, each in enumerate(self.questions) if each.slug == slug)


def _is_kept(form: Form, slug: str, store: Store) -> bool:
    """Keep the answers of a form, or put beside the field why they cannot be kept."""
    try:
        store.set(slug, form.answers())
    except NotTaken as refusal:
        form.add_error(refusal.field, refusal.words)
        return False
    return True


def _rows(question: Question, stored: Mapping[str, Mapping[str, Any]], place: Place) -> tuple[Row, ...]:
    url = _change_url(question.slug, place)
    if question.slug not in stored:
        return (
            Row(
                question.title,
                "Not answered yet",
                (Link("Answer", url, question.title.lower()),),
                missing=True,
            ),
        )
    return tuple(
        Row(row.key, row.value, (Link("Change", url, row.key.lower()),), row.missing)
        for row in question.form.rows(stored[question.slug])
    )


def _change_url(slug: str, place: Place) -> str:
    return f"{place.question_url(slug)}?{CHECKING}=yes"


def _repeated(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}
