"""Looks at every published page, and says what its editor must look at."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.design import words
from evenhand.design.phrases import EASY_READ, ENGLISH, NAMES
from evenhand.website.films import folder
from evenhand.website.films.models import Film
from evenhand.website.films.queries import every_film
from evenhand.website.pages import counting, facts, queries, text
from evenhand.website.pages.models import ContentPage, LookedAfter, address
from evenhand.website.pages.targets import LeadsNowhere, Targets
from evenhand.website.reports.readability import (
    GRADE,
    GRADE_FOR_PROFESSIONALS,
    PROFESSIONALS,
    grade,
    sentences_of,
)

# Words of a link that say nothing to whoever has the links of a page read out.
VAGUE = {"here", "click here", "this", "this page", "more", "read more", "link", "see here"}
_SPELLING = files("evenhand.website.reports").joinpath("spelling.toml").read_text(encoding="utf-8")
SPELLING: dict[str, str] = tomllib.loads(_SPELLING)["spelling"]
_OTHERWISE = re.compile(rf"\b({'|'.join(SPELLING)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Looked:
    """One page, question tool or entry of the directory, and what must be looked at."""

    edit_url: str
    title: str
    address: str
    language: str
    looked_after_by: str
    opened: int
    """How often, in the last four weeks."""
    faults: tuple[str, ...]


def look(today: date) -> tuple[Looked, ...]:
    """Return every published page, those with most to look at first."""
    targets = {locale.language_code: queries.targets(locale) for locale in map(queries.locale, NAMES)}
    pages, counts, films = queries.every_page(), counting.opened(today), every_film()
    english = {each.translation_key: each for each in pages if each.locale.language_code == ENGLISH}
    found = []
    for page in pages:
        where, said = address(page.url_path), english.get(page.translation_key)
        faults = (
            *of_care(page, today),
            *_of_translation(page, said.last_published_at if said else None),
            *_of_words(page, targets[page.locale.language_code]),
            *(fault for film in films[page.pk] for fault in _of_film(film, page)),
        )
        found.append(
            Looked(
                edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                title=page.title,
                address=where,
                language=NAMES[page.locale.language_code],
                looked_after_by=page.looked_after_by,
                opened=counts.get(where, 0),
                faults=tuple(dict.fromkeys(faults)),
            )
        )
    return tuple(sorted(found, key=lambda each: (-len(each.faults), each.title)))


def of_care(page: LookedAfter, today: date) -> Iterator[str]:
    """Say that something was to be looked at again."""
    if page.look_again_by < today:
        yield f"It was to be looked at again by {words.day(page.look_again_by)}."


def _of_translation(page: ContentPage, published: datetime | None) -> Iterator[str]:
    """Say what is to be done about a translation of an English page that was last published then."""
    if page.locale.language_code == ENGLISH:
        return
    if page.translation_checked_on is None:
        yield "No translator has read it: it is shown as a draft."
    if changed := queries.changed_since(page.translates, published):
        yield f"The English page was published again on {words.day(london_day(changed))}."


def _of_film(film: Film, page: ContentPage) -> Iterator[str]:
    for name in filter(None, (film.file, film.captions)):
        if folder.path_of(name) is None:
            yield f"The file {name} of its film “{film.title}” is not in the films folder."
    if changed := queries.changed_since(film.made_from, page.last_published_at):
        yield f"Its film “{film.title}” says an older page: this one was published on {words.day(london_day(changed))}."


def _of_words(page: ContentPage, targets: Targets) -> Iterator[str]:
    texts = [page.title, page.summary, *_texts(page)]
    yield from of_texts(texts, targets)
    if page.locale.language_code in (ENGLISH, EASY_READ):
        yield from of_reading(
            texts, GRADE_FOR_PROFESSIONALS if f"/{PROFESSIONALS}/" in page.url_path else GRADE
        )


def of_texts(texts: Iterable[str], targets: Targets, *, but: str = "") -> Iterator[str]:
    """Say what of some texts leads nowhere, names no fact, or cannot be read; names that begin with `but` are facts."""
    for each in texts:
        try:
            read = text.read(each)
        except text.Unreadable as trouble:
            yield f"Its words cannot be shown: {trouble}"
            continue
        for piece in (piece for block in read for line in block.lines for piece in line):
            yield from _of_piece(piece, targets, but)


def _sentences(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for each in texts:
        with suppress(text.Unreadable):  # which is told already
            found += sentences_of(each)
    return found


def _of_piece(piece: text.Piece, targets: Targets, but: str) -> Iterator[str]:
    try:
        if piece.target:
            targets.address(piece.target)
        if piece.fact and not (but and piece.fact.startswith(but)):
            facts.require(piece.fact)
    except (LeadsNowhere, facts.NoSuchFact) as trouble:
        yield str(trouble)
    if piece.target and piece.words.strip().lower() in VAGUE:
        yield f"The words of a link say nothing alone: “{piece.words}”."


def of_reading(texts: Iterable[str], most: float = GRADE) -> Iterator[str]:
    """Say what of some texts is harder to read than `most`, or not spelt as British people spell."""
    sentences = _sentences(texts)
    if (found := grade(sentences)) > most:
        longest = max(sentences, key=len)
        yield f"It is hard to read: grade {found:.1f}, of {most:.0f} at most. Its longest sentence: “{longest}”"
    for hit in sorted({each.lower() for sentence in sentences for each in _OTHERWISE.findall(sentence)}):
        yield f"In British spelling, “{hit}” is “{SPELLING[hit]}”."


def _texts(page: ContentPage) -> Iterator[str]:
    for block in page.body:
        value: Any = block.value
        yield from text.texts_in(block.block_type, value)
        if block.block_type == "cards":
            yield from (words for card in value if card is not None for words in (card.title, card.text))
