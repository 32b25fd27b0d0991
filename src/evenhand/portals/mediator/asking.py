"""One small form, one action, back to the case: for mediators."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.design.forms import Form
from evenhand.design.models import Link
from evenhand.portals.asking import Act, acted


@dataclass(frozen=True)
class Page:
    """What stands around the form."""

    title: str
    button: str
    intro: tuple[str, ...] = ()
    kind: str = "primary"


def ask(
    request: Any, case_id: UUID, form: Form, page: Page, act: Act, *, leaves: bool = False
) -> HttpResponse:
    """Show the form, or act on it and go back to the case; to the day when the action leaves the case."""
    if acted(request, form, act):
        return redirect("mediator:day") if leaves else redirect("mediator:case", case_id)
    back = Link("The case", reverse("mediator:case", args=[case_id]))
    return render(request, "portals/mediator/ask.html", {"page": page, "form": form, "back": back})
