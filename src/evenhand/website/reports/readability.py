"""How hard a text is: Flesch-Kincaid grade, with a listed exemption for terms of law.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975). A grade of 4 is the
school year in which children turn nine or ten. Syllables are counted as groups of vowels, a silent e left out; a term
in terms_of_law.txt counts as one word of one syllable, because the reader meets it with its meaning beside it.
"""

import re
from collections.abc import Iterable
from importlib.resources import files

from evenhand.website.pages import text

GRADE = 4.0
# Of pages in the section for people whose work it is.
GRADE_FOR_PROFESSIONALS = 6.0
PROFESSIONALS = "professionals"
_LINES = (
    files("evenhand.website.reports").joinpath("terms_of_law.txt").read_text(encoding="utf-8").splitlines()
)
TERMS = [line.strip() for line in _LINES if line.strip() and not line.startswith("#")]
_TERM = re.compile(
    "|".join(rf"\b{re.escape(term)}\b" for term in sorted(TERMS, key=len, reverse=True)), re.IGNORECASE
)
_SPOKEN = ("ted", "ded", "ses", "ces", "ges", "zes", "xes", "shes", "ches")


def grade(sentences: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences; 0 of none."""
    found = list(sentences)
    words = [word for each in found for word in re.findall(r"[A-Za-z’']+|\d+", _TERM.sub("law", each))]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Return how many syllables an English word has, near enough."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    is_silent = word.endswith(("es", "ed")) and not word.endswith("eed") and not word.endswith(_SPOKEN)
    if is_silent or (word.endswith("e") and not word.endswith("le")):
        groups -= 1
    return max(groups, 1)


def sentences_of(words: str) -> list[str]:
    """Return the sentences of a text: an entry of a list and a heading is one of its own.

    Raises Unreadable.
    """
    lines = [
        "".join("law" if piece.fact else piece.words for piece in line)
        for block in text.read(words)
        for line in block.lines
    ]
    found = [sentence for line in lines for sentence in re.split(r"(?<=[.!?:])\s+", line)]
    return [sentence for sentence in found if re.search(r"\w", sentence)]
