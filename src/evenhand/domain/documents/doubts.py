"""Whether a paper may be about another child than its case: what makes somebody look before others see it.

It reads what a page says and compares it with what is known. It decides nothing: a person does.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from evenhand.core.references import ALPHABET

# Between the adding of a paper and the first moment at which others see it, for whoever notices their own mistake.
HELD = timedelta(seconds=60)
# A page with fewer letters says too little to miss a name in it.
_FEWEST_LETTERS = 80
_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
# As references.new makes them; without a figure it might be two words in capitals.
_REFERENCE = re.compile(rf"\b(?=[A-Z-]*\d)[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}\b")
_BORN = re.compile(
    r"(?:date\s+of\s+birth|d\.?\s?o\.?\s?b\.?|born(?:\s+on)?|birthday)\W{0,10}"
    r"(\d{1,4})(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?([a-z]{3,9}|\d{1,2})[\s./,-]+(\d{2,4})",
    re.IGNORECASE,
)


class Doubt(models.TextChoices):
    """Why a paper may be in the wrong case, as whoever gave it is told."""

    ANOTHER_CHILD = "another_child", "It names a child of another case of yours."
    NOT_THIS_CHILD = "not_this_child", "It does not name the child of this case."
    ANOTHER_BIRTHDAY = "another_birthday", "It says another date of birth than this child’s."
    ANOTHER_CASE = "another_case", "It names the reference of another case."


@dataclass(frozen=True)
class About:
    """Whom a case is about, and the children of the other cases of the body that gives a paper."""

    names: tuple[str, ...]
    """The child's, as it stands now and as it stood."""
    born: date | None
    reference: str
    others: tuple[str, ...]


def doubts(words: str, about: About) -> list[str]:
    """Return what in a paper's words speaks against its case; nothing for a paper that cannot be read."""
    text = _plain(words)
    found = {
        Doubt.ANOTHER_CHILD: any(_stands(name, text) for name in set(about.others) - set(about.names)),
        Doubt.NOT_THIS_CHILD: _is_long_enough(text)
        and not any(_is_named(name, text) for name in about.names),
        Doubt.ANOTHER_BIRTHDAY: about.born is not None
        and any(born != about.born for born in birthdays(words)),
        Doubt.ANOTHER_CASE: any(each != about.reference for each in _REFERENCE.findall(words)),
    }
    return [doubt.value for doubt, is_so in found.items() if is_so]


def birthdays(words: str) -> list[date]:
    """Return the days that a text gives as somebody's date of birth; what is no day is left out."""
    return [born for first, month, last in _BORN.findall(words) if (born := _day(first, month, last))]


def _day(first: str, month: str, last: str) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    year, day = (int(first), int(last)) if len(first) == 4 else (int(last), int(first))
    if year < 100:
        year += 2000
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _plain(words: str) -> str:
    """Return words in small letters with one space between them, so that a line's end parts no name."""
    return " ".join(re.findall(r"[^\W\d_]+", words.casefold()))


def _stands(name: str, text: str) -> bool:
    plain = _plain(name)
    return bool(plain) and f" {plain} " in f" {text} "


def _is_named(name: str, text: str) -> bool:
    """Tell whether a child is named: in full, or surname and first name apart, as forms write them."""
    parts = _plain(name).split()
    return _stands(name, text) or (len(parts) > 1 and all(_stands(p, text) for p in (parts[0], parts[-1])))


def _is_long_enough(text: str) -> bool:
    return len(text.replace(" ", "")) >= _FEWEST_LETTERS
