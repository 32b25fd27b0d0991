"""Everything that is wrong with a definition, each with its place: what an editor sees beside the field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from evenhand.design.words import meant
from evenhand.website.reckoners.calculators.calculator import Calculator, Reads
from evenhand.website.reckoners.calculators.named import CALCULATORS
from evenhand.website.reckoners.definition import (
    ACTIONS,
    NO,
    YES,
    Card,
    Definition,
    Example,
    Question,
    subjects,
    subjects_before,
)
from evenhand.website.reckoners.fills import FILLS
from evenhand.website.reckoners.rules import RESERVED, Kind, Subject, Unclear, read

QUESTIONS, CARDS, EXAMPLES = "questions", "cards", "examples"
KEY = re.compile(r"[a-z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+)*")
NAMED = re.compile(r"\[\[(result:[^\[\]]*)\]\]")
HOW_KEYS_LOOK = (
    "A key is made of letters and figures, with - or _ between words, and begins with a small letter."
)
# What the addresses of a reckoner need for themselves.
TAKEN = frozenset({"answer", "ask", "clear", "summary"})
CHOSEN = frozenset({Kind.ONE, Kind.SEVERAL})
MISTYPED = 0.8
LEFT_OUT = frozenset({Kind.DATE, Kind.NUMBER})


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong. `part` is a field of the definition; `index` and `field` lead further down."""

    part: str
    words: str
    index: int | None = None
    field: str = ""

    def __str__(self) -> str:
        where = self.part if self.index is None else f"{self.part}, number {self.index + 1}"
        return f"{where}{f', {self.field}' if self.field else ''}: {self.words}"


def troubles(definition: Definition) -> tuple[Trouble, ...]:
    """Return all that is wrong; nothing where a visitor can be led through it."""
    return (
        *_of_whole(definition),
        *_of_questions(definition),
        *_of_cards(definition),
        *_of_examples(definition),
    )


def calculator_of(definition: Definition) -> Calculator | None:
    """Return what works results out for it."""
    return CALCULATORS.get(definition.calculator)


def results_of(definition: Definition) -> dict[str, Subject]:
    """Return what its calculator gives."""
    calculator = calculator_of(definition)
    return dict(calculator.gives) if calculator else {}


def _of_whole(definition: Definition) -> Iterator[Trouble]:
    if not definition.questions:
        yield Trouble(QUESTIONS, "There is no question. Add one.")
    if not any(card.main for card in definition.cards):
        yield Trouble(CARDS, "No card can be the headline. Tick “main” on at least one.")
    if definition.calculator and definition.calculator not in CALCULATORS:
        words = (
            f"There is no calculator “{definition.calculator}”.{meant(definition.calculator, CALCULATORS)}"
        )
        yield Trouble("calculator", words)
    calculator = calculator_of(definition)
    for key, reads in calculator.reads.items() if calculator else ():
        if reads.needed and definition.question(key) is None:
            yield Trouble("calculator", f"This calculator needs a question with the key “{key}”.")


def _of_questions(definition: Definition) -> Iterator[Trouble]:
    calculator = calculator_of(definition)
    keys = [question.key for question in definition.questions]
    for index, question in enumerate(definition.questions):
        subject = subjects_before(definition, index)
        reads = calculator.reads.get(question.key) if calculator else None
        found = (
            *_of_key(question.key, keys[:index]),
            *_of_answers(question),
            *_of_rule(question.when, subject),
            *_of_fills(question),
            *(_of_reading(question, reads) if reads else ()),
        )
        yield from (Trouble(QUESTIONS, words, index, field) for field, words in found)


def _of_key(key: str, before: Iterable[str]) -> Iterator[tuple[str, str]]:
    if not KEY.fullmatch(key):
        yield "key", f"“{key}” cannot be a key. {HOW_KEYS_LOOK}"
    elif key in TAKEN:
        yield "key", f"“{key}” is needed for an address of the reckoner itself. Choose another."
    elif key in before:
        yield "key", f"“{key}” is used before. Each needs a key of its own."


