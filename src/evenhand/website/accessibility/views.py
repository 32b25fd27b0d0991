"""The page of the accessibility statement."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.design.phrases import ENGLISH
from evenhand.portals.gate import public
from evenhand.website.accessibility.statement import statement
from evenhand.website.pages import queries

CONTACT_PAGE = "contact-us"


@public()
def accessibility(request: Any) -> HttpResponse:
    """Say how accessible this website is, where it falls short, and whom to tell."""
    targets = queries.targets(queries.locale(ENGLISH))
    given = {"parts": statement(), "contact_url": targets.pages.get(CONTACT_PAGE, reverse("guide:sections"))}
    return render(request, "website/accessibility/statement.html", given)
