"""From counts to what a report shows: for a quarter from the database, for a year from its published quarters."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from evenhand.domain.figures import suppression
from evenhand.domain.figures.measures import FROM_COUNT, MEASURES, MIDDLES, Measure
from evenhand.domain.figures.models import Report, Tally
from evenhand.domain.figures.periods import Period
from evenhand.domain.figures.shares import limits, share
from evenhand.domain.figures.suppression import Shown

Counts = dict[str, tuple[int, ...]]
LEFT = "left"


def counted(provider_id: UUID, local_authority: str, period: Period) -> tuple[Counts, dict[str, int | None]]:
    """Return every count of a contract in a period, and the middle values; only the worker may ask."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select measure, line, count from evenhand_figures(%s, %s, %s, %s)",
            [provider_id, local_authority, period.starts_on, period.ends_on],
        )
        found = {(measure, line): number for measure, line, number in cursor.fetchall()}
    middles = {
        one.code: found[one.code, "days"] if found[one.code, "families"] >= FROM_COUNT else None
        for one in MIDDLES
    }
    counts = {one.code: tuple(found.get((one.code, line), 0) for line in one.codes) for one in MEASURES}
    return counts, middles


def tallied(reports: Sequence[Report]) -> list[Counts]:
    """Return the counts behind several reports; only the worker may ask."""
    rows = Tally.objects.filter(report__in=[report.id for report in reports])
    found = {(row.report_id, row.measure, row.line): row.count for row in rows}
    return [
        {one.code: tuple(found[report.id, one.code, line] for line in one.codes) for one in MEASURES}
        for report in reports
    ]


def summed(quarters: Sequence[Counts]) -> Counts:
    """Return the counts of a year: the sums of its quarters as they were published."""
    return {
        one.code: tuple(sum(each) for each in zip(*(quarter[one.code] for quarter in quarters), strict=True))
        for one in MEASURES
    }


def of_quarter(counts: Counts) -> dict[str, Any]:
    """Return each list of a quarter as it is kept: what of it can be shown."""
    found = {one: suppression.shown(counts[one.code], adds_up=one.adds_up) for one in MEASURES}
    return {one.code: _kept(each, _share(one, counts[one.code], each)) for one, each in found.items()}


def of_year(quarters: Sequence[Counts], reports: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return each list of a year as it is kept: what can be shown beside its quarters, which anybody has."""
    return {one.code: _list_of_year(one, quarters, reports) for one in MEASURES}


def _list_of_year(
    one: Measure, quarters: Sequence[Counts], reports: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    periods = [
        _published(one, counts[one.code], figures) for counts, figures in zip(quarters, reports, strict=True)
    ]
    found = suppression.shown_over(periods, adds_up=one.adds_up)
    counts = tuple(sum(each) for each in zip(*(period.counts for period in periods), strict=True))
    told = _share(one, counts, found)
    known = _limits(one, counts, found, told)
    if known and suppression.settled(suppression.table(periods, found, adds_up=True, limits=known)):
        told = ""
    return _kept(found, told)


def _published(one: Measure, counts: tuple[int, ...], figures: Mapping[str, Any]) -> suppression.Period:
    found = as_shown(figures, one)
    return suppression.Period(counts, found, _limits(one, counts, found, figures[one.code]["share"]))


def _limits(one: Measure, counts: tuple[int, ...], found: Shown, told: str) -> tuple[tuple[int, int], ...]:
    return limits(counts, one.codes.index(one.share_of), found, told) if one.share_of else ()


def _kept(found: Shown, told: str) -> dict[str, Any]:
    return {"cells": list(found.cells), "total": found.total, "share": told}


def as_shown(figures: Mapping[str, Any], measure: Measure) -> Shown:
    """Return one list of a report as it is shown."""
    kept = figures[measure.code]
    return Shown(tuple(kept["cells"]), kept["total"])


def corrected(
    counts: Counts, figures: dict[str, Any], old_counts: Counts, old_figures: Mapping[str, Any]
) -> tuple[Counts, dict[str, Any]]:
    """Return counts and figures of a correction: a list whose change would tell of a few families stays as it was."""
    kept_counts, kept = dict(counts), dict(figures)
    left = []
    for one in MEASURES:
        before, after = as_shown(old_figures, one), as_shown(figures, one)
        is_same = counts[one.code] == old_counts[one.code]
        if (is_same or after.is_whole) and suppression.may_replace(before, after):
            continue
        kept_counts[one.code], kept[one.code] = old_counts[one.code], old_figures[one.code]
        left.append(one.code)
    kept |= {one.code: old_figures[one.code] for one in MIDDLES if old_figures[one.code] is not None}
    return kept_counts, kept | {LEFT: left}


def _share(measure: Measure, counts: tuple[int, ...], found: Shown) -> str:
    return share(counts, measure.codes.index(measure.share_of), found) if measure.share_of else ""
