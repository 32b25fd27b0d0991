"""What the pages of statistics show: which reports there are, and what each of their codes means."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from evenhand.design.models import Cell, Table
from evenhand.design.words import plural
from evenhand.domain.figures.measures import MEASURES, MIDDLES
from evenhand.domain.figures.queries import ReportLine
from evenhand.website.statistics.dictionary import COLUMNS


@dataclass(frozen=True)
class Meaning:
    """One list of figures as the dictionary explains it."""

    code: str
    title: str
    definition: str
    table: Table


def councils(found: list[ReportLine]) -> Table | None:
    """Return each council with its newest report, and the way to its other ones; None where nothing is published."""
    by_council = groupby(sorted(found, key=lambda one: (one.council, one.council_code)), _code)
    rows = tuple(_council(list(own)) for _, own in by_council)
    return (
        Table("Councils", ("Council", "Newest report", "Published", "Others"), rows, True) if rows else None
    )


def _code(one: ReportLine) -> str:
    return one.council_code


def _council(own: list[ReportLine]) -> tuple[Cell, ...]:
    """Return the row of a council from its reports, of which the newest period comes first."""
    newest = next(one for one in own if one.replaced_by is None)
    others = len(own) - 1
    return (
        Cell(newest.council),
        Cell(newest.period.title, url=reverse("statistics:report", args=[newest.id])),
        Cell(on=newest.published_on),
        Cell(plural(others, "other report"), url=reverse("statistics:council", args=[newest.council_code]))
        if others
        else Cell("None yet"),
    )


def columns() -> Table:
    """Return what each column of the file of everything holds."""
    rows = tuple((Cell(name), Cell(meaning)) for name, meaning in COLUMNS)
    return Table("Columns of the file", ("Column", "What it holds"), rows, caption_hidden=True)


def meanings() -> Iterator[Meaning]:
    """Give each list with its definition and the codes of its lines."""
    for one in (*MEASURES, *MIDDLES):
        rows = tuple((Cell(line.title), Cell(line.code), Cell(line.unit)) for line in one.told)
        table = Table(one.title, ("Line", "Code", "Unit"), rows, caption_hidden=True)
        yield Meaning(one.code, one.title, one.definition, table)
