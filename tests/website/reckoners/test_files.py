"""A file turns into a definition, or says all that is wrong with it."""

import pytest

from evenhand.domain.law.in_use import AS_RELEASED
from evenhand.website.pages.edition import Unusable
from evenhand.website.reckoners.files import read_file
from evenhand.website.reckoners.reaching import hold
from tests.website.reckoners.made import WRITTEN


def test_a_file_says_what_the_definition_is() -> None:
    found = read_file("trial", WRITTEN)
    assert [question.key for question in found.definition.questions] == ["decision", "disputed", "age"]
    assert found.definition.cards[1].when.count("\n") == 1
    assert (found.looked_after_by, found.order) == ("Service manager", 100)
    assert all(hold(found.definition, each, AS_RELEASED).passes for each in found.definition.examples)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('key = "age"', 'key = "decision"', "questions, number 3, key: “decision” is used before"),
        ('key = "age"', 'key = "answer"', "“answer” is needed for an address"),
        ("result:needed is yes", "result:neded is yes", "Did you mean result:needed or"),
        ('when = "decision is', 'when = "age is', "there is no question before this one “age”"),
        ('none = "not_sure"', 'none = "not-sure"', "none: “not-sure” is none of several answers."),
        ('fills = "disputed"', 'fills = "dispute"', "Did you mean disputed?"),
        ('calculator = "certificate-need"', 'calculator = "certificate"', "Did you mean certificate-need?"),
        (
            'key = "refusal_to_assess"',
            'key = "refusal-to-assess"',
            "The calculator knows no answer “refusal-to-",
        ),
        ("main = true", "main = false", "No card can be the headline."),
        ("optional = true", "optinal = true", "Question has no “optinal”"),
        ('shows = ["needed", "older"]', 'shows = ["need"]', "There is no card “need”. Did you mean needed"),
        ("age = 17", "aged = 17", "There is no question “aged”. Did you mean age?"),
        ('kind = "number"', 'kind = "numbers"', "'numbers' is not a valid Kind"),
        ("[[result:why]]", "[[result:whi]]", "There is no result “result:whi”. Did you mean result:why"),
        ('action = "ask"', 'action = "asks"', "There is no action “asks”."),
        ('missing = "Write how old your child is."', "", "Say what to show when nothing was answered."),
        ("checked_on = 2026-11-30", "", "trial.toml: 'checked_on'"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(right: str, wrong: str, said: str) -> None:
    with pytest.raises(Unusable) as trouble:
        read_file("trial", WRITTEN.replace(right, wrong))
    assert said in str(trouble.value)


def test_an_example_that_comes_out_otherwise_says_how() -> None:
    definition = read_file("trial", WRITTEN.replace("age at least 16", "age at least 18")).definition
    first, second = (hold(definition, each, AS_RELEASED) for each in definition.examples)
    assert (first.passes, first.missing, second.passes) == (False, ("older",), True)


def test_another_word_anywhere_makes_another_fingerprint() -> None:
    prints = {
        read_file("trial", WRITTEN.replace(*change)).definition.fingerprint
        for change in (
            ("", ""),
            ("Call us.", "Ring us."),
            ("age = 17", "age = 18"),
            ("keep_days = 30", "keep_days = 7"),
        )
    }
    assert len(prints) == 4
