"""Every switch that an organisation may set is asked in plain words, with an answer for each of its readings."""

import pytest

from evenhand.statute.choices_in_words import IN_WORDS
from evenhand.statute.readings import SWITCHES

NOBODYS = {"discrimination_grace", "coronavirus_end", "loss_of_earnings"}


def test_all_switches_have_words_but_those_that_are_nobodys_to_set() -> None:
    assert SWITCHES.keys() - IN_WORDS.keys() == NOBODYS
    assert len(IN_WORDS) == 17


@pytest.mark.parametrize("switch", IN_WORDS)
def test_a_question_has_an_answer_for_each_reading_the_default_first(switch: str) -> None:
    words = IN_WORDS[switch]
    assert words.question.endswith("?") and words.where
    assert list(words.answers) == list(SWITCHES[switch])
    assert len(set(words.answers.values())) == len(words.answers)
