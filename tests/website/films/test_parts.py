"""The part of a file that a browser asks for."""

import pytest

from evenhand.website.films.parts import MOST, NotThere, Part, part_of


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=5-5", 5, 5),
        ("bytes=0-", 0, 9),
        ("bytes=9-", 9, 9),
        ("bytes=4-400", 4, 9),
        ("bytes=-3", 7, 9),
        ("bytes=-30", 0, 9),
    ],
)
def test_a_part_is_from_its_first_byte_to_its_last(asked: str, first: int, last: int) -> None:
    assert part_of(asked, 10) == Part(first, last, 10)


@pytest.mark.parametrize(
    "asked", ["", "bytes=", "bytes=-", "bytes=7-3", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b"]
)
def test_what_is_not_understood_asks_for_the_whole(asked: str) -> None:
    assert part_of(asked, 10) is None


@pytest.mark.parametrize(
    ("asked", "size"), [("bytes=10-", 10), ("bytes=10-20", 10), ("bytes=-0", 10), ("bytes=0-", 0)]
)
def test_what_is_not_there_is_said_to_be_not_there(asked: str, size: int) -> None:
    with pytest.raises(NotThere):
        part_of(asked, size)


def test_a_part_without_an_end_is_short_and_one_with_an_end_is_as_asked() -> None:
    """So that whoever watches slowly holds no thread for the length of a film; Safari says an end and wants it all."""
    assert part_of("bytes=100-", 10 * MOST) == Part(100, 99 + MOST, 10 * MOST)
    asked = part_of(f"bytes=0-{10 * MOST - 1}", 10 * MOST)
    assert asked is not None and asked.length == 10 * MOST
