"""What an action is: one verb, one transaction, one event at least."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import ParamSpec, TypeVar

from evenhand.core.errors import SilentAction
from evenhand.core.transactions import acting_as, current

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS: dict[str, Callable[..., object]] = {}


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make `function` an action: it runs in a transaction of its principal and must record an event.

    Its parameters are keyword-only and include `by`, the Principal who acts.
    Raises SilentAction when it comes to its end without having recorded anything.
    """
    parameters = signature(function).parameters
    if "by" not in parameters or any(p.kind is not Parameter.KEYWORD_ONLY for p in parameters.values()):
        raise TypeError(f"{function.__qualname__} must take keyword-only parameters, `by` among them.")

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with acting_as(kwargs["by"]) as acting:  # type: ignore[arg-type]
            before = len(acting.events)
            result = function(*args, **kwargs)
            if len(acting.events) == before and not acting.nothing_left:
                raise SilentAction(f"{function.__qualname__} recorded no event.")
        return result

    app = function.__module__.removeprefix("evenhand.domain.").split(".")[0]
    ACTIONS[f"{app}.{function.__name__}"] = run
    return run


def already_done() -> None:
    """Say that what the running action is for was done before, by a double click or somebody quicker.

    The action then changes nothing, records nothing, and gives the caller the same result: a success.
    """
    current().nothing_left = True
