"""Every page can be read at nine: Flesch-Kincaid grade 4 or below, with a listed exemption for terms of law.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975). A grade of 4 is the
school year in which children turn nine or ten. Syllables are counted as groups of vowels, a silent e left out; a term
in terms_of_law.txt counts as one word of one syllable, because the reader meets it with its meaning beside it.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from evenhand.website.pages import edition, text
from evenhand.website.reckoners import files
from evenhand.website.reckoners.definition import Definition

GRADE = 4.0
# A page for people whose work it is.
FOR_PROFESSIONALS = {"councils": 6.0, "professionals": 6.0}
TERMS = [
    line.strip()
    for line in (Path(__file__).parent / "terms_of_law.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
TERM = re.compile(
    "|".join(rf"\b{re.escape(term)}\b" for term in sorted(TERMS, key=len, reverse=True)), re.IGNORECASE
)


def syllables(word: str) -> int:
    """Return how many syllables an English word has, near enough."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if (
        word.endswith(("es", "ed"))
        and not word.endswith("eed")
        and not word.endswith(("ted", "ded", "ses", "ces", "ges", "zes", "xes", "shes", "ches"))
    ) or (word.endswith("e") and not word.endswith("le")):
        groups -= 1
    return max(groups, 1)


def grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences."""
    words = [
        word for sentence in sentences for word in re.findall(r"[A-Za-z’']+|\d+", TERM.sub("law", sentence))
    ]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences_of(words: str) -> list[str]:
    """Return the sentences of a text: an entry of a list and a heading is one of its own."""
    lines = [
        "".join("law" if piece.fact else piece.words for piece in line)
        for block in text.read(words)
        for line in block.lines
    ]
    found = [sentence for line in lines for sentence in re.split(r"(?<=[.!?:])\s+", line)]
    return [sentence for sentence in found if re.search(r"\w", sentence)]


def words_of(page: edition.PageFile) -> list[str]:
    """Return the sentences of a page; what its cards say counts where it stands."""
    cards = {card["slug"]: card for card in edition.cards("en")}
    found = [page.title, page.summary]
    for kind, value in page.body:
        found += _of_block(kind, value, cards)
    return [sentence for words in found for sentence in sentences_of(words)]


def _of_block(kind: str, value: Any, cards: dict[str, dict[str, str]]) -> list[str]:
    if kind == "steps":
        return [words for step in value for words in (step["title"], step["text"])]
    if kind == "cards":
        return [words for slug in value for words in (cards[slug]["title"], cards[slug]["text"])]
    return [value] if kind in ("text", "important") else []


@pytest.mark.parametrize("page", edition.pages("en"), ids=lambda page: page.slug)
def test_s16_a_page_can_be_read_at_nine(page: edition.PageFile) -> None:
    found = grade(words_of(page))
    assert found <= FOR_PROFESSIONALS.get(page.slug, GRADE), round(found, 2)


def words_of_tool(tool: Definition) -> list[str]:
    """Return the sentences of a question tool: what it asks, and every card that it may show."""
    found = [tool.title, tool.summary, tool.intro]
    for question in tool.questions:
        found += [question.ask, question.hint]
        found += [words for answer in question.answers for words in (answer.words, answer.hint)]
    found += [words for card in tool.cards for words in (card.title, card.text)]
    return [sentence for words in found if words for sentence in sentences_of(words)]


@pytest.mark.parametrize("file", list(files.of_language("en")), ids=lambda file: file[0])
def test_s16_a_question_tool_can_be_read_at_nine(file: tuple[str, str]) -> None:
    found = grade(words_of_tool(files.read_file(*file).definition))
    assert found <= GRADE, round(found, 2)


@pytest.mark.parametrize(
    ("word", "count"), [("made", 1), ("table", 2), ("agreed", 2), ("council", 2), ("needed", 2), ("asked", 1)]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_words_are_found() -> None:
    hard = [
        "Notwithstanding the aforementioned provisions, representations regarding substantive determinations apply."
    ]
    assert grade(hard) > 12
