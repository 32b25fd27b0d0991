"""What can be asked about reports: what the present principal may read of them, and never a count that is not shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.figures.counting import LEFT
from evenhand.domain.figures.measures import MEASURES, MIDDLES, Measure
from evenhand.domain.figures.models import Report
from evenhand.domain.figures.periods import Period
from evenhand.domain.figures.states import ReportState, Why
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission

ON_RECORD = (ReportState.PUBLISHED, ReportState.CORRECTED)


@dataclass(frozen=True)
class ReportLine:
    """One report in a list."""

    id: UUID
    council_code: str
    area_code: str
    """The code of the council's area in official statistics; a made-up council has none."""
    council: str
    provider: str
    period: Period
    state: ReportState
    counted_at: datetime
    published_on: date | None
    corrected_on: date | None
    why: str
    replaced_by: UUID | None
    replaces: UUID | None


@dataclass(frozen=True)
class Figure:
    """One list of a report: its lines, None for "not shown"; its total and its share, where it has them."""

    measure: Measure
    cells: tuple[int | None, ...]
    total: int | None
    share: str
    is_left: bool
    """Its correction would have told of a few families: it stays as it was published first."""

    @property
    def lines(self) -> Iterator[tuple[str, int | None]]:
        """Give each line with its count."""
        yield from zip((title for _, title in self.measure.lines), self.cells, strict=True)


@dataclass(frozen=True)
class Figures:
    """Everything that a report shows."""

    line: ReportLine
    lists: tuple[Figure, ...]
    middles: tuple[tuple[str, str, int | None], ...]


def commissioned(by: Principal) -> list[ReportLine]:
    """Return the published reports of the councils that somebody commissions for, the newest period first."""
    councils = [office.body.local_authority_id for office in access.commissions(by.user_id)]
    return _lines(_on_record(local_authority_id__in=councils))


def published(council: str = "") -> list[ReportLine]:
    """Return every published report, which is everybody's, or those of one council, the newest period first."""
    return _lines(_on_record(**({"local_authority_id": council} if council else {})))


def published_report(report_id: UUID) -> Figures | None:
    """Return what one published report shows to everybody."""
    return figures(report_id, _lines(_on_record(id=report_id)))


def published_figures() -> list[Figures]:
    """Return what all published reports show, council by council, the oldest period first."""
    rows = _with_names(_on_record()).order_by("local_authority_id", "starts_on", "is_year", "counted_at")
    return [_shown(_line(row), row.figures) for row in rows]


def of_providers(by: Principal) -> list[ReportLine]:
    """Return every report of the providers for which somebody publishes figures, the newest period first."""
    return _lines(Report.objects.filter(provider_id__in=access.providers(by, Permission.PUBLISH_FIGURES)))


def figures(report_id: UUID, among: list[ReportLine]) -> Figures | None:
    """Return what one report shows, where it is among those that somebody may read."""
    line = next((one for one in among if one.id == report_id), None)
    if line is None:
        return None
    return _shown(line, Report.objects.values_list("figures", flat=True).get(id=report_id))


def _shown(line: ReportLine, kept: dict[str, Any]) -> Figures:
    return Figures(
        line,
        tuple(_figure(one, kept) for one in MEASURES),
        tuple((one.title, one.definition, kept[one.code]) for one in MIDDLES),
    )


def _figure(measure: Measure, kept: dict[str, Any]) -> Figure:
    one = kept[measure.code]
    return Figure(
        measure, tuple(one["cells"]), one["total"], one["share"], measure.code in kept.get(LEFT, ())
    )


def _lines(found: Any) -> list[ReportLine]:
    rows = _with_names(found).defer("figures").order_by("-starts_on", "-is_year", "-counted_at")
    return [_line(row) for row in rows]


def _on_record(**of: Any) -> Any:
    return Report.objects.filter(state__in=ON_RECORD, **of)


def _with_names(found: Any) -> Any:
    return found.select_related("local_authority", "provider", "replaced_by").defer("replaced_by__figures")


def _line(row: Report) -> ReportLine:
    newer = getattr(row, "replaced_by", None)
    return ReportLine(
        row.id,
        row.local_authority_id,
        row.local_authority.gss_code,
        row.local_authority.name,
        row.provider.name,
        Period(row.starts_on, row.is_year),
        ReportState(row.state),
        row.counted_at,
        london_day(row.published_at) if row.published_at else None,
        london_day(row.corrected_at) if row.corrected_at else None,
        Why(row.why).label if row.why else "",
        newer.id if newer and newer.state in ON_RECORD else None,
        row.replaces_id,
    )
