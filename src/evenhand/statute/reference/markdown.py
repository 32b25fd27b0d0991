"""The few pieces of Markdown that the reference is made of."""

from collections.abc import Iterable, Sequence
from datetime import date

from evenhand.statute.words import MONTHS


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; what would break a cell is written so that it does not."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def anchor(name: str) -> str:
    """Return the place that `link` leads to."""
    return f'<a id="{name}"></a>'


def link(name: str, text: str | None = None) -> str:
    """Return a link to an anchor, in its own letters unless it has words."""
    return f"[{text or f'`{name}`'}](#{name})"


def folded(summary: str, text: str) -> str:
    """Return what opens on a click: too long to stand in the way of reading on."""
    return f"<details><summary>{summary}</summary>\n\n{text}\n\n</details>"


def day(on: date) -> str:
    """Return "7 March 2025"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
