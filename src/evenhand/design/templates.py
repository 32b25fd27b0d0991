"""The template environment: strict about names, with dates in words and the kit's components."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from evenhand.design import words
from evenhand.design.kit import govuk
from evenhand.design.models import Frame


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """Return the environment that Django's Jinja2 backend draws every page with."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)
    made.globals |= {"static": static, "url": url, "govuk": govuk, "default_frame": Frame()}
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
