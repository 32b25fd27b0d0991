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

# The pages of a case to which a form leads back.
BACK = {
    "mediator:case": "The case",
    "mediator:notes": "My own notes",
    "mediator-agreement:show": "The agreement",
}


@dataclass(frozen=True)
class Page:
    """What stands around the form."""

    title: str
    button: str
    intro: tuple[str, ...] = ()
    kind: str = "primary"


def ask(
    request: Any,
    case_id: UUID,
    form: Form,
    page: Page,
    act: Act,
    *,
    leaves: bool = False,
    back: str = "mediator:case",
) -> HttpResponse:
    """Show the form, or act on it and go back to the case, or to another page of it that `back` names.

    It goes to the day when the action leaves the case.
    """
    if acted(request, form, act):
        return redirect("mediator:day") if leaves else redirect(back, case_id)
    link = Link(BACK[back], reverse(back, args=[case_id]))
    return render(request, "portals/mediator/ask.html", {"page": page, "form": form, "back": link})
