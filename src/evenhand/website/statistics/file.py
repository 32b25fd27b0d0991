"""All published figures as one long file: one value a row, by the codes of the dictionary."""

from collections.abc import Iterable, Iterator

from evenhand.core.spreadsheets import MARK, as_csv
from evenhand.domain.figures.queries import Figures, ReportLine
from evenhand.website.statistics.dictionary import COLUMNS


def text_of(found: Iterable[Figures]) -> str:
    """Return reports as the text of one file."""
    return MARK + as_csv([name for name, _ in COLUMNS], (row for one in found for row in _rows(one)))


def _rows(found: Figures) -> Iterator[tuple[object, ...]]:
    about = tuple(_about(found.line))
    for each in found.lists:
        as_before = "yes" if each.is_left else ""
        for told in each.told:
            value = "" if told.value is None else told.value
            yield (*about, each.measure.code, told.line.code, told.line.unit, value, told.why_none, as_before)


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
