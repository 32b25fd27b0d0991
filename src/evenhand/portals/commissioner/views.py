"""The published figures of one's own council: a list of reports, a report, and the same as a file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.figures import queries
from evenhand.domain.figures.queries import Figures
from evenhand.domain.identity.roles import Permission
from evenhand.portals.figures import pages
from evenhand.portals.gate import officer


@officer(Permission.SEE_FIGURES)
def reports(request: Any) -> HttpResponse:
    """List what has been published, the newest period first."""
    found = queries.commissioned(request.principal)
    table = pages.table_of(found, reverse("figures:reports"), "Published figures")
    return render(request, "portals/figures/list.html", {"table": table})


@officer(Permission.SEE_FIGURES)
def report(request: Any, report_id: UUID) -> HttpResponse:
    """Show one report: what the figures mean, then the figures."""
    page = pages.page(
        _figures(request, report_id),
        back=Link("Figures", reverse("figures:reports")),
        steps=(Link("Download for a spreadsheet", reverse("figures:download", args=[report_id])),),
        url=reverse("figures:reports"),
    )
    return render(request, "portals/figures/show.html", {"page": page, "done": ""})


@officer(Permission.SEE_FIGURES)
def download(request: Any, report_id: UUID) -> HttpResponse:
    """Give one report as a file for a spreadsheet."""
    return pages.download(_figures(request, report_id))


def _figures(request: Any, report_id: UUID) -> Figures:
    found = queries.figures(report_id, queries.commissioned(request.principal))
    if found is None:
        raise NoSuchThing
    return found
