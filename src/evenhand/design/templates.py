"""The template environment: strict about names, with dates in words and the kit's components."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.module_loading import import_string
from jinja2 import Environment, StrictUndefined

from evenhand.design import phrases, words
from evenhand.design.kit import govuk
from evenhand.design.models import Frame


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def frame_for(request: HttpRequest | None = None) -> Frame:
    """Return what surrounds a page: the request's own frame, else what settings.FRAME names, else a bare one.

    settings.FRAME is the dotted path of a function that takes the request and returns a Frame.
    """
    if (given := getattr(request, "frame", None)) is not None:
        return given  # type: ignore[no-any-return]
    maker = getattr(settings, "FRAME", "")
    made: Frame = import_string(maker)(request) if maker and request is not None else Frame()
    return made


def environment(**options: Any) -> Environment:
    """Return the environment that Django's Jinja2 backend draws every page with."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)
    made.globals |= {
        "static": static,
        "url": url,
        "govuk": govuk,
        "frame_for": frame_for,
        "phrase": phrases.say,
        "phrase_day": phrases.day,
    }
    made.filters |= {
        "day": words.day,
        "weekday": words.weekday,
        "day_and_month": words.day_and_month,
        "time": words.time,
        "moment": words.moment,
        "days_left": words.days_left,
        "plural": words.plural,
        "listed": words.listed,
        "telephone_url": words.telephone_url,
    }
    return made
