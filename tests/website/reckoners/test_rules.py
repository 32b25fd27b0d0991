"""The language of rules says what it means, and says plainly what it does not understand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.website.reckoners.rules import (
    AMOUNT,
    GIVEN,
    Condition,
    Kind,
    Rule,
    Subject,
    Unclear,
    Verb,
    parse,
    read,
)

KEYS = ("about", "parts", "age", "born", "result:day")
SUBJECTS = {
    "about": Subject(Kind.ONE, ("content", "refusal")),
    "parts": Subject(Kind.SEVERAL, ("b", "f", "none")),
    "age": Subject(Kind.NUMBER),
    "born": Subject(Kind.DATE),
    "result:day": Subject(Kind.WORDS),
}
words = st.sampled_from(("a", "b", "content", "section_B", "no-appeal"))
values = st.fixed_dictionaries(
    {},
    optional={
        "about": st.one_of(st.none(), words),
        "parts": st.lists(words, max_size=3),
        "age": st.one_of(st.none(), st.integers(0, 30)),
        "born": st.sampled_from(("", "2010-05-01")),
        "result:day": st.sampled_from(("", "Monday")),
    },
)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    verb = draw(st.sampled_from(list(Verb)))
    if verb in AMOUNT:
        return Condition("age", verb, str(draw(st.integers(-5, 30))))
    if verb in GIVEN:
        return Condition(draw(st.sampled_from(KEYS)), verb)
    key = "parts" if verb in (Verb.HAS, Verb.HAS_NOT) else "about"
    return Condition(key, verb, draw(words))


rules = st.lists(st.lists(conditions(), min_size=1, max_size=3).map(tuple), max_size=4).map(
    lambda lines: Rule(tuple(lines))
)


@given(rules)
def test_a_rule_that_was_written_is_read_as_it_was(rule: Rule) -> None:
    assert parse(str(rule)) == rule


@given(rules, values)
def test_a_rule_holds_where_one_line_does_and_a_line_where_all_of_it_does(
    rule: Rule, said: dict[str, Any]
) -> None:
    lines = [all(condition.holds(said) for condition in line) for line in rule.lines]
    assert rule.holds(said) is (any(lines) or not lines)
    assert (rule.held_by(said) is not None) is any(lines)


@given(conditions(), values)
def test_not_is_always_the_opposite(condition: Condition, said: dict[str, Any]) -> None:
    opposite = {
        Verb.IS: Verb.IS_NOT,
        Verb.HAS: Verb.HAS_NOT,
        Verb.IS_GIVEN: Verb.IS_NOT_GIVEN,
    }.get(condition.verb)
    if opposite:
        assert Condition(condition.key, opposite, condition.value).holds(said) is not condition.holds(said)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("about is content", False),
        ("about is not content", True),
        ("parts has b", False),
        ("parts has not b", True),
        ("age at least 0", False),
        ("age below 99", False),
        ("born is given", False),
        ("born is not given", True),
    ],
)
def test_what_was_not_answered_makes_no_claim(condition: str, holds: bool) -> None:
    assert parse(condition).holds({}) is holds
    assert parse(condition).holds({"about": None, "parts": [], "age": None, "born": ""}) is holds


@pytest.mark.parametrize(("age", "holds"), [(15, False), (16, True), (24, True), (25, False)])
def test_an_amount_is_held_at_its_ends(age: int, holds: bool) -> None:
    assert parse("age at least 16 and age below 25").holds({"age": age}) is holds


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("about content", "Line 1: “about content” is no condition."),
        ("\n\nabout is", "Line 3: “about is” must end with an answer."),
        ("about is content\nabout or", "Line 2: “about or” is no condition."),
        ("born is given today", "Line 1: nothing can stand after “is given”, but “today” does."),
        ("age at least old", "Line 1: “at least” needs a whole number, and “old” is none."),
        ("about is content and ", "Line 1: “about is content and” is no condition."),
    ],
)
def test_what_is_not_of_the_language_is_named_with_its_line(written: str, said: str) -> None:
    with pytest.raises(Unclear) as trouble:
        parse(written)
    assert str(trouble.value).startswith(said)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("abuot is content", "there is no question before this one “abuot”. Did you mean about?"),
        ("result:dya is given", "there is no result “result:dya”. Did you mean result:day?"),
        ("about is contnet", "“about” has no answer “contnet”. Did you mean content?"),
        ("parts is b", "“parts” is of kind several. Of that one can ask “has”, “has not”"),
        ("born is 2010-05-01", "“born” is of kind date. Of that one can ask “is given”"),
        ("about is content\nabout at least 3", "Line 2: “about” is of kind one."),
    ],
)
def test_what_is_not_there_is_named_with_what_was_probably_meant(written: str, said: str) -> None:
    with pytest.raises(Unclear) as trouble:
        read(written, SUBJECTS)
    assert said in str(trouble.value)


def test_a_rule_without_a_line_always_holds() -> None:
    assert read(" \n ", SUBJECTS) == Rule()
    assert Rule().holds({})
