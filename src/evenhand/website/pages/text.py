"""The few marks that an editor may use in a text, read into pieces that a template draws.

Paragraphs, `## ` and `### ` headings, `- ` and `1. ` lists, `**bold**`, `[words](target)` and `[[fact]]`. There is no
other way to write a page, so none of it can carry HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

PIECE = re.compile(
    r"\[\[(?P<fact>[^\[\]]+)\]\]|\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]+)\)|\*\*(?P<bold>.+?)\*\*"
)
ITEM = re.compile(r"(?:- |\d+\. )(?P<words>.*)")
HEADING = re.compile(r"(?P<marks>#+) +(?P<words>.+)")
LEVELS = (2, 3)


class Unreadable(ValueError):
    """A text has something in it that is none of the marks; the words say what and where."""


@dataclass(frozen=True)
class Piece:
    """Some words of a line: plain, bold, leading somewhere, or a fact to be put in."""

    words: str = ""
    target: str = ""
    fact: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading or a list. `lines` has one entry, or one for each item of a list."""

    kind: str
    """`paragraph`, `heading`, `bullets` or `numbers`."""
    lines: tuple[tuple[Piece, ...], ...]
    level: int = 0
    anchor: str = ""


@dataclass
class _Open:
    """The block that is being read."""

    kind: str = ""
    lines: list[str] = field(default_factory=list)


def read(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text.

    Raises Unreadable for a mark that is not known.
    """
    return tuple(_blocks(text))


def texts_in(kind: str, value: Any) -> list[str]:
    """Return the texts that stand in a block of a page; those of cards stand with the cards."""
    if kind == "steps":
        return [words for step in value for words in (step["title"], step["text"])]
    if kind == "ideas":
        return [idea["text"] for idea in value]
    return [value] if isinstance(value, str) else []


def pieces(line: str, *, bold: bool = False) -> Iterator[Piece]:
    """Give the pieces of one line or paragraph."""
    at = 0
    for found in PIECE.finditer(line):
        if found.start() > at:
            yield _plain(line[at : found.start()], bold)
        if found["fact"]:
            yield Piece(fact=found["fact"].strip(), bold=bold)
        elif found["words"]:
            yield Piece(found["words"], target=found["target"], bold=bold)
        else:
            yield from pieces(found["bold"], bold=True)
        at = found.end()
    if at < len(line):
        yield _plain(line[at:], bold)


def line(words: str) -> tuple[Piece, ...]:
    """Return a text of one line, however many lines it was typed on, such as the meaning of a word.

    Raises Unreadable for a mark that is not known.
    """
    return tuple(pieces(" ".join(words.split())))


def anchor(words: str) -> str:
    """Return the name by which a heading can be led to."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _plain(words: str, bold: bool) -> Piece:
    for mark, what in (("**", "bold"), ("[[", "a fact"), ("]]", "a fact"), ("](", "a link")):
        if mark in words:
            raise Unreadable(
                f"“{words.strip()[:40]}”: the sign {mark} begins or ends {what}, and its other half is missing."
            )
    if re.search(r"</?[a-zA-Z!]", words):
        raise Unreadable(f"“{words.strip()[:40]}”: a text cannot have HTML in it.")
    return Piece(words, bold=bold)


def _blocks(text: str) -> Iterator[Block]:
    kept = _Open()
    for line in (*text.replace("\r\n", "\n").split("\n"), ""):
        line = line.strip()
        if not line:
            yield from _closed(kept)
            kept = _Open()
        elif line.startswith("#"):
            yield from _closed(kept)
            kept = _Open()
            yield _heading(line)
        elif item := ITEM.fullmatch(line):
            kind = "bullets" if line.startswith("- ") else "numbers"
            if kept.kind not in ("", kind):
                yield from _closed(kept)
                kept = _Open()
            kept.kind = kind
            kept.lines.append(item["words"])
        elif kept.kind in ("bullets", "numbers", "paragraph"):
            kept.lines[-1] += f" {line}"
        else:
            kept = _Open("paragraph", [line])


def _closed(kept: _Open) -> Iterator[Block]:
    if kept.kind:
        yield Block(kept.kind, tuple(tuple(pieces(line)) for line in kept.lines))


def _heading(line: str) -> Block:
    found = HEADING.fullmatch(line)
    level = len(found["marks"]) if found else 0
    if found is None or level not in LEVELS:
        raise Unreadable(f"“{line[:40]}”: a heading begins with ## or ### and a space.")
    line_of = tuple(pieces(found["words"]))
    if any(piece.fact or piece.target for piece in line_of):
        raise Unreadable(f"“{line[:40]}”: a heading has neither a fact nor a link in it.")
    return Block("heading", (line_of,), level, anchor("".join(piece.words for piece in line_of)))
