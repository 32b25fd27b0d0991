"""Remembers what was worked out, for as much as there is room."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])
_MOST_KEPT = 20_000


def made_once(work_out: Function) -> Function:
    """Return the function with a memory: what rests on the same days is made once and shared.

    Days come again far more often than cases do. A full memory is emptied, which is quicker than keeping count of use.
    """

    @cache
    @wraps(work_out)
    def kept(*days: Any) -> Any:
        if kept.cache_info().currsize >= _MOST_KEPT:
            kept.cache_clear()
        return work_out(*days)

    return cast(Function, kept)
