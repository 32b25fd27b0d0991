"""Where one is signed in, and for how long; and stopping what somebody else asked for in one's name."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from evenhand.domain.identity import resets
from evenhand.domain.identity.actions.ask_for_reset import call_off_reset
from evenhand.domain.identity.actions.open_session import end_other_sessions, end_session
from evenhand.portals import staying
from evenhand.portals.gate import signed_in


@signed_in(posts=True)
def end(request: Any, device_id: UUID) -> HttpResponse:
    """Sign out in one browser elsewhere."""
    if request.method == "POST":
        end_session(device_id=device_id, at=request.at, by=request.principal)
    return redirect("account:show")


@signed_in(posts=True)
def end_others(request: Any) -> HttpResponse:
    """Sign out everywhere but here."""
    if request.method == "POST":
        end_other_sessions(kept=staying.device_of(request), at=request.at, by=request.principal)
        staying.keep(request)
    return redirect("account:show")


@signed_in(posts=True)
def stop(request: Any) -> HttpResponse:
    """Stop that one's app and codes end: it was not oneself who asked."""
    if request.method == "POST":
        for each in resets.waiting_for(request.principal.user_id):
            call_off_reset(reset_id=each.id, at=request.at, by=request.principal)
    return redirect("account:show")


@signed_in(posts=True)
def stay(request: Any) -> HttpResponse:
    """Say in how many seconds the session ends, and whether that is for good; when asked to, count from now."""
    if request.method == "POST":
        request.session[staying.USED] = int(request.at.timestamp())
    return JsonResponse({"seconds": staying.seconds_left(request), "last": staying.longest_if_last(request)})
