"""The reference page holds every rule, number, switch and example there is, and leads nowhere that does not exist."""

import re
from collections import Counter
from pathlib import Path

import pytest

import evenhand.statute
from evenhand.statute.answers import ANSWERS
from evenhand.statute.in_force import PARAMETERS, RULE_SETS
from evenhand.statute.readings import SWITCHES
from evenhand.statute.readings_in_words import SWITCHES_IN_WORDS
from evenhand.statute.reference import law
from evenhand.statute.reference.chapters import Entry, chapters
from evenhand.statute.reference.closing import glossary_text
from evenhand.statute.reference.entries import value_in_words
from evenhand.statute.reference.markdown import table
from evenhand.statute.reference.tables import TABLES
from evenhand.statute.reference.worked import EXAMPLES, WORDS, answered, chosen, given
from evenhand.statute.rules import RULES
from evenhand.statute.untimed import UNTIMED

PAGE = law()
ENTRIES = [entry for chapter in chapters() for entry in chapter.entries]
SOURCE = "\n".join(path.read_text() for path in Path(str(evenhand.statute.__file__)).parent.rglob("*.py"))


def test_the_page_in_the_documents_is_what_the_package_says_now() -> None:
    document = Path(__file__).resolve().parents[3] / "docs" / "reference" / "law.md"
    assert document.read_text().endswith(PAGE), "run `make docs`"


def test_every_clock_and_every_rule_without_one_has_exactly_one_entry() -> None:
    counted = Counter(entry.id for entry in ENTRIES)
    assert set(counted.values()) == {1}
    assert set(RULES) | set(UNTIMED) <= set(counted)


def test_every_number_is_shown_with_all_its_versions() -> None:
    for name, versions in PARAMETERS.items():
        assert PAGE.count(f"| `{name}` |") >= len(versions), name
    for rules in RULE_SETS:
        assert f"`{rules.id}`" in PAGE and rules.change in PAGE


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_every_worked_example_is_shown_in_words(example) -> None:
    assert f"| {example['id']} |" in PAGE or f"| {example['id']} (arguable) |" in PAGE
    assert given(example["inputs"]) and answered(example["expected"])
    assert "None" not in given(example["inputs"]) + answered(example["expected"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_says_who_when_and_what_and_its_examples_exist(entry: Entry) -> None:
    assert entry.who and entry.text and all(line.endswith((".", "“")) for line in entry.text)
    assert entry.counted or entry.row or entry.untimed
    for selector in entry.examples:
        assert chosen([selector]), selector
    assert entry.examples


def test_no_rule_of_the_examples_is_left_out() -> None:
    shown = {example["rule"] for entry in ENTRIES for example in chosen(entry.examples)}
    assert shown == set(ANSWERS)


def test_every_switch_stands_with_its_readings_and_with_each_rule_it_bears_on() -> None:
    assert {rule for words in SWITCHES_IN_WORDS.values() for rule in words.bears_on} <= {
        e.id for e in ENTRIES
    }
    for name, readings in SWITCHES.items():
        words = SWITCHES_IN_WORDS[name]
        assert PAGE.count(f"[`{name}`](#switch.{name}): {words.question}") == len(words.bears_on)
        assert all(f"- `{reading.value}`" in PAGE for reading in readings)
        assert words.why_default in PAGE and words.changes in PAGE


def test_every_link_leads_to_one_place() -> None:
    places = Counter(re.findall(r'<a id="([^"]+)">', PAGE))
    assert set(places.values()) == {1}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= set(places)


def test_every_table_of_a_chapter_is_used_once() -> None:
    named = [chapter.table for chapter in chapters() if chapter.table]
    assert sorted(named) == sorted(TABLES)


def test_no_words_stand_unused() -> None:
    used = {name for example in EXAMPLES for name in example["expected"]}
    used |= {name for example in EXAMPLES for r in example.get("readings", ()) for name in r["expected"]}
    assert set(WORDS["answer"]) >= used
    assert set(WORDS["facts"]) >= {rule.first_fact for rule in RULES.values()}


def test_names_of_the_code_are_names_of_the_code() -> None:
    codes = [code for entry in ENTRIES if entry.id.startswith("may_issue") for code in entry.text]
    names = re.findall(r"`([^`]+)`", glossary_text() + "".join(codes))
    assert len(names) > 40
    known = SOURCE + " ".join(reading for readings in SWITCHES.values() for reading in readings)
    assert [name for name in names if name.split(".")[-1] not in known] == []


def test_values_are_told_with_their_units() -> None:
    told = {name: value_in_words(rows[-1]) for name, rows in PARAMETERS.items()}
    assert told["reg41.mile"] == "£0.25 a mile" and told["hesc_r12_1.hour"] == "17:00"
    assert (
        told["reg33.contact_adviser"] == "two months"
        and told["school_year.latest_first_day"] == "15 September"
    )
    assert told["reg38.attendance"] == "holds" and told["si2020_471.reg2A"] == "does not hold"


def test_a_cell_cannot_break_its_table() -> None:
    assert table(["a"], [["one | two\nthree"]]).splitlines()[-1] == "| one \\| two three |"
