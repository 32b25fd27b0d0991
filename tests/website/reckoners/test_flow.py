"""Every way through is walked, and what nobody can reach is named."""

from hypothesis import given
from hypothesis import strategies as st

from evenhand.domain.law.in_use import AS_RELEASED
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.files import read_file
from evenhand.website.reckoners.flow import LIMIT, walk
from evenhand.website.reckoners.reaching import reach
from evenhand.website.reckoners.rules import Kind
from tests.website.reckoners.made import TODAY, WRITTEN, asks, card, one, reckoner


def walked(definition: Definition, limit: int = LIMIT):
    return walk(definition, TODAY, AS_RELEASED, limit)


def test_every_way_is_walked_once() -> None:
    found = walked(
        reckoner(
            one("about", "a", "b", "c"),
            one("more", "x", "y", when="about is a"),
            cards=(card("yes", "about is a\nabout is b\nabout is c\nmore is x\nmore is y"),),
        )
    )
    assert (found.ways, found.all_walked, found.headless) == (4, True, ())


def test_what_nobody_is_asked_or_shown_is_named() -> None:
    found = walked(
        reckoner(
            one("about", "a", "b"),
            one("more", "x", "y", when="about is a and about is b"),
            cards=(card("yes", "about is a"), card("no", "about is b"), card("never", "more is x")),
        )
    )
    assert (found.never_asked, found.never_shown) == (("more",), ("never",))
    assert found.headless == ()


def test_a_way_that_ends_without_a_headline_is_shown() -> None:
    found = walked(
        reckoner(one("about", "a", "b"), cards=(card("yes", "about is a"), card("note", main=False)))
    )
    assert found.headless == ({"about": "b"},)


def test_answers_that_no_rule_names_are_walked_as_one() -> None:
    found = walked(
        reckoner(one("about", *"abcdefgh"), cards=(card("yes", "about is a"), card("no", "about is not a")))
    )
    assert found.ways == 2


def test_numbers_are_tried_on_both_sides_of_each_end_and_left_out() -> None:
    found = walked(
        reckoner(
            asks("age", Kind.NUMBER, optional=True),
            cards=(card("young", "age below 16"), card("old", "age at least 16")),
        )
    )
    assert found.headless == ({"age": ""},)


def test_more_ways_than_can_be_walked_are_said_to_be_more_and_are_drawn_from_evenly() -> None:
    parts = tuple(one(f"q{number}", "a", "b") for number in range(12))
    rules = "\n".join(f"q{number} is a" for number in range(12))
    cards = (card("yes", rules), card("no", "q0 is b"), card("last", "q11 is b"))
    found = walked(reckoner(*parts, cards=cards), limit=300)
    assert (found.ways, found.all_walked) == (301, False)
    assert found.never_shown == ()


def test_a_calculator_is_asked_with_days_that_lead_each_of_its_ways() -> None:
    found = walked(
        reckoner(
            asks("born", Kind.DATE),
            cards=(
                card("parent", "result:holder is parent"),
                card("young", "result:holder is young-person"),
                card("nobody", "result:holder is nobody"),
            ),
            calculator="who-decides",
        )
    )
    assert (found.never_shown, found.headless) == ((), ())


@given(
    st.fixed_dictionaries(
        {
            "decision": st.sampled_from(("refusal_to_assess", "final_plan", "transport")),
            "disputed": st.lists(
                st.sampled_from(("section_F", "section_I_named_school")), min_size=1, unique=True
            ),
            "age": st.one_of(st.just(""), st.integers(0, 25)),
        }
    )
)
def test_no_answers_lead_where_the_walk_did_not(answers: dict[str, object]) -> None:
    definition = read_file("trial", WRITTEN).definition
    assert walked(definition).headless == ()
    assert reach(definition, answers, TODAY, AS_RELEASED).headline is not None
