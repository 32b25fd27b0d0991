"""Worked examples as a lawyer reads them: what was given, what follows, and under which reading."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from evenhand.statute.packaged import read_toml
from evenhand.statute.reference.markdown import day, folded, table
from evenhand.statute.words import WEEKDAYS, listed

WORDS: dict[str, dict[str, str]] = read_toml("reference/words.toml")
EXAMPLES: list[dict[str, Any]] = json.loads(
    files("evenhand.statute").joinpath("examples.json").read_text(encoding="utf-8")
)
_FEW = 6
_TIME = len("2025-01-01T")


def chosen(selectors: Iterable[str]) -> list[dict[str, Any]]:
    """Return the examples that an entry names.

    "a.rule" means all of that rule, "a.rule: key" those with an answer of that name, "=ID" the one example.
    """
    found: dict[str, dict[str, Any]] = {}
    for selector in selectors:
        for example in EXAMPLES:
            if _is_chosen(example, selector):
                found[example["id"]] = example
    return list(found.values())


def examples_table(examples: list[dict[str, Any]]) -> str:
    """Return the examples as a table, folded away where they are many."""
    rows = [
        [_named(example), given(example["inputs"]), _answers(example), example["why"]] for example in examples
    ]
    text = table(["Example", "Given", "Answer", "Why"], rows)
    if len(examples) <= _FEW:
        return f"*Worked examples*\n\n{text}"
    return folded(f"{len(examples)} worked examples", text)


def given(inputs: Mapping[str, Any]) -> str:
    """Return what an example starts from, in words."""
    return "; ".join(f"{WORDS['given'][name]}: {_value(value)}" for name, value in inputs.items())


def answered(expected: Mapping[str, Any]) -> str:
    """Return what an example expects, in words; what does not arise is left out where something else does."""
    arising = {name: value for name, value in expected.items() if value is not None} or expected
    return "; ".join(f"{WORDS['answer'][name]}: {_value(value)}" for name, value in arising.items())


def _is_chosen(example: Mapping[str, Any], selector: str) -> bool:
    if selector.startswith("="):
        return bool(example["id"] == selector[1:])
    rule, _, key = selector.partition(": ")
    return example["rule"] == rule and (not key or example["expected"].get(key) is not None)


def _named(example: Mapping[str, Any]) -> str:
    return f"{example['id']} (arguable)" if example["confidence"] == "arguable" else str(example["id"])


def _answers(example: Mapping[str, Any]) -> str:
    default = example.get("default_reading")
    others = [
        f"Under `{reading['name']}`: {answered(reading['expected'])}"
        for reading in example.get("readings", ())
        if reading["name"] != default
    ]
    return ". ".join([answered(example["expected"]), *others])


def _value(value: object) -> str:
    if value is None:
        return "not known, or none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed([_value(each) for each in value]) or "nothing"
    text = str(value)
    if text in WORDS["value"]:
        return WORDS["value"][text]
    if text[:4].isdigit() and text[4:5] == "-":
        return _moment(text)
    # A rule of this package is named as it is; a sentence and an amount stand as they are.
    return f"`{text}`" if "." in text and "_" in text else text.replace("_", " ")


def _moment(text: str) -> str:
    on = date.fromisoformat(text[: _TIME - 1])
    said = f"{WEEKDAYS[on.weekday()][:3]} {day(on)}"
    return f"{said}, {datetime.fromisoformat(text):%H:%M}" if "T" in text else said
