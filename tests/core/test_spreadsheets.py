"""What somebody typed is no formula in a spreadsheet."""

import csv
from io import StringIO

import pytest

from evenhand.core.spreadsheets import as_csv


def cell(value: object) -> str:
    (_, (found,)) = csv.reader(StringIO(as_csv(("Heading",), [(value,)])))
    return found


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "|cmd", "％", "＝1+1", "%0A=1"],
)
def test_what_looks_like_a_formula_is_words(words):
    assert not cell(words).lstrip().startswith(("=", "+", "-", "@", "＝", "|", "%", "\t"))


@pytest.mark.parametrize(
    ("value", "shown"), [(-3, "-3"), (2.5, "2.5"), (None, ""), ("Ada", "Ada"), ("a,b", "a,b")]
)
def test_numbers_and_usual_words_stay_what_they_are(value, shown):
    assert cell(value) == shown
