"""Say that a published report is wrong, and why; it stays readable, and another one is counted in its place."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.figures.events import ReportCorrected
from evenhand.domain.figures.holding import hold_report
from evenhand.domain.figures.models import Report
from evenhand.domain.figures.periods import Period
from evenhand.domain.figures.states import REPORT, ReportState, Why


@action
def correct_report(*, report_id: UUID, why: Why, at: datetime, by: Principal) -> None:
    """Begin the correction of a published report. A quarter on which a published year stands comes after its year."""
    report = hold_report(report_id, by)
    report.state = REPORT.after("correct", report.state)
    if not report.is_year and _year_of(report).exists():
        raise NotNow(
            "The report was not changed.",
            "The report of the whole year is published and stands on this quarter.",
            "Correct the report of the year first.",
        )
    report.corrected_at, report.corrected_by, report.why = at, by.user_id, Why(why)
    report.save(update_fields=["state", "corrected_at", "corrected_by", "why"])
    record(
        ReportCorrected(
            report_id=report.id,
            local_authority=report.local_authority_id,
            starts_on=report.starts_on,
            is_year=report.is_year,
            why=report.why,
        )
    )


def _year_of(report: Report):  # type: ignore[no-untyped-def]
    return Report.objects.filter(
        provider_id=report.provider_id,
        local_authority_id=report.local_authority_id,
        starts_on=Period(report.starts_on).year.starts_on,
        is_year=True,
        state=ReportState.PUBLISHED,
    )
