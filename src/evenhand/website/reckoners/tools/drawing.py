"""Where the boxes and lines of a drawn reckoner stand: questions on the left, cards on the right."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.flow import Flow
from evenhand.website.reckoners.rules import Rule

WIDE, HIGH, STEP = 300, 44, 64
LEFT, RIGHT, TOP = 60, 520, 10
LONGEST = 36  # letters of a title in its box
BEND = 40


@dataclass(frozen=True)
class Box:
    """A question or a card."""

    x: int
    y: int
    title: str
    kind: str
    """`question`, `headline` or `card`."""
    reached: bool


@dataclass(frozen=True)
class Line:
    """From a question to what its answer decides, as the path of a curve."""

    path: str
    on_the_side: bool
    """It leads to a later question, beside the column."""


@dataclass(frozen=True)
class Drawing:
    """The whole of it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawn(definition: Definition, flow: Flow) -> Drawing:
    """Return a reckoner as boxes and lines."""
    places = {each.key: number for number, each in enumerate(definition.questions)}
    questions = tuple(
        Box(LEFT, _y(number), _short(each.ask), "question", each.key not in flow.never_asked)
        for number, each in enumerate(definition.questions)
    )
    cards = tuple(
        Box(
            RIGHT,
            _y(number),
            _short(each.title),
            "headline" if each.main else "card",
            each.key not in flow.never_shown,
        )
        for number, each in enumerate(definition.cards)
    )
    lines = [
        *(
            _beside(places[key], number)
            for number, each in enumerate(definition.questions)
            for key in _named(each.rule, places)
        ),
        *(
            _across(places[key], number)
            for number, each in enumerate(definition.cards)
            for key in _named(each.rule, places)
        ),
    ]
    rows = max(len(questions), len(cards), 1)
    return Drawing(RIGHT + WIDE + TOP, _y(rows), (*questions, *cards), tuple(lines))


def _named(rule: Rule, among: Iterable[str]) -> list[str]:
    """Return the questions that a rule asks about, each once."""
    known = set(among)
    return list(dict.fromkeys(each.key for each in rule.conditions() if each.key in known))


def _across(start: int, end: int) -> Line:
    x, y, to = LEFT + WIDE, _y(start) + HIGH // 2, _y(end) + HIGH // 2
    middle = (x + RIGHT) // 2
    return Line(f"M{x} {y}C{middle} {y} {middle} {to} {RIGHT} {to}", False)


def _beside(start: int, end: int) -> Line:
    y, to = _y(start) + HIGH // 2, _y(end) + HIGH // 2
    return Line(f"M{LEFT} {y}C{LEFT - BEND} {y} {LEFT - BEND} {to} {LEFT} {to}", True)


def _y(number: int) -> int:
    return TOP + number * STEP


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
