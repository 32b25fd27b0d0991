"""Holding a report, so that one thing happens to it at a time."""

from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.figures.models import Report
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission


def hold_report(report_id: UUID, by: Principal) -> Report:
    """Return a report that somebody may decide about now. Raises NotAllowed or NoSuchThing."""
    if by.user_id is None:
        raise NotAllowed(Permission.PUBLISH_FIGURES.value)
    report = Report.objects.select_for_update(of=("self",)).filter(id=report_id).first()
    if report is None:
        raise NoSuchThing
    access.require(by, Permission.PUBLISH_FIGURES, provider_id=report.provider_id)
    return report
