"""The questions about the decision letter: the same words in the reckoner and in the request."""

from typing import Any

from django import forms

from evenhand.design.fields import CheckboxesField, DateField, RadiosField
from evenhand.design.forms import Form
from evenhand.design.models import Row
from evenhand.design.questions import Question
from evenhand.domain.requests.answers import (
    ANOTHER_DAY,
    NOT_SURE,
    SAME_DAY,
    SOMETHING_ELSE,
    is_a_decision,
    is_about_a_plan,
)
from evenhand.statute import in_plain_words as words
from evenhand.statute.in_force import NotInForce, in_force
from evenhand.statute.routes import Section

UNKNOWN = "unknown"


def _labels(source: dict[Any, words.Words]) -> dict[str, str]:
    return {key.value: each.label for key, each in source.items()}


def _hints(source: dict[Any, words.Words]) -> dict[str, str]:
    return {key.value: each.hint for key, each in source.items() if each.hint}


class DecisionForm(Form):
    """What the council decided."""

    decision = RadiosField(
        label="What has the council decided?",
        short="What was decided",
        hint="The letter says it, usually in its first lines.",
        choices={**_labels(words.DECISIONS), SOMETHING_ELSE: "Something else, or nothing yet"},
        hints=_hints(words.DECISIONS),
        divider_before=SOMETHING_ELSE,
        missing="Choose what the council decided. If nothing fits, choose “Something else”.",
    )


class OtherMatterForm(Form):
    """What it is about when no decision of that kind was made."""

    other_matter = RadiosField(
        label="What is it about?",
        short="What it is about",
        choices=_labels(words.SOMETHING_ELSE),
        hints=_hints(words.SOMETHING_ELSE),
        missing="Choose what it is about. If nothing fits, choose the nearest, or telephone us.",
    )


class DisputedForm(Form):
    """Which parts of a plan are disputed."""

    disputed = CheckboxesField(
        label="What in the plan do you disagree with?",
        short="What you disagree with",
        hint="Tick everything that applies. The letters are those of the plan’s sections.",
        choices={
            **_labels(words.SECTIONS),
            Section.OTHER.value: "Something else in the plan",
            NOT_SURE: "I am not sure yet",
        },
        hints=_hints(words.SECTIONS),
        none=NOT_SURE,
        both="You ticked “I am not sure yet” and parts of the plan. Untick one or the other.",
        missing="Tick what you disagree with, or “I am not sure yet”.",
    )


