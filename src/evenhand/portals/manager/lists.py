"""What a manager's list is made of: tables with a heading each, warnings, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evenhand.design.models import Cell, Link, Notice, Row, Table


@dataclass(frozen=True)
class Part:
    """One heading with its table, or with what will stand there."""

    title: str
    table: Table | None
    empty: str = ""
    step: Link | None = None


@dataclass(frozen=True)
class ListPage:
    """A page of lists."""

    title: str
    parts: tuple[Part, ...]
    intro: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    steps: tuple[Link, ...] = ()
    rows: tuple[Row, ...] = ()
    back: Link | None = None


@dataclass(frozen=True)
class DecidePage:
    """A form under what it would move."""

    title: str
    button: str
    back: Link
    intro: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    notice: Notice | None = None
    warnings: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def with_preview(
        self,
        notice: Notice,
        rows: tuple[Row, ...],
        warnings: tuple[str, ...],
        parts: tuple[Part, ...],
        button: str,
    ) -> "DecidePage":
        """Return the page with what would move on it, to be confirmed."""
        return replace(
            self, notice=notice, rows=self.rows + rows, warnings=warnings, parts=parts, button=button
        )


def table(caption: str, headings: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Table | None:
    """Return a table under a heading that says the same, or None without rows."""
    return Table(caption, headings, tuple(rows), caption_hidden=True) if rows else None
