"""What was decided and what is disputed, as a family would say it: words for each, and none twice."""

import pytest

from evenhand.statute.in_plain_words import (
    DECISIONS,
    SECTIONS,
    SOMETHING_ELSE,
    decision_in_words,
    section_in_words,
)
from evenhand.statute.routes import PLANS, REFUSALS, Decision, Section


def test_every_decision_has_words_of_its_own() -> None:
    said = [decision_in_words(decision) for decision in Decision]
    assert len(set(said)) == len(said) == len(DECISIONS) + len(SOMETHING_ELSE)
    assert set(DECISIONS) == PLANS | REFUSALS


@pytest.mark.parametrize("section", Section)
def test_every_part_of_a_plan_has_words_with_its_letter(section: Section) -> None:
    said = section_in_words(section)
    assert said == "Another part of the plan" or f"(section {section.value[len('section_')].upper()})" in said
    assert (section in SECTIONS) is (section not in (Section.I, Section.OTHER))
