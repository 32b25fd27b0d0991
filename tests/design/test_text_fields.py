"""What a text field makes of signs that nobody sees."""

import pytest

from evenhand.design.fields import EmailField, TextAreaField, TextField

LINE = TextField(label="Name", missing="Write it.")
LINES = TextAreaField(label="Words", missing="Write them.")
ADDRESS = EmailField(label="E-mail address", missing="Write it.")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann\r\nBcc: x@elsewhere.example", "Ann Bcc: x@elsewhere.example"),
        ("Ann\u202egnoL\u202c", "AnngnoL"),
        ("Ann\u200b Long\ufeff", "Ann Long"),
        ("Ann\u2028Long\x85\x0b", "Ann Long"),
        ("\x1b[31mAnn\x07", "[31mAnn"),
        ("Zoë O’Neill-Łukasik", "Zoë O’Neill-Łukasik"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that Persian is written with
        ("שרה لیلا 小明", "שרה لیلا 小明"),
    ],
)
def test_one_line_stays_one_line_and_says_what_it_shows(typed, kept):
    assert LINE.clean(typed) == kept


def test_lines_stay_and_what_nobody_sees_goes():
    assert LINES.clean("One\r\nTwo\u202e\x07") == "One\r\nTwo"


@pytest.mark.parametrize("typed", ["a\x00b", "x" * 201])
def test_what_cannot_be_kept_is_an_error_in_words(typed):
    with pytest.raises(Exception, match=r"Null characters|characters or fewer"):
        LINE.clean(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "a@b.example\nBcc: c@d.example",
        "a@b.example,c@d.example",
        "Sam <a@b.example>",
        "a@fam\u0130ly.example",
    ],
)
def test_an_address_is_one_plain_address(typed):
    with pytest.raises(Exception, match="Enter an e-mail address"):
        ADDRESS.clean(typed)
