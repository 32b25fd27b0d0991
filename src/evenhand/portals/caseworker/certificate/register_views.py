"""The register of certificates, on screen and for a spreadsheet."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.design.models import Cell, Filter, Pages, Table, Tag
from evenhand.domain.certificates import register
from evenhand.domain.identity.roles import Permission
from evenhand.portals.caseworker.certificate.presenters import TONES
from evenhand.portals.gate import staff

MOST_LINES = 10_000


@staff(Permission.SEE_WORKLIST)
def show(request: Any) -> HttpResponse:
    """List certificates by number, the highest first."""
    month = _month(request.GET.get("month", ""))
    found = register.entries(request.principal, month=month, below=request.GET.get("below", ""))
    chosen = month.strftime("%Y-%m") if month else ""
    query = {"month": chosen} if chosen else {}
    more = len(found) == register.PAGE
    context = {
        "table": _table(found),
        "filters": (Filter("month", "Issued in", _options(request), chosen),),
        "pages": Pages(older_url="?" + urlencode(query | {"below": found[-1].number}) if more else ""),
        "csv_url": reverse("certificates:register-csv") + (f"?{urlencode(query)}" if query else ""),
    }
    return render(request, "portals/caseworker/certificate/register.html", context)


@staff(Permission.SEE_WORKLIST)
def as_csv(request: Any) -> HttpResponse:
    """Give the register, or one month of it, as a file for a spreadsheet."""
    month = _month(request.GET.get("month", ""))
    found = register.entries(request.principal, month=month, limit=MOST_LINES)
    response = HttpResponse(register.as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="certificates.csv"'
    return response


def _table(found: list[register.Entry]) -> Table:
    return Table(
        caption="Certificates by number",
        headings=("Number", "Issued", "Case", "Council", "Standing", "Due"),
        rows=tuple(
            (
                Cell(one.number, url=reverse("certificates:show", args=[one.case_id])),
                Cell(on=one.issued_on),
                Cell(one.case_reference),
                Cell(one.council),
                Cell(tag=Tag(one.state.label, TONES[one.state]), note=one.why_ended),
                Cell(on=one.due_on, note="late" if one.was_in_time is False else ""),
            )
            for one in found
        ),
    )


def _options(request: Any) -> tuple[tuple[str, str], ...]:
    months = register.months(request.principal)
    return (("", "any month"), *((m.strftime("%Y-%m"), m.strftime("%B %Y")) for m in months))


def _month(typed: str) -> date | None:
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        return None
