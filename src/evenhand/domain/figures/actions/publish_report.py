"""Let everybody read the figures of a council."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.figures.events import ReportPublished
from evenhand.domain.figures.holding import hold_report
from evenhand.domain.figures.states import REPORT


@action
def publish_report(*, report_id: UUID, counted_at: datetime, at: datetime, by: Principal) -> None:
    """Publish the draft that a manager has looked at: everybody can read it from now on, and it never changes.

    Raises NotNow where it was counted again since, for then it is not what they saw.
    """
    report = hold_report(report_id, by)
    report.state = REPORT.after("publish", report.state)
    if report.counted_at != counted_at:
        raise NotNow(
            "The report was not published.",
            "It was counted again after you opened it.",
            "Look at the figures again, then publish them.",
        )
    report.published_at, report.published_by = at, by.user_id
    report.save(update_fields=["state", "published_at", "published_by"])
    record(
        ReportPublished(
            report_id=report.id,
            local_authority=report.local_authority_id,
            starts_on=report.starts_on,
            is_year=report.is_year,
        )
    )
