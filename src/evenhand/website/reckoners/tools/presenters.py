"""An editor's tools as pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.design.deadline_cards import deadline_card
from evenhand.design.models import Cell, DateCard, Table, Tag
from evenhand.design.words import plural
from evenhand.domain.identity import queries as identity
from evenhand.website.reckoners.definition import Card, Definition, Question
from evenhand.website.reckoners.flow import LIMIT, Flow
from evenhand.website.reckoners.models import FactCheck
from evenhand.website.reckoners.reaching import Held, Reached
from evenhand.website.reckoners.rules import RESULT, Rule
from evenhand.website.reckoners.tools.drawing import Drawing, drawn

ALWAYS = "Always"


@dataclass(frozen=True)
class Flowing:
    """Every way through, drawn and told."""

    ways: str
    troubles: tuple[str, ...]
    drawing: Drawing
    questions: Table
    cards: Table


def flowing(definition: Definition, flow: Flow) -> Flowing:
    """Return the page of all ways through."""
    return Flowing(
        ways=f"There is {plural(flow.ways, 'way')} through it, and each was walked."
        if flow.all_walked and flow.ways == 1
        else f"There are {plural(flow.ways, 'way')} through it, and each was walked."
        if flow.all_walked
        else f"There are more than {LIMIT} ways through it. So many were walked, drawn evenly from all.",
        troubles=(
            *(f"Nobody is ever asked “{key}”." for key in flow.never_asked),
            *(f"The card “{key}” is never shown." for key in flow.never_shown),
            *(f"No headline: {in_line(answers)}" for answers in flow.headless),
        ),
        drawing=drawn(definition, flow),
        questions=Table(
            "Questions, in their order",
            ("Question", "Key", "Kind and answers", "Asked when"),
            tuple(_of_question(each, flow) for each in definition.questions),
        ),
        cards=Table(
            "Cards, in their order",
            ("Card", "Key", "Headline", "Shown when", "The law behind it"),
            tuple(_of_card(each, flow) for each in definition.cards),
        ),
    )


def in_line(answers: Mapping[str, Any]) -> str:
    """Return answers on one line."""
    return "; ".join(f"{key} = {_said(value)}" for key, value in answers.items())


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(value)
    return "not known" if value in ("", None) else str(value)


def _when(rule: Rule) -> str:
    return " – or – ".join(str(rule).split("\n")) if rule.lines else ALWAYS


def _of_question(question: Question, flow: Flow) -> tuple[Cell, ...]:
    unreached = Tag("Never asked", "late") if question.key in flow.never_asked else None
    answers = ", ".join(answer.key for answer in question.answers)
    kind = f"{question.kind}{': ' + answers if answers else ''}"
    return (
        Cell(question.ask, tag=unreached),
        Cell(question.key),
        Cell(kind),
        Cell(_when(question.rule)),
    )


def _of_card(card: Card, flow: Flow) -> tuple[Cell, ...]:
    unreached = Tag("Never shown", "late") if card.key in flow.never_shown else None
    return (
        Cell(card.title, tag=unreached),
        Cell(card.key),
        Cell("Can be" if card.main else "No"),
        Cell(_when(card.rule)),
        Cell("; ".join(card.sources)),
    )


@dataclass(frozen=True)
class Tried:
    """What a reckoner says to answers on a day, and why."""

    headline: str
    questions: Table
    results: Table
    cards: Table
    dates: tuple[DateCard, ...]


def tried(definition: Definition, reached: Reached, on: date) -> Tried:
    """Return the page of one try: which rule held, for each question and card."""
    values = reached.values
    asked = {question.key for question in reached.asked}
    return Tried(
        headline=reached.headline.title if reached.headline else "No headline",
        questions=Table(
            "Questions",
            ("Question", "Asked", "Because", "Answer"),
            tuple(
                (
                    Cell(each.key),
                    Cell("Yes" if each.key in asked else "No"),
                    Cell(_why(each.rule, reached.answers)),
                    Cell(_said(reached.answers.get(each.key)) if each.key in reached.answers else ""),
                )
                for each in definition.questions
            ),
        ),
        results=Table(
            "What was worked out",
            ("Result", "Value"),
            tuple((Cell(RESULT + name), Cell(str(value))) for name, value in reached.worked.results.items()),
        ),
        cards=Table(
            "Cards",
            ("Card", "Shown", "Because"),
            tuple(
                (
                    Cell(each.key, note=each.title),
                    Cell(_shown(each, reached)),
                    Cell(_why(each.rule, values)),
                )
                for each in definition.cards
            ),
        ),
        dates=tuple(deadline_card(each, on) for each in reached.worked.deadlines),
    )


def _shown(card: Card, reached: Reached) -> str:
    if card is reached.headline:
        return "As the headline"
    return "Yes" if card in reached.shown else "No"


def _why(rule: Rule, values: Mapping[str, Any]) -> str:
    if not rule.lines:
        return ALWAYS
    return rule.held_by(values) or "No line of its rule holds"


@dataclass(frozen=True)
class Checking:
    """The examples, and who signed for which state."""

    examples: Table
    all_pass: bool
    signed: Table
    holds: bool


def checking(held: tuple[Held, ...], checks: list[FactCheck], fingerprint: str) -> Checking:
    """Return the page of the fact-check."""
    return Checking(
        examples=Table(
            "Examples",
            ("Who it is about", "As of", "Answers", "Comes out", "What is not as it says"),
            tuple(_of_example(each) for each in held),
        ),
        all_pass=all(each.passes for each in held),
        signed=Table(
            "Who checked it",
            ("Who", "Checked on", "Of this state"),
            tuple(_of_check(each, fingerprint) for each in checks),
        ),
        holds=any(each.fingerprint == fingerprint for each in checks),
    )


def _of_example(held: Held) -> tuple[Cell, ...]:
    faults = [
        *(f"“{key}” is not shown" for key in held.missing),
        *(f"“{key}” is shown" for key in held.unwanted),
        *(f"“{key}” is asked and has no answer" for key in held.unanswered),
    ]
    tag = Tag("As it says", "good") if held.passes else Tag("Otherwise", "late")
    return (
        Cell(held.example.says),
        Cell(on=held.example.on),
        Cell(in_line(held.example.answers)),
        Cell(tag=tag),
        Cell(". ".join(faults)),
    )


def _of_check(check: FactCheck, fingerprint: str) -> tuple[Cell, ...]:
    same = check.fingerprint == fingerprint
    return (
        Cell(identity.staff_name(check.by_id) or "Somebody who has left"),
        Cell(on=check.checked_on),
        Cell("Yes" if same else "No: it was changed since, so it counts no more"),
    )
