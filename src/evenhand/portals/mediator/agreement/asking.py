"""One small form about an agreement, one action, back to the agreement."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.design.forms import Form
from evenhand.design.models import Link
from evenhand.portals.asking import Act, acted
from evenhand.portals.mediator.asking import Page


def ask(request: Any, form: Form, page: Page, act: Act) -> HttpResponse:
    """Show the form, or act on it and go back to the agreement."""
    case_id = request.case.id
    if acted(request, form, act):
        return redirect("mediator-agreement:show", case_id)
    back = Link("The agreement", reverse("mediator-agreement:show", args=[case_id]))
    context = {"page": page, "form": form, "back": back}
    return render(request, "portals/mediator/ask.html", context)
