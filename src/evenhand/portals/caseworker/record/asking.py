"""One small form, one action: ask, act, go back to the case; on a refusal show the form as it was typed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.design.forms import Form
from evenhand.design.models import Notice, Row, Table


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
    act: Callable[[dict[str, Any]], object],
    done: str,
    *,
    ready: bool = True,
    beside: str | None = None,
) -> HttpResponse:
    """Show the form, or act on it and go back to the case. `ready` false shows it once more before acting.

    A refusal stands above the form, or beside the field that is named.
    """
    case = request.case
    if request.method == "POST" and form.is_valid() and ready:
        try:
            act(form.cleaned_data)
        except (NotAllowed, NoSuchThing):
            raise
        except Refused as refusal:
            form.add_refusal(refusal, beside)
        else:
            return redirect(f"/cases/{case.id}/?done={done}")
    elif request.method != "POST":
        access_log.looked(case.id, f"form: {page.title}")
    context = {"page": page, "form": form, "case": case, "problems": form.problems()}
    return render(request, "portals/caseworker/record/ask.html", context)


def posted(request: Any) -> Any:
    """Return what was sent, or None for a page that is opened."""
    return request.POST if request.method == "POST" else None


def was_shown(form: Form, on: date) -> bool:
    """Tell whether the page that was sent showed what follows for this day; the next page will have."""
    sent = cast(QueryDict, form.data)
    if sent.get("shown_for") == on.isoformat():
        return True
    next_time = sent.copy()
    next_time["shown_for"] = on.isoformat()
    form.data = next_time
    return False
