"""The worklist, and finding a case by reference or name."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.domain.casework import worklist
from evenhand.domain.casework.worklist import SCOPES, Wanted
from evenhand.domain.identity.access import memberships
from evenhand.domain.identity.queries import caseworkers
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations.queries import served_by
from evenhand.portals import knowing
from evenhand.portals.caseworker.worklist import presenters
from evenhand.portals.gate import staff
from evenhand.portals.manager.law.notices import for_managers

FILTERS = ("council", "owner", "rule", "state", "caseworker", "overdue")


@staff(Permission.SEE_WORKLIST)
def show(request: Any) -> HttpResponse:
    """Show one page of a list; what the address says and nobody offered is left out."""
    query = {name: request.GET.get(name, "") for name in FILTERS}
    query["scope"] = request.GET.get("scope") if request.GET.get("scope") in SCOPES else "mine"
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    try:
        found = worklist.worklist(request.principal, _wanted(query), request.today, **cursors)
    except ValueError:
        return redirect("cases:worklist")  # an address that somebody changed by hand
    providers = {membership.provider_id for membership in memberships(request.principal.user_id)}
    councils = [council for each in providers for council in served_by(each, request.today)]
    people = [(str(one.user_id), one.name) for each in providers for one in caseworkers(each)]
    page = presenters.page(found, query, councils, people)
    context = {"page": page, "typed": "", "notices": for_managers(request), "done": knowing.done(request)}
    return render(request, "portals/caseworker/worklist/show.html", context)


@staff(Permission.SEE_WORKLIST, posts=True)
def find(request: Any) -> HttpResponse:
    """Find cases by reference or by words of a name. Posted, so that no name is left in an address or a log."""
    typed = request.POST.get("words", "").replace("\x00", " ").strip()[:100]
    if not typed:
        return redirect("cases:worklist")
    lines = worklist.find(request.principal, typed, request.today)
    if len(lines) == 1 and lines[0].reference.replace("-", "") == typed.upper().replace("-", "").replace(
        " ", ""
    ):
        return redirect("cases:case", lines[0].case_id)
    table = presenters.table(lines, f"Cases found for “{typed}”") if lines else None
    return render(request, "portals/caseworker/worklist/found.html", {"table": table, "typed": typed})


def _wanted(query: dict[str, str]) -> Wanted:
    return Wanted(
        scope=query["scope"],
        local_authority=query["council"],
        owner=query["owner"],
        rule=query["rule"],
        state=query["state"],
        caseworker=UUID(query["caseworker"]) if query["caseworker"] else None,
        is_overdue=query["overdue"] == "yes",
    )
