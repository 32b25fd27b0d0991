"""The questions of a reckoner as forms, and as a journey of one question a page."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms

from evenhand.design.drawn import Drawn, DrawnBoundField
from evenhand.design.fields import CheckboxesField, DateField, RadiosField, TextField
from evenhand.design.forms import Form
from evenhand.design.models import Row
from evenhand.design.questions import Question as Page
from evenhand.design.questions import QuestionPage
from evenhand.website.reckoners.calculators.calculator import Reads
from evenhand.website.reckoners.definition import NO, YES, Definition, Question
from evenhand.website.reckoners.rules import Kind, Values
from evenhand.website.reckoners.soundness import calculator_of

TEMPLATE = "website/check/question.html"
UNKNOWN = "unknown"
UNKNOWN_FIELD = "-unknown"
BOTH = "You wrote an answer and ticked “I do not know”. Untick it, or take the answer out."
Stored = Mapping[str, Mapping[str, Any]]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NumberField(TextField):
    """A whole number of at most three figures."""

    def clean(self, value: Any) -> int | None:
        """Return the number.

        Raises ValidationError for anything else.
        """
        text = super().clean(value)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 3):
            raise forms.ValidationError(f"Write a whole number, like 15. You wrote “{text[:20]}”.")
        return int(text)

    def in_words(self, value: Any) -> str:
        """Return the number as it is written."""
        return "" if value in (None, "") else str(value)

    def params(self, bound: DrawnBoundField, heads_the_page: bool) -> dict[str, Any]:
        """Return the options of an input, for which a telephone shows figures."""
        return super().params(bound, heads_the_page) | {"inputmode": "numeric"}


class AskedForm(Form):
    """One question. What its answers are, is said by the class made for it."""

    asks: Question
    reads: Reads | None
    said: Values
    """What was answered before."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if self.asks.optional:
            for field in self.fields.values():
                field.marks_optional = False  # type: ignore[attr-defined]  # one of the two must be answered

    def clean(self) -> dict[str, Any]:
        """Ask for an answer or for “I do not know”, and refuse a day that the law knows nothing of."""
        cleaned = super().clean()
        key = self.asks.key
        if key in self.errors:
            return cleaned
        value = cleaned.get(key)
        if self.asks.optional:
            unknown = bool(cleaned.get(key + UNKNOWN_FIELD))
            if unknown and value is not None:
                self.add_error(key, BOTH)
            elif not unknown and value is None:
                self.add_error(key, forms.ValidationError(self.asks.missing, code="required"))
        if isinstance(value, date) and self.reads and (why := self.reads.refuse(value, self.said)):
            self.add_error(key, why)
        return cleaned

    @classmethod
    def rows(cls, answers: Mapping[str, Any]) -> tuple[Row, ...]:
        """Return one row: the answer in words."""
        field: Any = cls.base_fields[cls.asks.key]
        value = field.in_words(answers.get(cls.asks.key))
        return (Row(cls.asks.short, value or "I do not know", missing=not value),)


def journey(definition: Definition, stored: Stored) -> QuestionPage:
    """Return the questions as pages; `stored` is held against a day, and never decides what is asked."""
    said = definition.counted(flat(stored))
    calculator = calculator_of(definition)
    reads = calculator.reads if calculator else {}
    return QuestionPage(
        tuple(
            Page(
                each.key,
                each.ask,
                form_of(each, reads.get(each.key), said),
                _asked_when(each),
                definition.title,
                TEMPLATE,
            )
            for each in definition.questions
        )
    )


def fitting(definition: Definition, stored: Stored) -> Stored:
    """Return the stored answers that still are answers to their questions: an editor may have changed these since."""
    asked = {each.key: each for each in definition.questions}
    return {key: given for key, given in stored.items() if key in asked and _fits(asked[key], given.get(key))}


def _fits(question: Question, value: Any) -> bool:
    known = {answer.key for answer in question.answers}
    match question.kind:
        case Kind.ONE:
            return value in known
        case Kind.SEVERAL:
            return isinstance(value, list) and set(value) <= known
        case Kind.YES_NO:
            return value in (YES, NO)
        case Kind.NUMBER:
            return (value is None and question.optional) or (isinstance(value, int) and value >= 0)
    if not value:
        return question.optional
    return isinstance(value, str) and DAY.fullmatch(value) is not None


def flat(stored: Stored) -> dict[str, Any]:
    """Return stored answers by the key of their question."""
    return {key: given.get(key) for key, given in stored.items()}


def form_of(question: Question, reads: Reads | None, said: Values) -> type[AskedForm]:
    """Return the form of one question."""
    fields: dict[str, Any] = {question.key: field_of(question, past=reads.past if reads else "")}
    if question.optional:
        fields[question.key + UNKNOWN_FIELD] = CheckboxesField(
            label="If you do not know", choices={UNKNOWN: "I do not know"}, required=False
        )
    return type("QuestionForm", (AskedForm,), {**fields, "asks": question, "reads": reads, "said": said})


def _asked_when(question: Question) -> Callable[[Values], bool]:
    return lambda answers: question.rule.holds(answers)


def field_of(question: Question, *, required: bool = True, past: str = "") -> Drawn:
    """Return the field of one question; `past` is what to say of a day that is in the future."""
    words: dict[str, Any] = {
        "short": question.short,
        "hint": question.hint,
        "missing": question.missing,
        "required": required,
    }
    match question.kind:
        case Kind.ONE | Kind.SEVERAL:
            return _choices(question, words)
        case Kind.YES_NO:
            field = RadiosField(label=question.ask, choices={YES: "Yes", NO: "No"}, **words)
            field.inline = True
            return field
    words |= {
        "label": question.short if question.optional else question.ask,
        "required": required and not question.optional,
    }
    if question.kind is Kind.NUMBER:
        return NumberField(width="3", **words)
    if not question.hint:
        del words["hint"]
    return DateField(past=past, **words)


def _choices(question: Question, words: dict[str, Any]) -> Drawn:
    choices = {answer.key: answer.words for answer in question.answers}
    hints = {answer.key: answer.hint for answer in question.answers if answer.hint}
    if question.kind is Kind.ONE:
        return RadiosField(label=question.ask, choices=choices, hints=hints, **words)
    none = choices.get(question.none, "")
    both = f"You ticked “{none}” and other answers. Untick one or the other." if none else ""
    return CheckboxesField(
        label=question.ask,
        choices=choices,
        hints=hints,
        none=question.none,
        both=both,
        **words,
    )
