"""The page of search."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.design.phrases import ENGLISH
from evenhand.portals.gate import public
from evenhand.website.pages import queries
from evenhand.website.pages.drawing import presenter_for
from evenhand.website.pages.presenters import listed
from evenhand.website.search.finding import find
from evenhand.website.search.forms import SearchForm


@public(posts=True, leaves=True)
def show(request: Any) -> HttpResponse:
    """Ask for words, which come in the body so that no log and no history has them, and show where they are."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    given: dict[str, Any] = {"form": form, "found": None}
    locale = queries.locale(ENGLISH)
    if request.method == "POST" and form.is_valid():
        found = find(form.cleaned_data["words"], locale, request.today)
        presenter = presenter_for(request, locale)
        given |= {
            "found": found.pages,
            "tools": found.tools,
            "helpers": found.helpers,
            "words": [presenter.word(term) for term in found.words],
            "typed": form.cleaned_data["words"],
        }
    given |= {"problems": form.problems(), "sections": listed(queries.sections(locale))}
    return render(request, "website/search/show.html", given)
