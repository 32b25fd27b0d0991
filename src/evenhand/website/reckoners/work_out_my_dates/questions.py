"""The questions of the reckoner, and the answers in the visitor's browser."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from evenhand.design.fields import DateField, RadiosField
from evenhand.design.forms import Form
from evenhand.design.models import Row
from evenhand.design.questions import Place, Question, QuestionPage
from evenhand.domain.requests.answers import Answers, is_a_decision
from evenhand.website.letter_questions import LETTER_QUESTIONS
from evenhand.website.reckoners.forms import TEMPLATE
from evenhand.website.reckoners.keeping import WORK_OUT_MY_DATES, Shelf

NO, YES, TRIED = "no", "yes", "tried"
CONTACT = "So far"
# With the decision and the date on the letter the law gives dates; what is not said yet is taken the safe way.
ENOUGH = "letter-date"
CAN_WAIT = ("letter-sent", "letter-came")


class ContactForm(Form):
    """Whether a mediation service was contacted before."""

    contacted = RadiosField(
        label="Have you contacted a mediation service about this decision?",
        short="Contact with a mediation service",
        hint="A voicemail, an e-mail, a web form and a call that nobody answered count too.",
        choices={NO: "No", YES: "Yes", TRIED: "I tried, and did not get through"},
        reveals={YES: "contacted_on", TRIED: "tried_on"},
        missing="Choose whether you have contacted a mediation service.",
    )
    contacted_on = DateField(
        label="The first time that you did",
        past="That day is in the future. Check the day, the month and the year.",
        missing="Write the day on which you first contacted a mediation service, as near as you remember.",
    )
    tried_on = DateField(
        label="The first time that you tried",
        past="That day is in the future. Check the day, the month and the year.",
        missing="Write the day on which you first tried, as near as you remember.",
    )

    @classmethod
    def rows(cls, answers: Any) -> tuple[Row, ...]:
        """Return one row: whether, and since when."""
        field = cls.base_fields["contacted"]
        text = field.in_words(answers.get("contacted"))  # type: ignore[attr-defined]
        for name in ("contacted_on", "tried_on"):
            if answers.get(name):
                text += f": {cls.base_fields[name].in_words(answers[name])}"  # type: ignore[attr-defined]
        return (Row(field.short, text),)  # type: ignore[attr-defined]


class CertificateForm(Form):
    """Whether there is a certificate already."""

    certificate = RadiosField(
        label="Do you have a mediation certificate already?",
        short="Mediation certificate",
        choices={YES: "Yes", NO: "No"},
        reveals={YES: "certificate_on"},
        missing="Choose whether you have a certificate.",
    )
    certificate_on = DateField(
        label="The day it was issued",
        hint="It stands on the certificate. For example, 27 3 2026",
        past="The day of issue is in the future. Check the day, the month and the year.",
        missing="Write the day of issue that stands on the certificate.",
    )

    @classmethod
    def rows(cls, answers: Any) -> tuple[Row, ...]:
        """Return one row: whether, and since when."""
        on = cls.base_fields["certificate_on"].in_words(answers.get("certificate_on"))  # type: ignore[attr-defined]
        return (Row("Mediation certificate", f"Issued on {on}" if on else "No"),)


QUESTIONS = QuestionPage(
    questions=(
        *(
            replace(
                each,
                template=TEMPLATE,
                at_once="Show my dates now" if each.slug == ENOUGH else "",
                can_wait=each.slug in CAN_WAIT,
            )
            for each in LETTER_QUESTIONS
        ),
        Question(
            "contact",
            "Have you contacted a mediation service about this decision?",
            ContactForm,
            asked_when=is_a_decision,
            section=CONTACT,
            template=TEMPLATE,
            can_wait=True,
        ),
        Question(
            "certificate",
            "Do you have a mediation certificate already?",
            CertificateForm,
            asked_when=lambda answers: answers.get("contacted") == YES,
            section=CONTACT,
            template=TEMPLATE,
        ),
    )
)


def shelf(request: Any) -> Shelf:
    """Return what the visitor's own browser keeps of their answers."""
    return Shelf(request, WORK_OUT_MY_DATES)


def answers_of(request: HttpRequest) -> Answers:
    """Return the answers that count."""
    return QUESTIONS.answers(shelf(request).get())


def place(request: Any) -> Place:
    """Return where the reckoner lives."""
    return Place(
        question_url=lambda slug: reverse("dates:question", args=[slug]),
        check_url=reverse("dates:answer"),
        start_url=reverse("dates:start"),
        today=request.today,
    )
