"""The directory of support: who helps in one's area, who helps in another one, and all of it as a feed."""

from typing import Any

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core.errors import NoSuchThing
from evenhand.design.phrases import ENGLISH
from evenhand.domain.organisations.queries import councils
from evenhand.portals.gate import public
from evenhand.website import kept_pages
from evenhand.website.near_you.area import area_of, code_of
from evenhand.website.pages.drawing import alerts_today, presenter_for
from evenhand.website.pages.facts import facts_for
from evenhand.website.pages.presenters import Presenter
from evenhand.website.pages.queries import edition, locale, targets
from evenhand.website.support import presenters, queries
from evenhand.website.support.feed import text_of


@public(leaves=True)
def show(request: Any) -> HttpResponse:
    """List who helps in the visitor's area, or everywhere while it is not known, and lead to other areas."""
    return kept_pages.whole(request, lambda: _shown(request, code_of(request)))


@public(leaves=True)
def council(request: Any, council: str) -> HttpResponse:
    """List who helps the families of one council."""
    return kept_pages.whole(request, lambda: _council(request, council))


def _council(request: Any, code: str) -> HttpResponse:
    if code not in dict(councils(request.today)):
        raise NoSuchThing
    return _shown(request, code)


def _shown(request: Any, code: str) -> HttpResponse:
    name = dict(councils(request.today)).get(code, "")
    found = queries.helping(code) if name else queries.everywhere()
    area, in_english = area_of(request), locale(ENGLISH)
    given = {
        "name": name,
        "groups": presenters.groups(found, presenter_for(request, in_english)),
        "is_nobody_near": bool(name) and all(each.all_england for each in found),
        "area": area if area and area.code == code else None,
        "others": [
            (other, title) for other, title in queries.councils_helped(request.today) if other != code
        ],
        "help_url": targets(in_english).pages.get("where-to-get-help", ""),
        "alerts": alerts_today(request),
    }
    return render(request, "website/support/show.html", given)


@public()
def feed(request: Any) -> HttpResponse:
    """Give the whole directory in the format of Open Referral UK."""
    key = f"{edition()}|{request.today.isoformat()}|open-referral.json"
    shelf = caches["pages"]
    if (text := shelf.get(key)) is None:
        # Nobody's area: the same for everybody.
        presenter = Presenter(facts_for("", request.today), targets(locale(ENGLISH)))
        text = text_of(queries.every(), presenter)
        shelf.set(key, text)
    return HttpResponse(text, content_type="application/json")
