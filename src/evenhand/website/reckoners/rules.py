"""The language in which a reckoner says when a question is asked and when a card is shown.

Each line is one way in which a rule holds; on a line, conditions are joined by ` and `:

    about is refuse-assess
    about is content and parts has section_B
    result:needed is yes

A rule without a line always holds. What was not answered, or not asked, makes `is`, `has`, `at least` and `below` fail,
and lets `is not`, `has not` and `is not given` hold.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evenhand.design.words import meant

Values = Mapping[str, Any]
"""What was answered, by the key of its question, and what was worked out, by `result:` and its name."""

RESULT = "result:"
AND = " and "


class Verb(StrEnum):
    """What a condition asks about one answer."""

    IS = "is"
    IS_NOT = "is not"
    HAS = "has"
    HAS_NOT = "has not"
    AT_LEAST = "at least"
    BELOW = "below"
    IS_GIVEN = "is given"
    IS_NOT_GIVEN = "is not given"


class Kind(StrEnum):
    """What sort of thing an answer, or a result, is."""

    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes-no"
    DATE = "date"
    NUMBER = "number"
    WORDS = "words"  # of results alone: a day in words, a sentence


GIVEN = frozenset({Verb.IS_GIVEN, Verb.IS_NOT_GIVEN})
EQUAL = frozenset({Verb.IS, Verb.IS_NOT})
AMOUNT = frozenset({Verb.AT_LEAST, Verb.BELOW})
FITS: Mapping[Kind, frozenset[Verb]] = {
    Kind.ONE: EQUAL | GIVEN,
    Kind.YES_NO: EQUAL | GIVEN,
    Kind.SEVERAL: frozenset({Verb.HAS, Verb.HAS_NOT}) | GIVEN,
    Kind.DATE: GIVEN,
    Kind.NUMBER: EQUAL | AMOUNT | GIVEN,
    Kind.WORDS: GIVEN,
}
# Answers that would read as a part of the language.
RESERVED = frozenset({"given", "not", "and"})
# The longest first: "is not given" begins as "is not" does, and that as "is".
_VERBS = "|".join(sorted((verb.value for verb in Verb), key=len, reverse=True))
_CONDITION = re.compile(rf"(?P<key>\S+) (?P<verb>{_VERBS})(?: (?P<value>\S+))?")


class Unclear(ValueError):
    """A rule cannot be followed; the words say in which line, what is wrong, and what was probably meant."""


@dataclass(frozen=True)
class Subject:
    """What a rule may ask about: a question before it, or a result, and which answers it has."""

    kind: Kind
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """One condition: the key of a question or result, what is asked of it, and the answer it is held against."""

    key: str
    verb: Verb
    value: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.key, self.verb.value, self.value) if part)

    def holds(self, values: Values) -> bool:
        """Tell whether it is so."""
        found = values.get(self.key)
        given = found not in (None, "", [], ())
        match self.verb:
            case Verb.IS_GIVEN | Verb.IS_NOT_GIVEN:
                return given is (self.verb is Verb.IS_GIVEN)
            case Verb.IS | Verb.IS_NOT:
                return (given and str(found) == self.value) is (self.verb is Verb.IS)
            case Verb.HAS | Verb.HAS_NOT:
                return (given and self.value in (found or ())) is (self.verb is Verb.HAS)
            case Verb.AT_LEAST:
                return given and int(found or 0) >= int(self.value)
            case Verb.BELOW:
                return given and int(found or 0) < int(self.value)


@dataclass(frozen=True)
class Rule:
    """When something holds: one of its lines does, or it has none."""

    lines: tuple[tuple[Condition, ...], ...] = ()

    def __str__(self) -> str:
        return "\n".join(AND.join(map(str, line)) for line in self.lines)

    def holds(self, values: Values) -> bool:
        """Tell whether the rule holds."""
        return not self.lines or self.held_by(values) is not None

    def held_by(self, values: Values) -> str | None:
        """Return the first line that holds, as it is written; None where none does, or there is none."""
        for line in self.lines:
            if all(condition.holds(values) for condition in line):
                return AND.join(map(str, line))
        return None

    def conditions(self) -> Iterator[Condition]:
        """Give every condition, line by line."""
        for line in self.lines:
            yield from line


def parse(text: str) -> Rule:
    """Return a rule as it is written.

    Raises Unclear.
    """
    return Rule(
        tuple(tuple(_condition(number, part) for part in line.split(AND)) for number, line in _lines(text))
    )


def read(text: str, subjects: Mapping[str, Subject]) -> Rule:
    """Return a rule that asks only about what there is.

    Raises Unclear.
    """
    rule = parse(text)
    for (number, _), line in zip(_lines(text), rule.lines, strict=True):
        for condition in line:
            _require_sense(number, condition, subjects)
    return rule


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, with their numbers."""
    return [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _condition(number: int, written: str) -> Condition:
    words = " ".join(written.split())
    found = _CONDITION.fullmatch(words)
    if found is None:
        raise Unclear(
            f"Line {number}: “{words}” is no condition. Write the key of a question, then one of "
            f"{', '.join(Verb)}, then an answer."
        )
    key, verb, value = found["key"], Verb(found["verb"]), found["value"] or ""
    if verb in GIVEN and value:
        raise Unclear(f"Line {number}: nothing can stand after “{verb}”, but “{value}” does.")
    if verb not in GIVEN and not value:
        raise Unclear(f"Line {number}: “{words}” must end with an answer.")
    if verb in AMOUNT and not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise Unclear(f"Line {number}: “{verb}” needs a whole number, and “{value}” is none.")
    return Condition(key, verb, value)


def _require_sense(number: int, condition: Condition, subjects: Mapping[str, Subject]) -> None:
    key, verb, value = condition.key, condition.verb, condition.value
    if key not in subjects:
        what = "result" if key.startswith(RESULT) else "question before this one"
        raise Unclear(f"Line {number}: there is no {what} “{key}”.{meant(key, subjects)}")
    subject = subjects[key]
    if verb not in FITS[subject.kind]:
        fits = ", ".join(f"“{each}”" for each in Verb if each in FITS[subject.kind])
        raise Unclear(f"Line {number}: “{key}” is of kind {subject.kind}. Of that one can ask {fits}.")
    if verb not in GIVEN and subject.answers and value not in subject.answers:
        raise Unclear(f"Line {number}: “{key}” has no answer “{value}”.{meant(value, subject.answers)}")
