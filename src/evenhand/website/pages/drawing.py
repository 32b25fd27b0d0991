"""What a public page of this service draws with: the facts of the day, and what everybody must know."""

from typing import Any

from evenhand.design.phrases import ENGLISH
from evenhand.website.near_you.area import code_of
from evenhand.website.pages import queries
from evenhand.website.pages.facts import facts_for
from evenhand.website.pages.presenters import Presenter, Titled


def presenter_for(request: Any, locale: Any) -> Presenter:
    """Return what draws texts in one language, with the facts of the day for the visitor's council."""
    facts = facts_for(code_of(request), request.today, locale.language_code)
    return Presenter(facts, queries.targets(locale))


def alerts_today(request: Any, language: str = ENGLISH) -> tuple[Titled, ...]:
    """Return what everybody must know on the day of a request."""
    locale = queries.locale(language)
    found = queries.alerts(locale, request.today)
    return presenter_for(request, locale).alerts(found) if found else ()


def waiting_today(request: Any) -> str:
    """Return how long families lately waited until we talked with them, in a sentence; empty where nobody can say."""
    return facts_for(code_of(request), request.today).waiting
