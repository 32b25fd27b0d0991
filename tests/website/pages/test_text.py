"""The marks of a text become pieces, and nothing else becomes anything."""

import pytest

from evenhand.website.pages import text
from evenhand.website.pages.text import Piece, Unreadable


def only(words: str) -> tuple[Piece, ...]:
    (block,) = text.read(words)
    return block.lines[0]


def test_a_line_is_read_into_words_facts_links_and_bold() -> None:
    assert only("Telephone [[provider.telephone]] or **[ask [us]](go:ask)**".replace("[us]", "us")) == (
        Piece("Telephone "),
        Piece(fact="provider.telephone"),
        Piece(" or "),
        Piece("ask us", target="go:ask", bold=True),
    )


def test_lines_of_one_paragraph_belong_together_and_a_free_line_ends_it() -> None:
    first, second = text.read("One\nand more.\n\nTwo.")
    assert [block.lines[0][0].words for block in (first, second)] == ["One and more.", "Two."]


def test_lists_end_where_another_kind_begins() -> None:
    kinds = [(block.kind, len(block.lines)) for block in text.read("- a\n- b\n  goes on\n1. c\n\nEnd")]
    assert kinds == [("bullets", 2), ("numbers", 1), ("paragraph", 1)]


def test_a_heading_can_be_led_to() -> None:
    (heading,) = text.read("## What if I’m late?")
    assert (heading.kind, heading.level, heading.anchor) == ("heading", 2, "what-if-i-m-late")


@pytest.mark.parametrize(
    "words",
    [
        "# One sign",
        "##No space",
        "Bold **without end",
        "A fact [[provider.name without end",
        "[words](two words)",
        "<script>alert(1)</script>",
        "A </p> in it",
        "## A heading with [[provider.name]]",
        "## A heading with [a link](go:ask)",
    ],
)
def test_what_is_none_of_the_marks_is_refused_with_its_words(words: str) -> None:
    with pytest.raises(Unreadable, match="“"):
        text.read(words)


def test_less_than_is_a_sign_like_any_other() -> None:
    assert only("2 < 3 & 4 > 1") == (Piece("2 < 3 & 4 > 1"),)
