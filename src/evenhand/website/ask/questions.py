"""The questions of a request as pages: each step of the journey with its form, put to whoever asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from evenhand.core.principals import Principal
from evenhand.design.forms import Form
from evenhand.design.questions import Place, Question, QuestionPage
from evenhand.domain.organisations.queries import served_on
from evenhand.domain.requests import journey
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.letters import SLUG as LETTER
from evenhand.domain.requests.letters import given
from evenhand.domain.requests.queries import DraftShown
from evenhand.website import letter_questions
from evenhand.website.ask import forms_how as how
from evenhand.website.ask import forms_who as who
from evenhand.website.ask import letter

WHO, DECISION, CHILD, YOU, PART, WAY = (
    "Who is asking",
    letter_questions.LETTER,
    "The child or young person",
    "How to reach you",
    "Taking part",
    "What happens next",
)
TEMPLATE, LETTER_TEMPLATE = "website/ask/question.html", "website/ask/letter.html"


def questions(answers: Mapping[str, Any], today: date) -> QuestionPage:
    """Return the journey as pages; `answers` decide how a question is put, never whether it is asked."""
    helper = answers.get("asking_as") == journey.HELPER
    for_another = journey.is_for_another(answers)
    themselves = answers.get("asking_as") == journey.YOUNG_PERSON
    about_letter = {each.slug: each for each in letter_questions.LETTER_QUESTIONS}
    pages: dict[str, tuple[str, type[Form], str]] = {
        "who": ("Who are you?", who.WhoForm, WHO),
        "helping": ("About you, and whom you help", who.HelpingForm, WHO),
        "council": ("Which council is it?", who.council_form(tuple(served_on(today))), DECISION),
        **{slug: (each.title, each.form, DECISION) for slug, each in about_letter.items()},
        LETTER: ("The council’s letter", letter.letter_form(given(answers)), DECISION),
        "words": ("In your own words", how.WordsForm, DECISION),
        "provision": ("Health and social care", how.ProvisionForm, DECISION),
        "child": ("The child’s or young person’s name", who.ChildForm, CHILD),
        "birth": ("Date of birth", who.birth_form(themselves), CHILD),
        "whose-right": ("Whose right it is", who.WhoseRightForm, CHILD),
        "capacity": ("What the young person cannot decide", who.CapacityForm, CHILD),
        "school": ("School or college", who.SchoolForm, CHILD),
        "name": ("The name", who.name_form(helper), YOU),
        "reach": (
            "How can we reach the person you help?" if for_another else "How can we reach you?",
            who.ReachOfAnotherForm if for_another else who.ReachForm,
            YOU,
        ),
        "address": ("What is the address?" if for_another else "What is your address?", who.AddressForm, YOU),
        "safe-ways": ("How may we reach you?", how.SafeWaysForm, YOU),
        "mailbox": ("Could anybody else read your e-mail?", how.MailboxForm, YOU),
        "protected": ("Protected details", how.ProtectedForm, YOU),
        "times": ("When may we call you?", how.TimesForm, YOU),
        "needs": ("What do you need to take part?", how.NeedsForm, PART),
        "interpreter": ("Do you want an interpreter?", how.InterpreterForm, PART),
        "supporter": ("Will somebody support you?", how.SupporterForm, PART),
        "views": ("How is your child heard?", how.ViewsForm, PART),
        "meeting": ("If there is a meeting", how.MeetingForm, PART),
        "tried": ("Have you tried to reach us before?", how.TriedForm, WAY),
        "route": ("Do you know which way you want to go?", how.RouteForm, WAY),
        "record-route": ("Is this your choice from today?", how.RecordRouteForm, WAY),
        "share": ("What may we pass on?", how.ShareForm, WAY),
        "heard": ("How did you hear of us?", how.HeardForm, WAY),
    }
    made = []
    for step in journey.STEPS:
        title, form, section = pages[step.slug]
        asked_when = _on(step.asked_when, today)
        template = LETTER_TEMPLATE if step.slug == LETTER else TEMPLATE
        made.append(Question(step.slug, title, form, asked_when, section, template))
    return QuestionPage(tuple(made), send="Send this request")


def _on(condition: journey.Condition, today: date) -> Any:
    return lambda answers: condition(answers, today)


class DraftStore:
    """The answers of one draft, read once for a page and kept through its action."""

    def __init__(self, draft: DraftShown, at: Any, by: Principal) -> None:
        self.draft, self.at, self.by = draft, at, by
        self.stored = dict(draft.answers)

    def get(self) -> Mapping[str, Mapping[str, Any]]:
        """Return stored answers by question."""
        return self.stored

    def suggest(self, slug: str, answers: dict[str, Any]) -> None:
        """Show an answer to a question that has none yet. It is kept only when the family sends it."""
        self.stored.setdefault(slug, answers)

    def set(self, slug: str, answers: dict[str, Any]) -> None:
        """Keep the answers of one question; a letter is added to those given before. Raises NotTaken."""
        if slug == LETTER:
            if upload := answers["letter"]:
                letter.take(self.draft.id, upload, self.at, self.by)
                self.stored.setdefault(slug, {})
                return
            answers = dict(self.stored.get(slug, {"letters": []}))
        answer_question(draft_id=self.draft.id, slug=slug, answers=answers, at=self.at, by=self.by)
        self.stored[slug] = answers


def place(draft_id: UUID, today: date) -> Place:
    """Return where the journey of a draft lives."""
    return Place(
        question_url=lambda slug: reverse("ask:question", args=[draft_id, slug]),
        check_url=reverse("ask:check", args=[draft_id]),
        start_url=reverse("ask:start"),
        later_url=reverse("ask:later", args=[draft_id]),
        today=today,
    )
