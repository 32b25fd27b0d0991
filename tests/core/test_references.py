"""References can be read over the telephone and typed by tired people."""

from evenhand.core import references


def test_a_reference_has_no_letter_that_looks_like_another():
    assert not set("".join(references.new(2, 4) for _ in range(500))) & set("0O1IL2Z5S8BUV")


def test_typing_is_forgiving():
    assert references.tidy(" 7k4m pqxr ") == references.tidy("7K4M-PQXR") == "7K4MPQXR"
