"""Every way through a reckoner, walked: what nobody can reach, and which ways end without a headline.

Answers that no rule asks about lead the same way, so one of them stands for all. Where there are more ways than LIMIT,
as many are drawn evenly from among all, the same ones each time.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from evenhand.domain.law.in_use import Law
from evenhand.website.reckoners.calculators.calculator import Reads
from evenhand.website.reckoners.calculators.named import CALCULATORS
from evenhand.website.reckoners.definition import NO, YES, Definition, Question
from evenhand.website.reckoners.reaching import reach
from evenhand.website.reckoners.rules import AMOUNT, EQUAL, Condition, Kind

LIMIT = 3_000
SHOWN = 3
# Ticked together in full only up to so many answers; of more, each alone, each two, and all.
TOGETHER = 5
# How long before or after the day a date may lie, so that each calculator goes each of its ways.
DAYS = (0, -1, -10, -30, -31, -45, -100, 5, 40)
YEARS = (-5, -17, -20, -26)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Flow:
    """What the walk found."""

    ways: int
    all_walked: bool
    never_asked: tuple[str, ...]
    never_shown: tuple[str, ...]
    headless: tuple[Mapping[str, Any], ...]
    """Answers of some ways that end without a headline."""


def walk(definition: Definition, today: date, law: Law, limit: int = LIMIT) -> Flow:
    """Walk all ways through, or as many as there is time for."""
    choices = _choices(definition, today)
    ways = _count(definition, choices, limit)
    walked = _every(definition, choices) if ways <= limit else _some(definition, choices, limit)
    asked: set[str] = set()
    shown: set[str] = set()
    headless: list[Mapping[str, Any]] = []
    for answers in walked:
        reached = reach(definition, answers, today, law)
        asked |= {question.key for question in reached.asked}
        shown |= {card.key for card in reached.shown}
        if reached.headline is None and len(headless) < SHOWN:
            headless.append(reached.answers)
    return Flow(
        ways=ways,
        all_walked=ways <= limit,
        never_asked=tuple(each.key for each in definition.questions if each.key not in asked),
        never_shown=tuple(each.key for each in definition.cards if each.key not in shown),
        headless=tuple(headless),
    )


def _every(definition: Definition, choices: Mapping[str, tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Give the answers of every way, question by question."""

    def further(position: int, counted: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if position == len(definition.questions):
            yield counted
            return
        question = definition.questions[position]
        if not question.rule.holds(counted):
            yield from further(position + 1, counted)
            return
        for choice in choices[question.key]:
            yield from further(position + 1, {**counted, question.key: choice})

    return further(0, {})


def _count(definition: Definition, choices: Mapping[str, tuple[Any, ...]], limit: int) -> int:
    """Return how many ways there are, at most one more than the limit."""
    found = 0
    for _ in _every(definition, choices):
        found += 1
        if found > limit:
            break
    return found


def _some(
    definition: Definition, choices: Mapping[str, tuple[Any, ...]], limit: int
) -> Iterator[dict[str, Any]]:
    drawn = random.Random(limit)
    for _ in range(limit):
        counted: dict[str, Any] = {}
        for question in definition.questions:
            if question.rule.holds(counted):
                counted[question.key] = drawn.choice(choices[question.key])
        yield counted


def _choices(definition: Definition, today: date) -> dict[str, tuple[Any, ...]]:
    """Return for each question the answers that can lead somewhere else."""
    asked_about: dict[str, list[Condition]] = {}
    for rule in (*(each.rule for each in definition.questions), *(each.rule for each in definition.cards)):
        for condition in rule.conditions():
            asked_about.setdefault(condition.key, []).append(condition)
    calculator = CALCULATORS.get(definition.calculator)
    read = calculator.reads if calculator else {}
    return {
        question.key: _of(question, asked_about.get(question.key, []), read.get(question.key), today)
        for question in definition.questions
    }


def _of(question: Question, conditions: list[Condition], reads: Reads | None, today: date) -> tuple[Any, ...]:
    is_read = reads is not None
    named = [answer.key for answer in question.answers]
    match question.kind:
        case Kind.ONE:
            return tuple(named) if is_read else _telling(named, conditions)
        case Kind.SEVERAL:
            return _ticked(question, named if is_read else list(_telling(named, conditions)))
        case Kind.YES_NO:
            return (YES, NO)
        case Kind.NUMBER:
            found: tuple[Any, ...] = _numbers(conditions)
        case _:
            found = _days(reads, today) if reads else (today.isoformat(),)
    return (*found, "") if question.optional else found


def _telling(named: list[str], conditions: list[Condition]) -> tuple[str, ...]:
    """Return the answers that some rule names, and one that stands for the others."""
    told = {condition.value for condition in conditions}
    others = [each for each in named if each not in told]
    return tuple(each for each in named if each in told or each in others[:1])


def _ticked(question: Question, named: list[str]) -> tuple[tuple[str, ...], ...]:
    ticked = [each for each in named if each != question.none]
    alone = [(question.none,)] if question.none else []
    if len(ticked) <= TOGETHER:
        sizes = range(1, len(ticked) + 1)
        return (*alone, *(each for size in sizes for each in combinations(ticked, size)))
    return (*alone, *((each,) for each in ticked), *combinations(ticked, 2), tuple(ticked))


def _numbers(conditions: list[Condition]) -> tuple[int, ...]:
    ends = {int(each.value) for each in conditions if each.verb in AMOUNT | EQUAL}
    return tuple(sorted({0} | {near for end in ends for near in (end - 1, end, end + 1) if near >= 0}))


def _days(reads: Reads, today: date) -> tuple[str, ...]:
    """Return days that the form would take."""
    away = [timedelta(days=number) for number in DAYS] + [number * A_YEAR for number in YEARS]
    days = [*(today + each for each in away), *reads.turns(today)]
    return tuple(
        day.isoformat() for day in days if not (reads.past and day > today) and not reads.refuse(day, {})
    )
