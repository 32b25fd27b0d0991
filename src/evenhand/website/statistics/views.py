"""The pages of statistics, open to everybody: what is published, one report, what it means, and the same as files."""

from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.figures import queries
from evenhand.domain.figures.measures import RULES
from evenhand.domain.figures.queries import Figures
from evenhand.portals.figures import pages
from evenhand.portals.gate import public
from evenhand.website import kept_pages
from evenhand.website.pages.queries import edition
from evenhand.website.statistics import presenters
from evenhand.website.statistics.file import text_of


@public()
def index(request: Any) -> HttpResponse:
    """Say how figures are read, and list the councils of which some are published."""
    return kept_pages.whole(request, lambda: _index(request))


def _index(request: Any) -> HttpResponse:
    given = {"rules": RULES, "table": presenters.councils(queries.published())}
    return render(request, "website/statistics/index.html", given)


@public()
def council(request: Any, council: str) -> HttpResponse:
    """List every report of one council, the newest period first."""
    return kept_pages.whole(request, lambda: _council(request, council))


def _council(request: Any, code: str) -> HttpResponse:
    found = queries.published(code)
    if not found:
        raise NoSuchThing
    given = {"name": found[0].council, "table": pages.table_of(found, _under(), "Published reports")}
    return render(request, "website/statistics/council.html", given)


@public()
def report(request: Any, report_id: UUID) -> HttpResponse:
    """Show one report: what the figures mean, then the figures; a corrected one leads to what took its place."""
    return kept_pages.whole(request, lambda: _report(request, report_id))


def _report(request: Any, report_id: UUID) -> HttpResponse:
    found = _found(report_id)
    page = pages.page(
        found,
        back=Link(
            f"Statistics of {found.line.council}",
            reverse("statistics:council", args=[found.line.council_code]),
        ),
        steps=(Link("Download for a spreadsheet", reverse("statistics:download", args=[report_id])),),
        url=_under(),
    )
    return render(request, "website/statistics/report.html", {"page": page})


@public()
def definitions(request: Any) -> HttpResponse:
    """Show the data dictionary: the rules, every list with its definition and codes, and the columns of the file."""
    return kept_pages.whole(request, lambda: _definitions(request))


def _definitions(request: Any) -> HttpResponse:
    given = {"rules": RULES, "columns": presenters.columns(), "meanings": presenters.meanings()}
    return render(request, "website/statistics/definitions.html", given)


@public()
def download(request: Any, report_id: UUID) -> HttpResponse:
    """Give one report as a file for a spreadsheet."""
    return pages.download(_found(report_id))


@public()
def everything(request: Any) -> HttpResponse:
    """Give all published figures as one file."""
    key = f"{edition()}|statistics.csv"
    shelf = caches["pages"]
    if (text := shelf.get(key)) is None:
        text = text_of(queries.published_figures())
        shelf.set(key, text)
    return pages.as_file(text, "statistics.csv")


def _found(report_id: UUID) -> Figures:
    found = queries.published_report(report_id)
    if found is None:
        raise NoSuchThing
    return found


def _under() -> str:
    """Return the address under which each report is found."""
    return reverse("statistics:index") + "/"
