"""One small form, one action, back to the case: for mediators."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.design.forms import Form


@dataclass(frozen=True)
class Page:
    """What stands around the form."""

    title: str
    button: str
    intro: tuple[str, ...] = ()
    kind: str = "primary"


def ask(
    request: Any, case_id: UUID, form: Form, page: Page, act: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """Show the form, or act on it and go where the action leads; a refusal stands above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(form.cleaned_data))
        except (NotAllowed, NoSuchThing):
            raise
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "portals/mediator/ask.html", {"page": page, "form": form, "case_id": case_id})


def posted(request: Any) -> Any:
    """Return what was sent, or None for a page that is opened."""
    return request.POST if request.method == "POST" else None
