"""The reckoners that come with this service, read from the files of the first edition."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from evenhand.website.pages.edition import LANGUAGES, Unusable
from evenhand.website.reckoners.definition import Answer, Card, Definition, Example, Question
from evenhand.website.reckoners.rules import Kind
from evenhand.website.reckoners.soundness import troubles

__all__ = ["LANGUAGES", "ReckonerFile", "Unusable", "of_language", "read_file"]
CARE = ("looked_after_by", "checked_on", "review_every_months")
LAST = 100


@dataclass(frozen=True)
class ReckonerFile:
    """One reckoner as its file says it."""

    definition: Definition
    looked_after_by: str
    checked_on: date
    review_every_months: int
    order: int
    """Of the list of reckoners."""
    sha256: str


def of_language(language: str) -> Iterator[tuple[str, str]]:
    """Give the name and the words of each file of a language."""
    folder = files("evenhand.website.reckoners").joinpath("first_edition", language)
    paths: list[Traversable] = sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else []
    for path in paths:
        if path.name.endswith(".toml"):
            yield path.name.removesuffix(".toml"), path.read_text(encoding="utf-8")


def read_file(slug: str, words: str) -> ReckonerFile:
    """Return what one file says.

    Raises Unusable, with all that is wrong in it.
    """
    try:
        said = tomllib.loads(words)
        care = {name: said.pop(name) for name in CARE}
        order = said.pop("order", LAST)
        definition = _definition(slug, said)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as trouble:
        raise Unusable(f"{slug}.toml: {trouble}") from trouble
    if found := troubles(definition):
        raise Unusable(f"{slug}.toml: {' '.join(map(str, found))}")
    return ReckonerFile(definition, **care, order=order, sha256=hashlib.sha256(words.encode()).hexdigest())


def _definition(slug: str, said: dict[str, Any]) -> Definition:
    questions = tuple(_question(row) for row in said.pop("questions", ()))
    cards = tuple(_made(Card, row, lists=("sources",)) for row in said.pop("cards", ()))
    examples = tuple(_example(row) for row in said.pop("examples", ()))
    whole = {"slug": slug, **said, "questions": questions, "cards": cards, "examples": examples}
    definition: Definition = _made(Definition, whole, lists=("sources",))
    return definition


def _question(row: Mapping[str, Any]) -> Question:
    answers = tuple(_made(Answer, answer) for answer in row.get("answers", ()))
    question: Question = _made(Question, {**row, "kind": Kind(row["kind"]), "answers": answers})
    return question


def _example(row: Mapping[str, Any]) -> Example:
    answers = {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row["answers"].items()
    }
    example: Example = _made(Example, {**row, "answers": answers}, lists=("shows", "hides"))
    return example


def _made(kind: Any, row: Mapping[str, Any], lists: tuple[str, ...] = ()) -> Any:
    """Return a row as what it is; raises ValueError for an entry that it does not have."""
    known = [each.name for each in fields(kind)]
    if unknown := sorted(set(row) - set(known)):
        raise ValueError(f"{kind.__name__} has no “{unknown[0]}”; it has {', '.join(known)}.")
    listed = {name: tuple(row[name]) for name in lists if name in row}
    words = {
        name: value.strip() if type(value) is str else value
        for name, value in row.items()
        if name not in listed
    }
    return kind(**words, **listed)
