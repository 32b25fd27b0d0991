"""One small form, one action: ask, act, go back to the case; on a refusal show the form as it was typed."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.design.forms import Form
from evenhand.design.models import Notice, Row, Table
from evenhand.portals.asking import Act, acted


@dataclass(frozen=True)
class Page:
    """What stands around the form."""

    title: str
    button: str
    intro: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    notice: Notice | None = None
    effects: Table | None = None
    after: tuple[str, ...] = ()
    kind: str = "primary"
    extra: dict[str, str] = field(default_factory=dict)


def ask(
    request: Any,
    form: Form,
    page: Page,
    act: Act,
    done: str,
    *,
    ready: bool = True,
    beside: str | None = None,
) -> HttpResponse:
    """Show the form, or act on it and go back to the case. `ready` false shows it once more before acting.

    A refusal stands above the form, or beside the field that is named.
    """
    case = request.case
    if ready and acted(request, form, act, beside):
        return redirect(f"/cases/{case.id}/?done={done}")
    if request.method != "POST":
        access_log.looked(case.id, f"form: {page.title}")
    context = {"page": page, "form": form, "case": case, "problems": form.problems()}
    return render(request, "portals/caseworker/record/ask.html", context)
