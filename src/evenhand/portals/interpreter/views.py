"""The meetings at which somebody interprets."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.domain.meetings import interpreting
from evenhand.portals.gate import signed_in


@signed_in()
def sessions(request: Any) -> HttpResponse:
    """Show when, where and into which language, and how to join once it can be joined."""
    found = interpreting.own(request.principal, request.at)
    return render(request, "portals/interpreter/sessions.html", {"sessions": found})
