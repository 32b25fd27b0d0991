"""What a reckoner says to answers on a day: which questions count, which cards show, and which is the headline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.domain.law.in_use import Law
from evenhand.website.reckoners.calculators.calculator import Worked
from evenhand.website.reckoners.calculators.named import worked
from evenhand.website.reckoners.definition import Card, Definition, Example, Question
from evenhand.website.reckoners.rules import RESULT, Values


@dataclass(frozen=True)
class Reached:
    """Where answers lead."""

    asked: tuple[Question, ...]
    unanswered: tuple[Question, ...]
    answers: Mapping[str, Any]
    """Those that count."""
    worked: Worked
    shown: tuple[Card, ...]
    headline: Card | None

    @property
    def values(self) -> dict[str, Any]:
        """Return all that a rule can ask about."""
        return values_of(self.answers, self.worked)

    @property
    def beside(self) -> tuple[Card, ...]:
        """Return the cards beside the headline, in the order of the file."""
        return tuple(card for card in self.shown if card is not self.headline)


@dataclass(frozen=True)
class Held:
    """How an example came out."""

    example: Example
    missing: tuple[str, ...]
    """Cards that should show and do not."""
    unwanted: tuple[str, ...]
    unanswered: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Tell whether it came out as the example says."""
        return not (self.missing or self.unwanted or self.unanswered)


def rank(card: Card) -> int:
    """Return how near to the top a card stands: what could be a headline first."""
    return 0 if card.main else 1


def reach(definition: Definition, answers: Values, today: date, law: Law) -> Reached:
    """Return where answers lead on a day."""
    asked, counted = definition.asked(answers), definition.counted(answers)
    found = worked(definition.calculator, counted, today, law)
    values = values_of(counted, found)
    shown = tuple(card for card in definition.cards if card.rule.holds(values))
    return Reached(
        asked=asked,
        unanswered=tuple(question for question in asked if question.key not in answers),
        answers=counted,
        worked=found,
        shown=shown,
        headline=next((card for card in shown if card.main), None),
    )


def hold(definition: Definition, example: Example, law: Law) -> Held:
    """Hold an example against what the reckoner says to its answers on its day."""
    reached = reach(definition, example.answers, example.on, law)
    shown = {card.key for card in reached.shown}
    return Held(
        example,
        missing=tuple(key for key in example.shows if key not in shown),
        unwanted=tuple(key for key in example.hides if key in shown),
        unanswered=tuple(question.key for question in reached.unanswered if not question.optional),
    )


def values_of(answers: Values, found: Worked) -> dict[str, Any]:
    """Return all that a rule can ask about."""
    return {**answers, **{RESULT + name: value for name, value in found.results.items()}}
