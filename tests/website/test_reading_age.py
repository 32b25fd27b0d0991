"""Every page that comes with this service can be read at nine: grade 4 or below, but for terms of law."""

from typing import Any

import pytest

from evenhand.website.pages import edition, text
from evenhand.website.reckoners import files
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reports.readability import (
    GRADE,
    GRADE_FOR_PROFESSIONALS,
    grade,
    sentences_of,
    syllables,
)

# Pages for people whose work it is.
FOR_PROFESSIONALS = {"councils", "professionals"}


def words_of(page: edition.PageFile, folder: str) -> list[str]:
    """Return the sentences of a page; what its cards say counts where it stands."""
    cards = {card["slug"]: card for card in edition.cards(folder)}
    found = [page.title, page.summary]
    for kind, value in page.body:
        found += _of_block(kind, value, cards)
    return [sentence for words in found for sentence in sentences_of(words)]


def _of_block(kind: str, value: Any, cards: dict[str, dict[str, str]]) -> list[str]:
    if kind == "cards":
        return [words for slug in value for words in (cards[slug]["title"], cards[slug]["text"])]
    return text.texts_in(kind, value)


@pytest.mark.parametrize(
    ("folder", "page"),
    [(folder, page) for folder in ("en", "easy") for page in edition.pages(folder)],
    ids=lambda each: each if isinstance(each, str) else each.slug,
)
def test_s16_a_page_can_be_read_at_nine(folder: str, page: edition.PageFile) -> None:
    found = grade(words_of(page, folder))
    most = GRADE_FOR_PROFESSIONALS if page.slug in FOR_PROFESSIONALS else GRADE
    assert found <= most, round(found, 2)


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
