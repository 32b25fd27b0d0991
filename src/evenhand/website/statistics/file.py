"""All published figures as one long file: one value a row, by the codes of the dictionary."""

from collections.abc import Iterable, Iterator

from evenhand.core.spreadsheets import MARK, as_csv
from evenhand.domain.figures.measures import MIDDLES
from evenhand.domain.figures.queries import Figure, Figures, ReportLine
from evenhand.portals.figures.pages import NONE_TO_COUNT, NOT_SHOWN
from evenhand.website.statistics.dictionary import COLUMNS, lines_of

Told = tuple[object, str]


def text_of(found: Iterable[Figures]) -> str:
    """Return reports as the text of one file."""
    return MARK + as_csv([name for name, _ in COLUMNS], (row for one in found for row in _rows(one)))


def _rows(found: Figures) -> Iterator[tuple[object, ...]]:
    about = tuple(_about(found.line))
    for each in found.lists:
        as_before = "yes" if each.is_left else ""
        for line, (value, note) in zip(lines_of(each.measure), _values(each), strict=True):
            yield (*about, each.measure.code, line.code, line.unit, value, note, as_before)
    for middle, (_, _, days) in zip(MIDDLES, found.middles, strict=True):
        for line in lines_of(middle):
            yield (*about, middle.code, line.code, line.unit, *_told(days), "")


def _about(one: ReportLine) -> Iterator[object]:
    yield one.id
    yield one.council_code
    yield one.council
    yield one.area_code
    yield one.provider
    yield "year" if one.period.is_year else "quarter"
    yield one.period.starts_on.isoformat()
    yield one.period.ends_on.isoformat()
    yield one.published_on and one.published_on.isoformat()
    yield one.state.value
    yield one.replaced_by


def _values(each: Figure) -> Iterator[Told]:
    """Give the values of a list in the order of the dictionary's lines."""
    for count in each.cells:
        yield _told(count)
    if each.measure.adds_up:
        yield _told(each.total)
    if each.measure.share_of:
        yield ("", NONE_TO_COUNT) if each.total == 0 else _told(each.share or None)


def _told(value: int | str | None) -> Told:
    return ("", NOT_SHOWN) if value is None else (value, "")
