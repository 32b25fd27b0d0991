"""The worked examples: that all are met, and that none passes by accident."""

import copy
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from evenhand.config.command_line import main
from evenhand.statute.answers import ANSWERS
from evenhand.statute.answers.stating import states
from evenhand.statute.examples import differences, run

FILE = Path(str(files("evenhand.statute").joinpath("examples.json")))
EXAMPLES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))


def test_every_rule_of_the_format_is_stated_and_every_stated_rule_has_an_example() -> None:
    assert {example["rule"] for example in EXAMPLES} == set(ANSWERS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_each_example_is_met(example: dict[str, Any]) -> None:
    assert differences(example) == ()


def _changes(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield from (not value, int(value), None)
    elif isinstance(value, list):
        yield from ([*value, "something_else"], [None, *value], value[:-1] or None)
    elif isinstance(value, str):
        yield from (None, value + "x", value[:-1], value.swapcase() if value.isalpha() else value + " ")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            yield from ((date.fromisoformat(value) + timedelta(days=days)).isoformat() for days in (-1, 1))
    else:
        yield from ("2025-01-01", False, "", [])


def _with_one_value_changed(example: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    right = next(value for key, value in example["expected"].items() if key != "not")
    places = [("expected", example["expected"])]
    places += [(f"reading {n}", reading["expected"]) for n, reading in enumerate(example.get("readings", ()))]
    for number, (place, expected) in enumerate(places):
        for key, value in expected.items():
            for other in (right,) if key == "not" else _changes(value):
                changed = copy.deepcopy(example)
                target = changed["expected"] if number == 0 else changed["readings"][number - 1]["expected"]
                target[key] = other
                yield f"{place} {key} {other!r}", changed


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_changing_any_one_expected_value_is_noticed(example: dict[str, Any]) -> None:
    unnoticed = [place for place, changed in _with_one_value_changed(example) if not differences(changed)]
    assert unnoticed == []


def test_the_command_passes_with_every_example_met(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["examples", str(FILE)])
    assert capsys.readouterr().out.splitlines() == [f"{len(EXAMPLES)} passed, 0 failed"]
    assert status == 0


def test_the_command_fails_when_one_rule_is_not_stated(tmp_path: Path) -> None:
    file = tmp_path / "unknown.json"
    file.write_text(json.dumps([*EXAMPLES, EXAMPLES[0] | {"rule": "reg99.unknown"}]), encoding="utf-8")
    lines, status = run([str(file)])
    assert "'reg99.unknown' is not yet stated in this package" in lines[0]
    assert lines[-1] == f"{len(EXAMPLES)} passed, 1 failed" and status == 1


@pytest.mark.parametrize("text", ["not json", "{}", "[1]"])
def test_a_file_that_is_not_a_list_of_examples_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "broken.json"
    file.write_text(text, encoding="utf-8")
    lines, status = run([str(file), str(tmp_path / "missing.json")])
    assert status == 1 and len(lines) == 3 and lines[-1] == "0 passed, 0 failed"


def test_no_file_at_all_is_an_error() -> None:
    assert run([]) == (["Name one or more files of examples.", "0 passed, 0 failed"], 1)


CONTACT: dict[str, Any] = next(example for example in EXAMPLES if example["id"] == "CONTACT-002")
READ: dict[str, Any] = next(example for example in EXAMPLES if example["id"] == "CONTACT-020")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rule": "reg99.unknown"}, "not yet stated"),
        ({"inputs": {"sent": "2025-01-01"}}, "does not use the inputs"),
        ({"inputs": {"notice_sent": "1999-01-01"}}, "not in force"),
        ({"inputs": {"notice_sent": 5}}, ""),
        ({"inputs": {"notice_sent": "2025-02-31"}}, "day is out of range"),
        ({"expected": {}}, "cannot fail"),
        ({"expected": {"other": 1}}, "not produced"),
        ({"expected": {"not": "never"}}, "Invalid isoformat"),
        ({"readings": [{"name": "text", "expected": {"contact_by": None}}]}, "one reading only"),
        ({"default_reading": "text"}, "one reading only"),
    ],
)
def test_an_example_that_cannot_be_run_as_written_fails(change: dict[str, Any], says: str) -> None:
    found = differences(CONTACT | change)
    assert found and says in str(found[0])


def test_an_amount_of_a_thousand_pounds_is_not_a_date() -> None:
    example = {"id": "A", "rule": "reg41.expenses", "expected": {"payable_gbp": "1000.00"}}
    assert differences(example | {"inputs": {"mode": "taxi", "claimed": "1000.00"}}) == ()
    assert differences(example | {"inputs": {"mode": "taxi", "claimed": "1000.01"}})


def test_an_example_without_inputs_fails() -> None:
    assert "has no 'inputs'" in str(differences({"id": "A", "rule": "reg33.contact_adviser"})[0])


def test_a_reading_that_does_not_exist_fails() -> None:
    assert differences(READ | {"readings": [{"name": "both", "expected": {"contact_by": None}}]})


def test_an_example_stated_under_another_default_fails() -> None:
    found = differences(READ | {"default_reading": "one_clock"})
    assert [difference.key for difference in found] == ["default_reading"]


def test_a_rule_cannot_be_stated_twice_or_turn_on_an_unknown_switch() -> None:
    with pytest.raises(ValueError, match="twice"):
        states("reg33.contact_adviser")
    with pytest.raises(ValueError, match="switch"):
        states("reg99.new", "no_such_switch")
