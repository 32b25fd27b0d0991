"""The worked examples: what is met, what is not yet stated, and that no example passes by accident."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evenhand.config.command_line import main
from evenhand.statute.answers import ANSWERS
from evenhand.statute.answers.stating import states
from evenhand.statute.examples import differences, run

FILE = Path(__file__).with_name("examples.json")
EXAMPLES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))

NOT_YET_STATED = {
    "alternative_person",
    "covid.end_date",
    "covid.reg2A",
    "end_to_end.mediation_agreed",
    "notice_content.recommendations",
    "reg32.content",
    "reg37_2.consent",
    "reg37_2.five_working_days_notice",
    "reg38.attendance",
    "reg41.expenses",
    "reg42.steps_after_agreement",
    "reg42_5.does_not_reach_42_4",
    "reg42_5.written_variation",
    "reg44_3.exceptions",
    "s52_4.say_what_provision",
    "si2017_1306.reg3_scope",
    "si2017_1306.reg6_3",
    "si2017_1306.reg7_1",
    "terms.icb",
}
STATED = [example for example in EXAMPLES if example["rule"] not in NOT_YET_STATED]


def test_the_rules_that_are_not_yet_stated_are_exactly_these() -> None:
    assert {example["rule"] for example in EXAMPLES} - set(ANSWERS) == NOT_YET_STATED


@pytest.mark.parametrize("example", STATED, ids=lambda example: example["id"])
def test_each_example_of_a_stated_rule_is_met(example: dict[str, Any]) -> None:
    assert differences(example) == ()


def _changed(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        return [*value, "something_else"]
    return None if value is not None else "2025-01-01"


def _with_one_value_changed(example: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    right = next(value for key, value in example["expected"].items() if key != "not")
    places = [("expected", example["expected"])]
    places += [(f"reading {n}", reading["expected"]) for n, reading in enumerate(example.get("readings", ()))]
    for number, (place, expected) in enumerate(places):
        for key, value in expected.items():
            changed = copy.deepcopy(example)
            target = changed["expected"] if number == 0 else changed["readings"][number - 1]["expected"]
            target[key] = right if key == "not" else _changed(value)
            yield f"{place} {key}", changed


@pytest.mark.parametrize("example", STATED, ids=lambda example: example["id"])
def test_changing_any_one_expected_value_is_noticed(example: dict[str, Any]) -> None:
    unnoticed = [place for place, changed in _with_one_value_changed(example) if not differences(changed)]
    assert unnoticed == []


def test_the_command_counts_every_example_and_says_what_is_not_yet_stated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["examples", str(FILE)])
    lines = capsys.readouterr().out.splitlines()
    left = len(EXAMPLES) - len(STATED)
    assert lines[-1] == f"{len(STATED)} passed, {left} failed"
    assert len([line for line in lines if "not yet stated in this package" in line]) == left
    assert status == 1


def test_the_command_passes_when_every_example_is_met(tmp_path: Path) -> None:
    file = tmp_path / "stated.json"
    file.write_text(json.dumps(STATED), encoding="utf-8")
    assert run([str(file)]) == ([f"{len(STATED)} passed, 0 failed"], 0)


@pytest.mark.parametrize("text", ["not json", "{}", "[1]"])
def test_a_file_that_is_not_a_list_of_examples_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "broken.json"
    file.write_text(text, encoding="utf-8")
    lines, status = run([str(file), str(tmp_path / "missing.json")])
    assert status == 1 and len(lines) == 3 and lines[-1] == "0 passed, 0 failed"


def test_no_file_at_all_is_an_error() -> None:
    assert run([]) == (["Name one or more files of examples.", "0 passed, 0 failed"], 1)


CONTACT: dict[str, Any] = next(example for example in STATED if example["id"] == "CONTACT-002")
READ: dict[str, Any] = next(example for example in STATED if example["id"] == "CONTACT-020")


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