def _of_answers(question: Question) -> Iterator[tuple[str, str]]:
    keys = [answer.key for answer in question.answers]
    if question.kind in CHOSEN and len(keys) < 2:
        yield "answers", "Give at least two answers to choose from."
    if question.kind not in CHOSEN and keys:
        yield "answers", f"A question of kind {question.kind} has no answers of its own. Take them out."
    for key in keys:
        if not KEY.fullmatch(key) or key in RESERVED:
            yield "answers", f"“{key}” cannot be the key of an answer. {HOW_KEYS_LOOK}"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield "answers", f"“{key}” is the key of two answers. Each needs one of its own."
    if question.none and (question.kind is not Kind.SEVERAL or question.none not in keys):
        yield "none", f"“{question.none}” is none of several answers.{meant(question.none, tuple(keys))}"
    if question.optional and question.kind not in LEFT_OUT:
        yield "optional", "Only a date or a number can be left out. Add an answer “I do not know” instead."
    if not question.missing:
        yield "missing", "Say what to show when nothing was answered."


def _of_rule(written: str, subject: dict[str, Subject]) -> Iterator[tuple[str, str]]:
    try:
        read(written, subject)
    except Unclear as trouble:
        yield "when", str(trouble)


def _of_fills(question: Question) -> Iterator[tuple[str, str]]:
    if not question.fills:
        return
    if question.fills not in FILLS:
        yield "fills", f"No field of a request is called “{question.fills}”.{meant(question.fills, FILLS)}"
    elif question.kind is not FILLS[question.fills].kind:
        yield "fills", f"“{question.fills}” takes a question of kind {FILLS[question.fills].kind}."


def _of_reading(question: Question, reads: Reads) -> Iterator[tuple[str, str]]:
    if question.kind not in (reads.kind, reads.or_kind):
        yield "kind", f"The calculator reads “{question.key}” as a question of kind {reads.kind}."
    unknown = [each.key for each in question.answers if reads.answers and each.key not in reads.answers]
    for key in unknown:
        # An answer such as “unsure” is taken as not known; one that is nearly one of its own was mistyped.
        if near := get_close_matches(key, reads.answers, n=1, cutoff=MISTYPED):
            yield "answers", f"The calculator knows no answer “{key}”. Did you mean {near[0]}?"
    if unknown and len(unknown) == len(question.answers):
        yield "answers", f"The calculator knows none of these answers. It knows {', '.join(reads.answers)}."


def _of_cards(definition: Definition) -> Iterator[Trouble]:
    known = subjects(definition, results_of(definition))
    keys = [card.key for card in definition.cards]
    for index, card in enumerate(definition.cards):
        found = (
            *_of_key(card.key, keys[:index]),
            *_of_rule(card.when, known),
            *_of_text(card, known),
            *_of_action(card),
        )
        yield from (Trouble(CARDS, words, index, field) for field, words in found)


def _of_text(card: Card, known: dict[str, Subject]) -> Iterator[tuple[str, str]]:
    for name in NAMED.findall(card.text):
        if name not in known:
            yield "text", f"There is no result “{name}”.{meant(name, known)}"


def _of_action(card: Card) -> Iterator[tuple[str, str]]:
    if card.action and card.action not in ACTIONS:
        yield "action", f"There is no action “{card.action}”.{meant(card.action, ACTIONS)}"


def _of_examples(definition: Definition) -> Iterator[Trouble]:
    cards = tuple(card.key for card in definition.cards)
    for index, example in enumerate(definition.examples):
        found = (*_of_given(definition, example), *_of_outcome(example, cards))
        yield from (Trouble(EXAMPLES, words, index, field) for field, words in found)


def _of_given(definition: Definition, example: Example) -> Iterator[tuple[str, str]]:
    for key, given in example.answers.items():
        question = definition.question(key)
        if question is None:
            keys = tuple(each.key for each in definition.questions)
            yield "answers", f"There is no question “{key}”.{meant(key, keys)}"
            continue
        known = (YES, NO) if question.kind is Kind.YES_NO else tuple(each.key for each in question.answers)
        named = given if question.kind is Kind.SEVERAL else (given,)
        for each in named if known else ():
            if each not in known:
                yield "answers", f"“{key}” has no answer “{each}”.{meant(str(each), known)}"


def _of_outcome(example: Example, cards: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for field, named in (("shows", example.shows), ("hides", example.hides)):
        for key in named:
            if key not in cards:
                yield field, f"There is no card “{key}”.{meant(key, cards)}"
