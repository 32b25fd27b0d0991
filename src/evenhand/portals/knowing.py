"""Somebody says of themselves that they must not see a case: a page on which they learn nothing of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.domain.casework.actions.shut_out import must_not_see

DONE = "There is no such case for you any longer, on no list and under no address. A manager sees to it."


def ask(request: Any, case_id: UUID, home: str) -> HttpResponse:
    """Show the one button, or shut whoever pressed it out at once and lead them back to their list."""
    if request.method == "POST":
        must_not_see(case_id=case_id, at=request.at, by=request.principal)
        return redirect(f"{home}?done=must-not-see")
    access_log.looked(case_id, "form: I must not see this case")
    return render(request, "portals/must_not_see.html", {"reference": request.case.reference, "home": home})


def done(request: Any) -> str:
    """Return what was done just before, in words; empty when nothing was."""
    return DONE if request.GET.get("done") == "must-not-see" else ""
