"""Lists for a spreadsheet: what somebody typed once is never taken for a formula there."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# What a spreadsheet takes for the beginning of a formula, and signs that it drops before it looks.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# By this some spreadsheets know that a file holds more than plain letters; it stands before all else.
MARK = "\ufeff"


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a list as text with commas; a number stays one, and words that look like a formula get a quote before."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([_plain(heading) for heading in headings])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return text.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    words = "" if value is None else str(value)
    return f"'{words}" if words.lstrip().startswith(FORMULA) or words.startswith(FORMULA) else words
