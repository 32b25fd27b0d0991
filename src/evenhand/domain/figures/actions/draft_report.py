"""Count the figures of a contract in a quarter or a year, for a manager to look at."""

from datetime import datetime
from typing import Any
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.figures import counting
from evenhand.domain.figures.counting import Counts
from evenhand.domain.figures.events import ReportDrafted
from evenhand.domain.figures.measures import MEASURES
from evenhand.domain.figures.models import Report, Tally
from evenhand.domain.figures.periods import Period
from evenhand.domain.figures.states import REPORT, ReportState


@action
def draft_report(
    *, provider_id: UUID, local_authority: str, period: Period, at: datetime, by: Principal
) -> Report | None:
    """Make a draft, or count it again; a published report stays as it is. None for a year whose quarters are not out.

    Only the worker counts. A correction is made so that nothing can be worked out from it and what it replaces.
    """
    if by.name != WORKER:
        raise NotAllowed("count the figures")
    of_contract = Report.objects.filter(provider_id=provider_id, local_authority_id=local_authority)
    same = of_contract.filter(starts_on=period.starts_on, is_year=period.is_year)
    here = same.exclude(state=ReportState.CORRECTED).first()
    quarters = _published(of_contract, period) if period.is_year else []
    if (here and here.state == ReportState.PUBLISHED) or quarters is None:
        already_done()
        return here
    before = (
        here.replaces
        if here
        else same.filter(state=ReportState.CORRECTED).order_by("corrected_at", "published_at").last()
    )
    counts, figures = _counted(provider_id, local_authority, period, quarters, before)
    if here is None:
        here = Report(
            provider_id=provider_id,
            local_authority_id=local_authority,
            starts_on=period.starts_on,
            is_year=period.is_year,
            replaces=before,
        )
    elif here.figures == figures and counting.tallied([here]) == [counts]:
        already_done()
        return here
    else:
        here.state = REPORT.after("count_again", here.state)
    here.figures, here.counted_at = figures, at
    here.save()
    _keep(here, counts)
    record(
        ReportDrafted(
            report_id=here.id,
            local_authority=local_authority,
            starts_on=period.starts_on,
            is_year=period.is_year,
        )
    )
    return here


def _published(of_contract: Any, year: Period) -> list[Report] | None:
    """Return the four published quarters of a year, or None while one of them is not."""
    found = [
        of_contract.filter(starts_on=quarter.starts_on, is_year=False, state=ReportState.PUBLISHED).first()
        for quarter in year.quarters
    ]
    return None if None in found else found


def _counted(
    provider_id: UUID, local_authority: str, period: Period, quarters: list[Report], before: Report | None
) -> tuple[Counts, dict[str, Any]]:
    counts, middles = counting.counted(provider_id, local_authority, period)
    if period.is_year:
        parts = counting.tallied(quarters)
        counts = counting.summed(parts)
        figures = counting.of_year(parts, [report.figures for report in quarters]) | middles
    else:
        figures = counting.of_quarter(counts) | middles
    if before is None:
        return counts, figures
    (old,) = counting.tallied([before])
    return counting.corrected(counts, figures, old, before.figures)


def _keep(report: Report, counts: Counts) -> None:
    Tally.objects.filter(report=report).delete()
    Tally.objects.bulk_create(
        Tally(report=report, measure=one.code, line=line, count=count)
        for one in MEASURES
        for line, count in zip(one.codes, counts[one.code], strict=True)
    )
