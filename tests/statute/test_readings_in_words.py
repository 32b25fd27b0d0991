"""Every reading has its basis, every default its reason, and both point at rules and examples that exist."""

import json
from importlib.resources import files

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT, SWITCHES
from evenhand.statute.readings_in_words import SWITCHES_IN_WORDS
from evenhand.statute.rules import RULES
from evenhand.statute.untimed import UNTIMED

EXAMPLES = json.loads(files("evenhand.statute").joinpath("examples.json").read_text(encoding="utf-8"))


def test_every_switch_is_told_in_words() -> None:
    assert set(SWITCHES_IN_WORDS) == set(SWITCHES)


@pytest.mark.parametrize("switch", SWITCHES)
def test_each_reading_has_its_basis_and_the_default_comes_first(switch: str) -> None:
    words = SWITCHES_IN_WORDS[switch]
    assert list(words.bases) == [reading.value for reading in SWITCHES[switch]]
    assert next(iter(words.bases)) == getattr(DEFAULT, switch)
    for sentence in (*words.bases.values(), words.why_default, words.changes):
        assert sentence.endswith((".", ".”"))
    assert words.question.endswith("?") and words.chosen_by and words.chosen_on


@pytest.mark.parametrize("switch", SWITCHES)
def test_it_is_shown_by_an_example_with_the_same_readings(switch: str) -> None:
    words = SWITCHES_IN_WORDS[switch]
    assert words.checked_by and {ANSWERS[rule].switch for rule in words.checked_by} == {switch}
    shown = {
        reading["name"]
        for example in EXAMPLES
        if example["rule"] in words.checked_by
        for reading in example.get("readings", ())
    }
    assert shown == set(words.bases)


@pytest.mark.parametrize("switch", SWITCHES)
def test_it_bears_on_rules_that_exist(switch: str) -> None:
    outside = {"rights_holder", "eqa_sch17.claim_time", "si2020_471.reg2A"}
    assert set(SWITCHES_IN_WORDS[switch].bears_on) <= set(RULES) | set(UNTIMED) | outside
