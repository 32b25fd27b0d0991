"""Between a definition and what the content system stores of one."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from evenhand.website.reckoners.definition import Answer, Card, Definition, Example, Question
from evenhand.website.reckoners.rules import Kind

EQUALS = "="


def definition_of(row: Any) -> Definition:
    """Return the definition that is stored as a row of the content system."""
    questions = {block.value["key"]: block.value for block in row.questions}
    severals = {key for key, value in questions.items() if value["kind"] == Kind.SEVERAL.value}
    numbers = {key for key, value in questions.items() if value["kind"] == Kind.NUMBER.value}
    return Definition(
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        intro=row.intro,
        keep_days=row.keep_days or 0,
        calculator=row.calculator,
        sources=_lines(row.sources),
        questions=tuple(_question(block.value) for block in row.questions),
        cards=tuple(_card(block.value) for block in row.cards),
        examples=tuple(_example(block.value, severals, numbers) for block in row.examples),
    )


def stored(definition: Definition) -> dict[str, Any]:
    """Return a definition as the fields of a row."""
    return {
        "slug": definition.slug,
        "title": definition.title,
        "summary": definition.summary,
        "intro": definition.intro,
        "keep_days": definition.keep_days,
        "calculator": definition.calculator,
        "sources": "\n".join(definition.sources),
        "questions": _stream(
            definition, "question", ((each.key, _of_question(each)) for each in definition.questions)
        ),
        "cards": _stream(definition, "card", ((each.key, _of_card(each)) for each in definition.cards)),
        "examples": _stream(
            definition, "example", ((each.says, _of_example(each)) for each in definition.examples)
        ),
    }


def _question(value: Mapping[str, Any]) -> Question:
    return Question(
        key=value["key"],
        ask=value["ask"],
        short=value["short"],
        kind=Kind(value["kind"]),
        missing=value["missing"],
        hint=value["hint"] or "",
        when=_rule(value["when"]),
        none=value["none"] or "",
        fills=value["fills"] or "",
        optional=bool(value["optional"]),
        answers=tuple(Answer(each["key"], each["words"], each["hint"] or "") for each in value["answers"]),
    )


def _card(value: Mapping[str, Any]) -> Card:
    return Card(
        key=value["key"],
        title=value["title"],
        text=value["text"],
        when=_rule(value["when"]),
        main=bool(value["main"]),
        sources=_lines(value["sources"]),
        action=value["action"] or "",
    )


def _example(value: Mapping[str, Any], severals: set[str], numbers: set[str]) -> Example:
    answers: dict[str, Any] = {}
    for line in _lines(value["answers"]):
        key, _, said = (part.strip() for part in line.partition(EQUALS))
        if key in severals:
            answers[key] = [each.strip() for each in said.split(",") if each.strip()]
        else:
            answers[key] = int(said) if key in numbers and said.isdecimal() else said
    shows, hides = _lines(value["shows"]), _lines(value["hides"])
    return Example(value["says"], value["on"], answers, shows, hides)


def _of_question(question: Question) -> dict[str, Any]:
    answers = [{"key": each.key, "words": each.words, "hint": each.hint} for each in question.answers]
    plain = ("key", "ask", "hint", "short", "when", "missing", "none", "optional", "fills")
    return {name: getattr(question, name) for name in plain} | {
        "kind": question.kind.value,
        "answers": answers,
    }


def _of_card(card: Card) -> dict[str, Any]:
    plain = ("key", "title", "text", "when", "main", "action")
    return {name: getattr(card, name) for name in plain} | {"sources": "\n".join(card.sources)}


def _of_example(example: Example) -> dict[str, Any]:
    return {
        "says": example.says,
        "on": example.on.isoformat(),
        "answers": "\n".join(f"{key} {EQUALS} {_said(value)}" for key, value in example.answers.items()),
        "shows": "\n".join(example.shows),
        "hides": "\n".join(example.hides),
    }


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def _stream(
    definition: Definition, kind: str, named: Iterable[tuple[str, dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Return blocks with the same ids each time, so that a translation finds its block again."""
    return [
        {
            "type": kind,
            "value": value,
            "id": str(uuid5(NAMESPACE_URL, f"evenhand:reckoner:{definition.slug}:{kind}:{name}")),
        }
        for name, value in named
    ]


def _lines(words: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (words or "").split("\n") if line.strip())


def _rule(words: str | None) -> str:
    return "\n".join(_lines(words))
