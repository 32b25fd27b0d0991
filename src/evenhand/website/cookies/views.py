"""The page of cookies: what is kept in this browser, and what the visitor lets it keep."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.design.phrases import ENGLISH
from evenhand.portals.gate import public
from evenhand.website.cookies import choices, presenters, register
from evenhand.website.cookies.forms import Choices
from evenhand.website.cookies.register import Choice
from evenhand.website.pages import queries

# The button that keeps nothing but what is needed.
NOTHING = "nothing"


@public(posts=True)
def show(request: Any) -> HttpResponse:
    """Show what is kept, or keep what the visitor chose."""
    standing = choices.chosen(request)
    typed = request.POST if request.method == "POST" else None
    form = Choices(typed, initial={"keep": [each.key for each, yes in standing.items() if yes]})
    if request.method == "POST" and (NOTHING in request.POST or form.is_valid()):
        ticked = [] if NOTHING in request.POST else form.cleaned_data["keep"]
        answer = redirect("cookies")
        choices.choose(request, answer, {choice: choice.key in ticked for choice in Choice})
        return answer
    elsewhere = queries.elsewhere(queries.locale(ENGLISH))
    given = {
        "form": form,
        "problems": form.problems(),
        "has_said": choices.has_said(request),
        "tables": presenters.tables(register.register()),
        "outside": presenters.outside(elsewhere),
        "explained": next((each for each in elsewhere if each.slug == "ico-cookies"), None),
        "own_elsewhere": presenters.outside(each for each in elsewhere if each.in_footer),
        "sisters": settings.SAME_POLICY_SITES,
        "nothing": NOTHING,
    }
    return render(request, "website/cookies/show.html", given)
