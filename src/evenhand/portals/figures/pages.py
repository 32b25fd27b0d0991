"""A report as a page and as rows of a file: the same figures in both, and first of all what each of them means."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse

from evenhand.core.spreadsheets import MARK, as_csv
from evenhand.design.models import Cell, Link, Notice, Row, Table, Tag
from evenhand.design.words import day, plural
from evenhand.domain.figures.measures import RULES, Unit
from evenhand.domain.figures.queries import Figures, ReportLine, Told
from evenhand.domain.figures.states import ReportState

TONES = {ReportState.DRAFT: "soon", ReportState.PUBLISHED: "good", ReportState.CORRECTED: "quiet"}
DAYS = "Days"
LEFT = "This list stands as it was published first: what is different would tell of fewer than five families."


@dataclass(frozen=True)
class List:
    """One list of counts with what it means."""

    title: str
    definition: str
    table: Table
    note: str = ""


@dataclass(frozen=True)
class ReportPage:
    """A report on a page."""

    title: str
    back: Link
    rows: tuple[Row, ...]
    rules: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    lists: tuple[List, ...]
    steps: tuple[Link, ...] = ()
    notice: Notice | None = None
    download: str = ""


def page(found: Figures, *, back: Link, steps: tuple[Link, ...] = (), url: str = "") -> ReportPage:
    """Return a report as a page; `url` is where a report that takes its place, or was before it, is found."""
    one = found.line
    return ReportPage(
        title=f"{one.council}: {one.period.title}",
        back=back,
        rows=tuple(_about(one)),
        rules=RULES,
        meanings=tuple(_meanings(found)),
        lists=tuple(_lists(found)),
        steps=steps,
        notice=_notice(one, url),
    )


def table_of(lines: list[ReportLine], url: str, caption: str, *, council: bool = False) -> Table | None:
    """Return a list of reports, each leading to its page."""
    rows = tuple(
        (
            Cell(one.period.title, url=f"{url}{one.id}", note="Whole year" if one.period.is_year else ""),
            *((Cell(one.council),) if council else (Cell(one.provider),)),
            Cell(on=one.published_on) if one.published_on else Cell("Not yet"),
            Cell(tag=Tag(one.state.label.capitalize(), TONES[one.state])),
        )
        for one in lines
    )
    headings = ("Period", "Council" if council else "Service", "Published", "Stands")
    return Table(caption, headings, rows, caption_hidden=True) if rows else None


def download(found: Figures) -> HttpResponse:
    """Return a report as a file for a spreadsheet."""
    one = found.line
    text = MARK + as_csv(("List", "Line", "Count", "What it means"), _in_rows(found))
    return as_file(text, f"figures-{one.period.starts_on}-{'year' if one.period.is_year else 'quarter'}.csv")


def as_file(text: str, name: str) -> HttpResponse:
    """Return the text of a file so that a browser keeps it under a name."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _in_rows(found: Figures) -> Iterator[tuple[object, ...]]:
    one = found.line
    yield ("Report", "Council", one.council, "")
    yield ("Report", "Service", one.provider, "")
    yield ("Report", "First day", one.period.starts_on.isoformat(), "")
    yield ("Report", "Last day", one.period.ends_on.isoformat(), "")
    yield ("Report", "Published on", one.published_on.isoformat() if one.published_on else "not yet", "")
    for rule in RULES:
        yield ("Rule", "", "", rule)
    for each in found.lists:
        meaning = each.measure.definition + (f" {LEFT}" if each.is_left else "")
        for told in each.told:
            value = told.why_none if told.value is None else told.value
            yield (each.measure.title, _in_file(told), value, meaning)


def _in_file(told: Told) -> str:
    """Return what a line is called in a file, where the heading of its column says nothing of days."""
    return DAYS if told.line.unit is Unit.DAYS else told.line.title


def _about(one: ReportLine) -> Iterator[Row]:
    yield Row("Council", one.council)
    yield Row("Mediation service", one.provider)
    yield Row("From", day(one.period.starts_on))
    yield Row("Until", day(one.period.ends_on))
    yield Row("Published", day(one.published_on) if one.published_on else "Not yet")


def _meanings(found: Figures) -> Iterator[tuple[str, str]]:
    for each in found.lists:
        yield each.measure.title, each.measure.definition


def _lists(found: Figures) -> Iterator[List]:
    for each in found.lists:
        unit = each.told[0].line.unit
        heading = DAYS if unit is Unit.DAYS else "Count"
        rows = tuple((Cell(told.line.title), Cell(_value(told), numeric=True)) for told in each.told)
        table = Table(each.measure.title, ("Line", heading), rows, caption_hidden=True)
        yield List(each.measure.title, each.measure.definition, table, LEFT if each.is_left else "")


def _value(told: Told) -> str:
    if told.value is None:
        return told.why_none.capitalize() if told.line.unit is Unit.DAYS else told.why_none
    if isinstance(told.value, str):
        return told.value
    return plural(told.value, "day") if told.line.unit is Unit.DAYS else f"{told.value:,}"


def _notice(one: ReportLine, url: str) -> Notice | None:
    if one.state == ReportState.CORRECTED and one.corrected_on:
        text = f"This report was found wrong on {day(one.corrected_on)}. {one.why}."
        if one.replaced_by:
            return Notice(text, links=(Link("See the report in its place", f"{url}{one.replaced_by}"),))
        return Notice(f"{text} Another one is being counted.")
    if one.replaces:
        return Notice(
            "This report takes the place of one that was found wrong.",
            links=(Link("See what stood there before", f"{url}{one.replaces}"),),
        )
    return None
