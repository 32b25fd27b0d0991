"""Runs worked examples of the law from files, in a format that a lawyer can add to."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple

from evenhand.statute.answers import ANSWERS, Answer
from evenhand.statute.readings import DEFAULT, Readings


class Difference(NamedTuple):
    """One way in which an example is not met."""

    id: str
    key: str
    expected: object
    got: object
    why: str

    def __str__(self) -> str:
        return f"{self.id}: {self.key}: expected {self.expected!r}, got {self.got!r}. {self.why}"


class CannotRun(ValueError):
    """The example is not in the format, or speaks of something that is not stated here."""


def differences(example: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return every difference between an example and the law as stated; none if the example is met."""
    name, why = str(example.get("id", "no id")), str(example.get("why", ""))
    try:
        return tuple(Difference(name, key, want, got, why) for key, want, got in _compare(example))
    except (CannotRun, LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        return (Difference(name, "error", "an answer", str(error), why),)


def run(paths: Sequence[str]) -> tuple[list[str], int]:
    """Return the report's lines, the counts last, and the exit status, for files of examples."""
    lines, passed, failed, unreadable = [], 0, 0, 0
    for path in paths:
        try:
            examples = read_examples(path)
        except (OSError, ValueError) as error:
            lines.append(f"{path}: cannot be read as a list of examples: {error}")
            unreadable += 1
            continue
        for example in examples:
            found = differences(example)
            lines += [str(difference) for difference in found]
            passed, failed = passed + (not found), failed + bool(found)
    if not paths:
        lines.append("Name one or more files of examples.")
    lines.append(f"{passed} passed, {failed} failed")
    return lines, 1 if failed or unreadable or not paths else 0


def read_examples(path: str) -> list[dict[str, Any]]:
    """Return the examples of one file. Raises ValueError if it is not a JSON list of objects."""
    examples = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(examples, list) or not all(isinstance(example, dict) for example in examples):
        raise ValueError("the file is not a list of objects")
    return examples


def _compare(example: Mapping[str, Any]) -> Iterator[tuple[str, object, object]]:
    for key in ("id", "rule", "inputs", "expected"):
        if key not in example:
            raise CannotRun(f"the example has no {key!r}")
    rule = str(example["rule"])
    answer = ANSWERS.get(rule)
    if answer is None:
        raise CannotRun(f"the rule {rule!r} is not yet stated in this package")
    inputs = _inputs(answer, rule, example["inputs"])
    default = example.get("default_reading")
    if default is not None:
        ours = _reading_now(answer, rule)
        if default != ours:
            yield "default_reading", default, ours
    yield from _against(example["expected"], answer.results(inputs, DEFAULT), "")
    for reading in example.get("readings", ()):
        name = reading["name"]
        results = answer.results(inputs, _readings(answer, rule, name))
        yield from _against(reading["expected"], results, f" under {name}")


def _against(
    expected: Mapping[str, object], results: Mapping[str, object], under: str
) -> Iterator[tuple[str, object, object]]:
    if not expected:
        raise CannotRun(f"nothing is expected{under}, so the example cannot fail")
    got = {key: _plain(value) for key, value in results.items()}
    for key, want in expected.items():
        if key == "not":
            date.fromisoformat(str(want))
            yield from ((f"not{under}", f"no result on {want}", name) for name in got if got[name] == want)
        elif key not in got:
            yield key + under, want, "this result is not produced"
        elif not _same(got[key], want):
            yield key + under, want, got[key]


def _inputs(answer: Answer, rule: str, given: Mapping[str, Any]) -> dict[str, Any]:
    known = set(signature(answer.work_out).parameters) - {"readings"}
    unknown = sorted(set(given) - known)
    if unknown:
        raise CannotRun(f"the rule {rule!r} does not use the inputs {unknown}")
    return {name: _value(value) for name, value in given.items()}


def _value(given: Any) -> Any:
    if isinstance(given, list):
        return [_value(one) for one in given]
    # "1000.00" is an amount, and only what begins "2025-" a day.
    if not isinstance(given, str) or not (given[:4].isdigit() and given[4:5] == "-"):
        return given
    return datetime.fromisoformat(given) if "T" in given else date.fromisoformat(given)


def _readings(answer: Answer, rule: str, name: str) -> Readings:
    if answer.switch is None:
        raise CannotRun(f"the rule {rule!r} has one reading only, not {name!r}")
    return DEFAULT.with_reading(answer.switch, name)


def _reading_now(answer: Answer, rule: str) -> str:
    if answer.switch is None:
        raise CannotRun(f"the rule {rule!r} has one reading only")
    return str(getattr(DEFAULT, answer.switch))


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _same(got: object, want: object) -> bool:
    # In Python True equals 1; in an example it does not.
    return type(got) is type(want) and got == want
