"""`evenhand clocks` in a pipe: one answer for each line, in their order, and a sentence for each that is wrong."""

import json
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "evenhand.config.command_line", "clocks"]
ASKED = {"facts": {"decision": "final_plan", "notice_sent": "2026-11-25"}}


def ask(lines: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], input=lines, capture_output=True, text=True, timeout=60)


def test_each_line_is_answered_in_its_place() -> None:
    lines = "".join(json.dumps({"id": number, **ASKED}) + "\n" for number in range(200)) + "\n"
    done = ask(lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [each["id"] for each in answers] == list(range(200))
    assert answers[0]["deadlines"][0]["explanation"]["plain"][0].startswith("Contact us by")
    assert "200 lines" in done.stderr and "answered." in done.stderr


def test_without_explanations_nothing_else_changes() -> None:
    full = json.loads(ask(json.dumps(ASKED)).stdout)["deadlines"]
    brief = json.loads(ask(json.dumps(ASKED), "--brief").stdout)["deadlines"]
    assert [{name: each[name] for name in each if name != "explanation"} for each in full] == brief


def test_a_line_that_is_wrong_says_so_in_its_place_and_the_others_are_answered() -> None:
    wrong = {"id": "b", "facts": {"notice_sent": "soon"}}
    done = ask("\n".join([json.dumps({"id": "a", **ASKED}), json.dumps(wrong), "{", "[]", json.dumps(ASKED)]))
    first, second, third, fourth, last = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1 and "3 not understood" in done.stderr
    assert first["id"] == "a" and "deadlines" in first and "deadlines" in last
    assert (second["line"], second["id"]) == (2, "b") and 'write a day as "2026-11-25"' in second["error"]
    assert third["error"].startswith("This is no JSON") and "must be an object" in fourth["error"]


@pytest.mark.parametrize("words", [["--fast"], ["facts.jsonl"]])
def test_a_word_that_it_does_not_know_starts_nothing(words: list[str]) -> None:
    done = ask(json.dumps(ASKED), *words)
    assert done.returncode == 2 and done.stdout == ""
    assert words[0] in done.stderr and "evenhand clocks reads facts" in done.stderr


def test_a_reader_who_has_enough_ends_it_without_a_complaint() -> None:
    pipe = f"yes '{json.dumps(ASKED)}' | {' '.join(COMMAND)} | head -n 1"
    done = subprocess.run(["sh", "-c", pipe], capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith('{"deadlines"') and done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr
