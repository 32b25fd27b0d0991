"""The files of the first edition, read as they come with this service."""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from evenhand.design.words import meant
from evenhand.website.pages import facts, text
from evenhand.website.pages.pictures import PICTURES
from evenhand.website.pages.targets import LeadsNowhere, Targets, require_not_by_hand

LANGUAGES = {"en": "en-gb", "pl": "pl", "ur": "ur", "easy": "en-gb-x-easy"}
FIRST = "en"
MARK = "+++"
# A picture and the words beside it; without one the words alone.
IDEA = re.compile(r"(?:(?P<picture>[a-z-]+): )?(?P<text>.+)", re.DOTALL)
FENCE = re.compile(r"^:::(?P<kind>[a-z]*)\s*$", re.MULTILINE)
STEP = re.compile(r"^### +(?P<title>.+)$", re.MULTILINE)


class Unusable(ValueError):
    """A file of the first edition cannot be used; the words say which and why."""


@dataclass(frozen=True)
class PageFile:
    """One page as its file says it."""

    slug: str
    title: str
    section: str
    order: int
    summary: str
    covers: tuple[str, ...]
    review_every_months: int
    owner: str
    body: tuple[tuple[str, Any], ...]
    """Kind and value of each block: words, or a list of steps, of ideas or of the short names of cards."""
    checked_on: date | None = None
    """The day on which its words were last held against the law; of a translation, that of the English page counts."""
    sha256: str = field(repr=False, default="")


@dataclass(frozen=True)
class SectionFile:
    """One section as sections.toml says it."""

    slug: str
    title: str
    summary: str


def sections(language: str) -> list[SectionFile]:
    """Return the sections of the first edition in a language, in their order."""
    return [SectionFile(**row) for row in _toml(language, "sections.toml").get("section", ())]


def cards(language: str) -> list[dict[str, str]]:
    """Return the cards of the first edition."""
    return list(_toml(language, "cards.toml").get("card", ()))


def terms(language: str) -> list[dict[str, str]]:
    """Return the words of the glossary."""
    return list(_toml(language, "glossary.toml").get("term", ()))


def elsewhere(language: str) -> list[dict[str, str]]:
    """Return the other websites that pages lead to."""
    return list(_toml(language, "elsewhere.toml").get("website", ()))


def pages(language: str) -> list[PageFile]:
    """Return the pages of the first edition, in the order of their sections.

    Raises Unusable for a file that is not written as it must be.
    """
    found = [_page(path) for path in _folder(language).iterdir() if path.name.endswith(".md")]
    return sorted(found, key=lambda page: (page.section, page.order, page.slug))


def require_readable(language: str) -> None:
    """Raise Unusable where a text has an unknown mark or fact, or leads to a page, word or card that is in no file.

    A translation may lead to what there is in English alone.
    """
    known = Targets(
        {page.slug: "" for page in pages(FIRST)},
        {term["slug"]: term["meaning"] for term in terms(FIRST)},
        {website["slug"]: website["url"] for website in elsewhere(FIRST)},
    )
    for name, pieces in _texts(language):
        try:
            for piece in pieces:
                if piece.fact:
                    facts.require(piece.fact)
                if piece.target:
                    require_not_by_hand(piece.target)
                    known.address(piece.target)
        except (text.Unreadable, facts.NoSuchFact, LeadsNowhere) as trouble:
            raise Unusable(f"{name}: {trouble}") from trouble
    of_cards = {card["slug"] for card in cards(language)}
    for page in pages(language):
        named = {slug for kind, value in page.body if kind == "cards" for slug in value}
        if unknown := sorted(named - of_cards):
            raise Unusable(f"{page.slug}.md: there is no card “{unknown[0]}”.")


def _texts(language: str) -> Iterator[tuple[str, Iterator[text.Piece]]]:
    """Give the pieces of every text of the files, with the name of its file."""
    for page in pages(language):
        for kind, value in page.body:
            yield from ((f"{page.slug}.md", _pieces(each)) for each in text.texts_in(kind, value))
    yield from ((f"cards.toml, {card['slug']}", _pieces(card["text"])) for card in cards(language))
    for term in terms(language):
        yield f"glossary.toml, {term['slug']}", (piece for piece in text.line(term["meaning"]))


def _pieces(words: str) -> Iterator[text.Piece]:
    return (piece for block in text.read(words) for line in block.lines for piece in line)


def sha256(row: dict[str, str]) -> str:
    """Return the hash of a card or a word, whatever the order of its entries."""
    return hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()


def _folder(language: str) -> Traversable:
    return files("evenhand.website.pages").joinpath("first_edition", language)


def _toml(language: str, name: str) -> dict[str, Any]:
    """Return what a file says; of a translation that has no such file, nothing."""
    path = _folder(language).joinpath(name)
    if language != FIRST and not path.is_file():
        return {}
    return _read(name, path.read_text(encoding="utf-8"))


def _read(name: str, words: str) -> dict[str, Any]:
    try:
        return tomllib.loads(words)
    except tomllib.TOMLDecodeError as trouble:
        raise Unusable(f"{name}: {trouble}") from trouble


def _page(path: Traversable) -> PageFile:
    words = path.read_text(encoding="utf-8")
    parts = words.split(MARK, 2)
    if len(parts) != 3 or parts[0].strip():
        raise Unusable(f"{path.name} must begin with {MARK}, and its front matter end with {MARK}.")
    front = _read(path.name, parts[1])
    try:
        page = PageFile(
            **{**front, "covers": tuple(front["covers"])},
            body=tuple(body(parts[2])),
            sha256=hashlib.sha256(words.encode()).hexdigest(),
        )
    except (KeyError, TypeError, Unusable) as trouble:
        raise Unusable(f"{path.name}: {trouble}") from trouble
    if f"{page.slug}.md" != path.name:
        raise Unusable(f"{path.name}: its slug is “{page.slug}”.")
    return page


def body(words: str) -> Iterator[tuple[str, Any]]:
    """Give the blocks of a body: what stands between fences is text.

    Raises Unusable for a fence that is not closed, or not known.
    """
    kind, at = "", 0
    for fence in FENCE.finditer(words):
        inner = words[at : fence.start()].strip()
        at = fence.end()
        if bool(kind) == bool(fence["kind"]):
            raise Unusable(f"the fence “{fence[0].strip()}” stands where one cannot.")
        if kind or inner:
            yield _block(kind, inner)
        kind = fence["kind"]
    if kind:
        raise Unusable(f"the fence :::{kind} is not closed.")
    if rest := words[at:].strip():
        yield "text", rest


def _block(kind: str, inner: str) -> tuple[str, Any]:
    if kind in ("", "important"):
        return kind or "text", inner
    if kind == "contact":
        return kind, None
    if kind == "cards":
        return kind, inner.split()
    if kind == "steps":
        before, *found = STEP.split(inner)
        if before.strip() or not found:
            raise Unusable("a fence of steps begins with ### and a title.")
        return kind, [
            {"title": title.strip(), "text": words.strip()}
            for title, words in zip(found[::2], found[1::2], strict=True)
        ]
    if kind == "ideas":
        return kind, [_idea(words) for words in re.split(r"\n\s*\n", inner)]
    raise Unusable(f"there is no fence :::{kind}.")


def _idea(words: str) -> dict[str, str]:
    found = IDEA.fullmatch(words.strip())
    if found is None:
        raise Unusable("a fence of ideas has nothing in it.")
    if found["picture"] and found["picture"] not in PICTURES:
        raise Unusable(f"there is no picture “{found['picture']}”.{meant(found['picture'], PICTURES)}")
    return {"picture": found["picture"] or "", "text": found["text"]}
