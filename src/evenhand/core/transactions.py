"""The one way into the database: a transaction that knows on whose behalf it runs."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, transaction

from evenhand.core.crashpoints import crashpoint
from evenhand.core.principals import Principal

if TYPE_CHECKING:
    from evenhand.core.events import Event

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Acting:
    """One open transaction: who acts, and the events recorded so far."""

    principal: Principal
    events: "list[tuple[Principal, Event]]" = field(default_factory=list)
    # An action found that what it is for was done before; see actions.already_done.
    nothing_left: bool = False
    # What was asked already, where somebody only looks; see once_a_page. None for whoever acts.
    answers: dict[Hashable, Any] | None = None


_acting: ContextVar[Acting | None] = ContextVar("acting", default=None)


def current() -> Acting:
    """Return the transaction in progress.

    Raises RuntimeError outside one: nothing may be read or written without a principal.
    """
    acting = _acting.get()
    if acting is None:
        raise RuntimeError("No principal is set. Use `acting_as`, or call an action.")
    return acting


@contextmanager
def acting_as(principal: Principal, *, to_look: bool = False) -> Iterator[Acting]:
    """Open a transaction for `principal`, or join the one in progress, and give the principal back at the end.

    Events are written as the last thing before the outermost transaction commits, because their chain has one
    head that all writers take turns to hold. Events of a part that is rolled back go with it.

    With `to_look`, what is asked once a page is remembered until an action ran within it.
    """
    # careful: imported here because an event is recorded through this module
    from evenhand.core import events

    outer = _acting.get()
    acting = Acting(principal, outer.events if outer else [], answers={} if to_look else None)
    mark = len(acting.events)
    token = _acting.set(acting)
    try:
        with transaction.atomic():
            _tell_database(principal)
            yield acting
            if outer is None:
                events.write(acting.events)
                _crashpoints("written", acting)
            # A rolled-back part needs no restoring: PostgreSQL takes its local settings back by itself.
            _tell_database(outer.principal if outer else None)
        if outer is None:
            _crashpoints("committed", acting)
    except BaseException:
        del acting.events[mark:]
        raise
    finally:
        _acting.reset(token)
        if outer and outer.answers:
            outer.answers.clear()


def once_a_page(ask: Callable[P, R]) -> Callable[P, R]:
    """Ask the database once for the same, while one page is made; an action asks anew each time.

    For what decides who may see a page, which each part of it asks again. What is asked with must be hashable, and
    what is answered must not be changed by whoever gets it.
    """

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        acting = _acting.get()
        if acting is None or acting.answers is None:
            return ask(*args, **kwargs)
        key = (ask, args, tuple(sorted(kwargs.items())))
        if key not in acting.answers:
            acting.answers[key] = ask(*args, **kwargs)
        found: R = acting.answers[key]
        return found

    return answer


def _tell_database(principal: Principal | None) -> None:
    user = str(principal.user_id or "") if principal else ""
    case = str(principal.case_id or "") if principal else ""
    browser = principal.browser_key if principal else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('evenhand.user', %s, true), set_config('evenhand.case', %s, true),"
            " set_config('evenhand.browser', %s, true)",
            [user, case, browser],
        )


def _crashpoints(when: str, acting: Acting) -> None:
    """Offer the last moments of a transaction to a test, by what it records: `committed:cases.CaseOpened`."""
    if settings.CRASHPOINT:
        for _, event in acting.events:
            crashpoint(f"{when}:{event.kind()}")
