"""Builders of reports: counted as the worker counts them."""

from datetime import date

from evenhand.config.roles import Addresses
from evenhand.core.principals import Principal, worker
from evenhand.domain.figures.actions.draft_report import draft_report
from evenhand.domain.figures.actions.publish_report import publish_report
from evenhand.domain.figures.models import Report
from evenhand.domain.figures.periods import Period, quarter_of
from tests.build import databases, world


def counted(
    database: Addresses, service: world.Service, starts_on: date, *, is_year: bool = False
) -> Report | None:
    """Count a period of a service in a database of its own."""
    with databases.django_at(database.worker):
        return draft_report(
            provider_id=service.provider_id,
            local_authority=service.local_authority,
            period=Period(starts_on, is_year),
            at=world.now(),
            by=worker(),
        )


def publish(report: Report, by: Principal) -> None:
    """Publish a report as somebody who has just looked at it."""
    publish_report(report_id=report.id, counted_at=report.counted_at, at=world.now(), by=by)


def a_commissioner(service: world.Service) -> Principal:
    """Let somebody pay for a service, and return them."""
    return world.an_officer(world.council_of(service), role="commissioner", name="Dana Field")


def this_quarter() -> date:
    """Return the first day of the quarter that it is: a test counts it before it is over."""
    return quarter_of(world.today()).starts_on
