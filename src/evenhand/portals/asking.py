"""One small form, one action: what every portal does with what was sent."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import QueryDict

from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.design.forms import Form

Act = Callable[[dict[str, Any]], object]


def posted(request: Any) -> Any:
    """Return what was sent, or None for a page that is opened."""
    return request.POST if request.method == "POST" else None


def acted(request: Any, form: Form, act: Act, beside: str | None = None) -> bool:
    """Act on a form that was sent and has no mistake. False means that the form is shown, as it was typed.

    A refusal stands above the form, or beside the field that is named. Raises NotAllowed and NoSuchThing.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except (NotAllowed, NoSuchThing):
        raise
    except Refused as refusal:
        form.add_refusal(refusal, beside)
        return False
    return True


def was_shown(form: Form, what: str) -> bool:
    """Tell whether the page that was sent showed what follows from just this; the next page will have."""
    sent = cast(QueryDict, form.data)
    if sent.get("shown_for") == what:
        return True
    next_time = sent.copy()
    next_time["shown_for"] = what
    form.data = next_time
    return False


def id_in(text: str) -> UUID:
    """Return the id that a hidden field holds. Raises NoSuchThing for anything else, which no page of ours sends."""
    try:
        return UUID(text)
    except ValueError as error:
        raise NoSuchThing from error
