"""What a public page of this service draws with: the facts of the day, and what everybody must know."""

from typing import Any

from evenhand.website.pages import queries
from evenhand.website.pages.facts import facts_for
from evenhand.website.pages.presenters import Presenter, Titled

LANGUAGE = "en-gb"


def presenter_for(request: Any, locale: Any) -> Presenter:
    """Return what draws texts in one language, with the facts of the day."""
    return Presenter(facts_for("", request.today), queries.targets(locale))


def alerts_today(request: Any) -> tuple[Titled, ...]:
    """Return what everybody must know on the day of a request."""
    locale = queries.locale(LANGUAGE)
    found = queries.alerts(locale, request.today)
    return presenter_for(request, locale).alerts(found) if found else ()
