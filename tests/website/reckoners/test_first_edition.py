"""The question tools that come with this service: each can be used, says what the law says, and leads somewhere."""

import re
from datetime import date

import pytest

from evenhand.domain.law.in_use import AS_RELEASED
from evenhand.website.pages import edition, facts, text
from evenhand.website.pages.targets import Targets, require_not_by_hand
from evenhand.website.reckoners import files
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.flow import walk
from evenhand.website.reckoners.reaching import hold
from evenhand.website.reckoners.rules import RESULT

TODAY = date(2026, 11, 30)
WRITTEN = dict(files.of_language("en"))
TOOLS = [
    "certificate", "routes", "costs", "ready", "who-comes", "who-decides", "thirty-days", "agreement-kept",
    "phone-or-video",
]  # fmt: skip
each_tool = pytest.mark.parametrize("slug", TOOLS)


def of(slug: str) -> Definition:
    return files.read_file(slug, WRITTEN[slug]).definition


def test_the_nine_come_in_the_order_in_which_families_need_them() -> None:
    assert sorted(WRITTEN, key=lambda slug: files.read_file(slug, WRITTEN[slug]).order) == TOOLS


@each_tool
def test_each_example_comes_out_as_it_says(slug: str) -> None:
    definition = of(slug)
    assert len(definition.examples) >= 5
    assert not [
        (held.example.says, held.missing, held.unwanted, held.unanswered)
        for held in (hold(definition, example, AS_RELEASED) for example in definition.examples)
        if not held.passes
    ]


@each_tool
def test_every_way_ends_with_a_headline_and_everything_is_reached_by_somebody(slug: str) -> None:
    found = walk(of(slug), TODAY, AS_RELEASED)
    assert (found.never_asked, found.never_shown, found.headless) == ((), (), ())


@each_tool
def test_every_text_can_be_drawn_and_every_link_leads_somewhere(slug: str) -> None:
    definition = of(slug)
    known = Targets(
        {page.slug: "" for page in edition.pages("en")},
        {term["slug"]: term["meaning"] for term in edition.terms("en")},
    )
    for words in (definition.intro, *(card.text for card in definition.cards)):
        for piece in (piece for block in text.read(words) for line in block.lines for piece in line):
            if piece.fact and not piece.fact.startswith(RESULT):
                facts.require(piece.fact)
            if piece.target:
                require_not_by_hand(piece.target)
                known.address(piece.target)


@each_tool
def test_no_number_of_the_law_is_typed_by_hand(slug: str) -> None:
    """A time limit comes from the law of the day, not from a text."""
    typed = re.compile(r"\b(?:\d+|two|three|four|five|six|eight|ten) (?:working days|weeks|months)\b")
    for card in of(slug).cards:
        assert not typed.findall(card.text), card.key
