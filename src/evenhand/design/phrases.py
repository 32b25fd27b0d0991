"""Phrases that stand around the words of a page, in the languages of the public website.

Each language is a file that translators know, `phrases/<code>.po`. A phrase that is not in it stands in English.
"""

import gettext
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

import polib

from evenhand.design import words

# In the order in which a page offers them: what each is called by whoever reads it, and which way it is written.
ENGLISH = "en-gb"
EASY_READ = "en-gb-x-easy"
NAMES = {ENGLISH: "English", "pl": "Polski", "ur": "اردو", EASY_READ: "Easy Read"}
IN_ENGLISH = {ENGLISH: "English", "pl": "Polish", "ur": "Urdu", EASY_READ: "Easy Read"}
RIGHT_TO_LEFT = frozenset({"ur"})


@cache
def phrases(language: str) -> gettext.NullTranslations:
    """Return the phrases of a language; English ones where it has no file."""
    found = files("evenhand.design").joinpath("phrases", f"{language}.po")
    if not found.is_file():
        return gettext.NullTranslations()
    read = polib.pofile(found.read_text(encoding="utf-8"))
    return gettext.GNUTranslations(BytesIO(read.to_binary()))


def say(language: str, phrase: str, **given: object) -> str:
    """Return a phrase in a language, with what is given put in."""
    said = phrases(language).gettext(phrase) if phrase else ""  # nothing, in such a file, is its heading
    return said.format(**given) if given else said


def counted(language: str, count: int, one: str) -> str:
    """Return a count with its noun, such as "3 days", in the form that the language has for that count."""
    if (found := phrases(language).ngettext(one, f"{one}s", count)) in (one, f"{one}s"):
        return words.plural(count, one)
    return f"{count} {found}"


def day(on: date, language: str = ENGLISH) -> str:
    """Return a day in full, such as "Friday 11 December 2026"."""
    found = phrases(language).gettext
    return f"{found(words.weekday(on))} {on.day} {found(words.month(on))} {on.year}"


def direction(language: str) -> str:
    """Return which way a language is written: `ltr` or `rtl`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
