"""A reckoner as it is defined: what both the content system and a file turn into."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from evenhand.website.reckoners.rules import RESULT, Kind, Rule, Subject, Values, parse

YES, NO = "yes", "no"
# The button under a card, by the name that it has in a file.
ACTIONS = {
    "ask": "Ask us, with the answers",
    "dates": "Work out my dates",
    "telephone": "Telephone us",
}


@dataclass(frozen=True)
class Answer:
    """One answer that can be chosen."""

    key: str
    words: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """One question; `when` is a rule about the questions before it."""

    key: str
    ask: str
    short: str
    kind: Kind
    missing: str = ""
    """What to say where nothing was answered."""
    hint: str = ""
    when: str = ""
    none: str = ""
    """Of several: the answer that excludes the others."""
    fills: str = ""
    """The field of a request that it fills in."""
    optional: bool = False
    """A day or a number that a visitor may say they do not know."""
    answers: tuple[Answer, ...] = ()

    @cached_property
    def rule(self) -> Rule:
        """Return when it is asked."""
        return parse(self.when)

    @property
    def subject(self) -> Subject:
        """Return what a rule can ask of its answer."""
        keys = tuple(answer.key for answer in self.answers)
        return Subject(self.kind, (YES, NO) if self.kind is Kind.YES_NO else keys)


@dataclass(frozen=True)
class Card:
    """Something that the answer may say; `when` is a rule about answers and results."""

    key: str
    title: str
    text: str
    when: str = ""
    main: bool = False
    """It can be the headline."""
    sources: tuple[str, ...] = ()
    action: str = ""

    @cached_property
    def rule(self) -> Rule:
        """Return when it is shown."""
        return parse(self.when)


@dataclass(frozen=True)
class Example:
    """Answers on a day, with the cards that they show and those that they do not, as the law was read."""

    says: str
    on: date
    answers: Values
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """A whole reckoner."""

    slug: str
    title: str
    summary: str
    intro: str
    keep_days: int
    """For how many days after their last use a browser may keep the answers; 0: for the visit alone."""
    calculator: str = ""
    sources: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    cards: tuple[Card, ...] = ()
    examples: tuple[Example, ...] = field(default=(), compare=False)

    def question(self, key: str) -> Question | None:
        """Return the question of this key."""
        return next((each for each in self.questions if each.key == key), None)

    @cached_property
    def fingerprint(self) -> str:
        """Return the hash of all that it asks, says and is held against: whoever checked that, checked nothing else."""
        said = json.dumps(asdict(self), sort_keys=True, default=str, ensure_ascii=True)
        return hashlib.sha256(said.encode()).hexdigest()

    def asked(self, answers: Values) -> tuple[Question, ...]:
        """Return the questions that count, each decided by the answers to those before it that count."""
        counted: dict[str, Any] = {}
        asked = []
        for question in self.questions:
            if question.rule.holds(counted):
                asked.append(question)
                counted[question.key] = answers.get(question.key)
        return tuple(asked)

    def counted(self, answers: Values) -> dict[str, Any]:
        """Return the answers that count."""
        return {each.key: answers[each.key] for each in self.asked(answers) if each.key in answers}


def subjects_before(definition: Definition, position: int) -> dict[str, Subject]:
    """Return what the rule of the question at a position may ask about."""
    return {each.key: each.subject for each in definition.questions[:position]}


def subjects(definition: Definition, results: Mapping[str, Subject]) -> dict[str, Subject]:
    """Return what the rule of a card may ask about."""
    named = {RESULT + name: subject for name, subject in results.items()}
    return subjects_before(definition, len(definition.questions)) | named