class LetterDateForm(Form):
    """The date on the letter."""

    letter_dated = DateField(
        label="Date on the letter",
        hint="Copy it from the letter, for example 27 3 2026",
        past="The date on the letter is in the future. Check the day, the month and the year.",
        required=False,
    )
    letter_dated_unknown = CheckboxesField(
        label="If you do not have it",
        choices={UNKNOWN: "I do not know the date on the letter"},
        required=False,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for field in self.fields.values():
            field.marks_optional = False  # type: ignore[attr-defined]  # one of the two must be answered

    def clean(self) -> dict[str, Any]:
        """Ask for a date or for “I do not know”, and refuse a date before this law."""
        cleaned = super().clean()
        dated, unknown = cleaned.get("letter_dated"), cleaned.get("letter_dated_unknown")
        if "letter_dated" in self.errors:
            return cleaned
        if dated and unknown:
            self.add_error(
                "letter_dated",
                "You wrote a date and ticked “I do not know”. Untick it, or take the date out.",
            )
        elif not dated and not unknown:
            self.add_error(
                "letter_dated",
                forms.ValidationError("Write the date on the letter, or tick “I do not know”."),
            )
        elif dated and not is_under_this_law(dated):
            self.add_error(
                "letter_dated", "This law began on 1 September 2014. Check the year on the letter."
            )
        return cleaned

    @classmethod
    def rows(cls, answers: Any) -> tuple[Row, ...]:
        """Return one row: the date, or that it is not known."""
        form = cls()
        known = form.fields["letter_dated"].in_words(answers.get("letter_dated"))  # type: ignore[attr-defined]
        return (Row("Date on the letter", known or "I do not know", missing=not known),)


class LetterSentForm(Form):
    """The day the letter was sent, from which the law counts."""

    sent_when = RadiosField(
        label="When was the letter sent?",
        short="When it was sent",
        hint="The law counts from this day. Look at the e-mail or the postmark. If you cannot tell, say so: "
        "we then use the earlier, safe date.",
        choices={
            SAME_DAY: "On the date that is on the letter",
            ANOTHER_DAY: "On another day",
            UNKNOWN: "I do not know",
        },
        reveals={ANOTHER_DAY: "letter_sent"},
        missing="Choose when the letter was sent, or “I do not know”.",
    )
    letter_sent = DateField(
        label="The day it was sent",
        past="The day it was sent is in the future. Check the day, the month and the year.",
        missing="Write the day it was sent, or choose “I do not know”.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day before this law."""
        cleaned = super().clean()
        sent = cleaned.get("letter_sent")
        if sent and "letter_sent" not in self.errors and not is_under_this_law(sent):
            self.add_error("letter_sent", "This law began on 1 September 2014. Check the year.")
        return cleaned

    @classmethod
    def rows(cls, answers: Any) -> tuple[Row, ...]:
        """Return one row: the day, or what was said instead."""
        return (_one_row(cls, answers, "sent_when", "letter_sent"),)


class LetterCameForm(Form):
    """The day the letter came: evidence only, no time runs from it."""

    came_when = RadiosField(
        label="When did it come to you?",
        short="When it came",
        hint="No time is counted from this day. It helps when a letter was sent late.",
        choices={ANOTHER_DAY: "I know the day", UNKNOWN: "I do not know"},
        reveals={ANOTHER_DAY: "letter_received"},
        missing="Choose “I know the day” or “I do not know”.",
    )
    letter_received = DateField(
        label="The day it came",
        past="The day it came is in the future. Check the day, the month and the year.",
        missing="Write the day it came, or choose “I do not know”.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a day before this law."""
        cleaned = super().clean()
        came = cleaned.get("letter_received")
        if came and "letter_received" not in self.errors and not is_under_this_law(came):
            self.add_error("letter_received", "This law began on 1 September 2014. Check the year.")
        return cleaned

    @classmethod
    def rows(cls, answers: Any) -> tuple[Row, ...]:
        """Return one row: the day, or what was said instead."""
        return (_one_row(cls, answers, "came_when", "letter_received"),)


def _one_row(form: type[Form], answers: Any, choice: str, on: str) -> Row:
    field = form.base_fields[choice]
    chosen = answers.get(choice)
    text = field.in_words(chosen)  # type: ignore[attr-defined]
    if chosen == ANOTHER_DAY:
        text = form.base_fields[on].in_words(answers.get(on))  # type: ignore[attr-defined]
    return Row(field.short, text or "Not given", missing=not text)  # type: ignore[attr-defined]


def is_under_this_law(day: Any) -> bool:
    """Tell whether the law that these questions are about was in force on a day."""
    try:
        in_force("reg33.contact_adviser", day)
    except NotInForce:
        return False
    return True


LETTER = "The decision"
LETTER_QUESTIONS = (
    Question("decision", "What has the council decided?", DecisionForm, section=LETTER),
    Question(
        "matter",
        "What is it about?",
        OtherMatterForm,
        asked_when=lambda answers: answers.get("decision") == SOMETHING_ELSE,
        section=LETTER,
    ),
    Question(
        "disagree",
        "What in the plan do you disagree with?",
        DisputedForm,
        asked_when=is_about_a_plan,
        section=LETTER,
    ),
    Question(
        "letter-date",
        "What is the date on the letter?",
        LetterDateForm,
        asked_when=is_a_decision,
        section=LETTER,
    ),
    Question(
        "letter-sent", "When was the letter sent?", LetterSentForm, asked_when=is_a_decision, section=LETTER
    ),
    Question(
        "letter-came", "When did it come to you?", LetterCameForm, asked_when=is_a_decision, section=LETTER
    ),
)
