"""The heart's own pages: the list, and what saves, removes and empties it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.clock import london_day
from evenhand.portals.gate import public, tokenless
from evenhand.website.own_pages import way_back
from evenhand.website.saved import keeping, presenters, things

SAVE, REMOVE = "save", "remove"
HEART = "#saved"
"""Where the heart stands on its page: whoever comes back lands there and is told how it stands now."""


@public(leaves=True)
def show(request: Any) -> HttpResponse:
    """List what is saved in this browser, and keep it thirty days more."""
    known, saved = things.known(), keeping.saved(request)
    here = [known[address] for address in saved if address in known]
    page = presenters.listed(
        here,
        until=london_day(keeping.until(request)),
        gone=len(saved) - len(here),
        most=keeping.MOST,
    )
    answer = render(request, "website/saved/show.html", {"page": page, "is_on": keeping.is_on(request)})
    if saved:
        keeping.keep_only(request, answer, tuple(thing.address for thing in here))
    return answer


@tokenless()
def change(request: Any) -> HttpResponse:
    """Save a page or remove it, and lead back to where the heart stands."""
    if request.method != "POST":
        return redirect("saved:show")
    address, known = request.POST.get("page", ""), things.known()
    if request.POST.get("do") == REMOVE:
        answer = redirect(way_back(request, "/saved") + HEART)
        keeping.keep_only(request, answer, tuple(each for each in keeping.saved(request) if each != address))
        return answer
    if address not in known:
        return render(request, "website/saved/no_page.html", status=404)
    answer = redirect(way_back(request, address) + HEART)
    try:
        keeping.save(request, answer, address)
    except keeping.Full:
        full = {"thing": known[address], "back": way_back(request, address), "most": keeping.MOST}
        return render(request, "website/saved/full.html", full, status=409)
    return answer


@tokenless()
def empty(request: Any) -> HttpResponse:
    """Remove all that is saved."""
    answer = redirect("saved:show")
    if request.method == "POST":
        keeping.keep_only(request, answer, ())
    return answer
