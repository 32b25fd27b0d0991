"""What waits for one across cases."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.domain.casework import waiting
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.portals.caseworker.waiting import presenters
from evenhand.portals.gate import staff


@staff(Permission.SEE_WORKLIST)
def show(request: Any) -> HttpResponse:
    """Show one page of one list; an address that somebody changed by hand leads back to the first."""
    by, asked = request.principal, request.GET.get("list", "")
    name, cursor = asked if asked in presenters.LISTS else "mine", request.GET.get("after", "")
    try:
        if name == "second":
            found = waiting.for_second(by, after=cursor)
            names = identity.staff_names({one.asked_by for one in found.lines if one.asked_by})
            table, after = presenters.second(found, names), found.after
        else:
            tasks = waiting.tasks(by, name, after=cursor)
            table, after = presenters.tasks(tasks, request.today), tasks.after
    except ValueError:
        return redirect("cases:waiting")
    page = presenters.page(name, waiting.counts(by), table, before=cursor, after=after)
    return render(request, "portals/caseworker/waiting/show.html", {"page": page})
