"""What can be asked about reports: what the present principal may read of them, and never a count that is not shown."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.figures.counting import LEFT
from evenhand.domain.figures.measures import (
    MEASURES,
    MIDDLES,
    NONE_TO_COUNT,
    NOT_SHOWN,
    Line,
    Measure,
    Middle,
    Unit,
)
from evenhand.domain.figures.models import Report, WaitingTime
from evenhand.domain.figures.periods import Period
from evenhand.domain.figures.states import ReportState, Why
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission

# A waiting time that nobody has counted again for so long is not "lately".
TOLD_WEEKS = 3
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
class Told:
    """One line of a list with its value; where it has none, with the reason in its place."""

    line: Line
    value: int | str | None
    why_none: str = ""


@dataclass(frozen=True)
class Figure:
    """One list of a report: its counts, None for one that is not shown; its total and its share, where it has them."""

    measure: Measure
    cells: tuple[int | None, ...]
    total: int | None
    share: str
    is_left: bool
    """Its correction would have told of a few families: it stays as it was published first."""

    @property
    def told(self) -> tuple[Told, ...]:
        """Return each line that is told, with its value."""
        values: list[int | str | None] = [*self.cells]
        values += [self.total] if self.measure.adds_up else []
        values += [self.share or None] if self.measure.share_of else []
        return tuple(self._told(line, value) for line, value in zip(self.measure.told, values, strict=True))

    def _told(self, line: Line, value: int | str | None) -> Told:
        if value is not None:
            return Told(line, value)
        is_of_nothing = line.unit is Unit.SHARE and self.total == 0
        return Told(line, None, NONE_TO_COUNT if is_of_nothing else NOT_SHOWN)


@dataclass(frozen=True)
class MiddleFigure:
    """One middle value of a report; None where it is not shown."""

    measure: Middle
    days: int | None
    is_left: bool = False

    @property
    def told(self) -> tuple[Told, ...]:
        """Return the one line that is told, with its value."""
        (line,) = self.measure.told
        return (Told(line, self.days, "" if self.days is not None else NOT_SHOWN),)


@dataclass(frozen=True)
class Figures:
    """Everything that a report shows."""

    line: ReportLine
    lists: tuple[Figure | MiddleFigure, ...]


def waiting_days(provider_id: UUID, today: date) -> int | None:
    """Return how many days half of a provider's families lately waited at most; None where nobody can say."""
    still = today - timedelta(weeks=TOLD_WEEKS)
    found = WaitingTime.objects.filter(provider_id=provider_id, until_on__gte=still)
    return found.values_list("days", flat=True).first()


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
        (
            *(_figure(one, kept) for one in MEASURES),
            *(MiddleFigure(one, kept[one.code]) for one in MIDDLES),
        ),
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
