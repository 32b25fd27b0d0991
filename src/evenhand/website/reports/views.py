"""The report for editors."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.design.models import Cell, Empty, Link, Table
from evenhand.design.words import plural
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law.in_use import law_for_everybody
from evenhand.portals.gate import staff
from evenhand.website.pages.counting import SHOWN_DAYS
from evenhand.website.reports.looking import Looked, look
from evenhand.website.reports.looking_at_support import look_at_support
from evenhand.website.reports.looking_at_tools import look_at_tools

NOTHING = Empty("Nothing to look at", "Every page is in date, leads somewhere, and can be read at nine.")


@staff(Permission.EDIT_CONTENT)
def show(request: Any) -> HttpResponse:
    """List what editors must look at, page by page."""
    every = (
        *look(request.today),
        *look_at_tools(request.today, law_for_everybody()),
        *look_at_support(request.today),
    )
    faulty = sorted((each for each in every if each.faults), key=lambda each: -len(each.faults))
    table = Table(
        caption=f"{len(faulty)} of {len(every)} to look at",
        headings=("Page", "What to look at", "Looked after by", "What can be done"),
        rows=tuple(map(_row, faulty)),
    )
    return render(
        request, "website/reports/show.html", {"table": table, "empty": None if faulty else NOTHING}
    )


def _opened(number: int) -> str:
    return f"Opened {plural(number, 'time')} in {SHOWN_DAYS} days"


def _row(looked: Looked) -> tuple[Cell, ...]:
    edit = Link("Change it", looked.edit_url, hidden=looked.title)
    return (
        Cell(looked.title, url=looked.address, note=f"{looked.language}. {_opened(looked.opened)}"),
        Cell(" ".join(looked.faults)),
        Cell(looked.looked_after_by),
        Cell(links=(edit,)),
    )
