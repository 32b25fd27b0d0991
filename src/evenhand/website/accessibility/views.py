"""The page of the accessibility statement."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.portals.gate import public
from evenhand.website.accessibility.statement import statement
from evenhand.website.pages import queries


@public()
def accessibility(request: Any) -> HttpResponse:
    """Say how accessible this website is, where it falls short, and whom to tell."""
    given = {"parts": statement(), "contact_url": queries.contact_url()}
    return render(request, "website/accessibility/statement.html", given)
