"""What a manager should know about the law in use, on the first page that staff see."""

from typing import Any

from evenhand.design.models import Link
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law import queries
from evenhand.portals.manager.law import moves

URL = "/manage/bank-holidays/"


def for_managers(request: Any) -> tuple[tuple[str, Link], ...]:
    """Return each warning with where to go; none for whoever decides nothing about it."""
    if not access.may(request.principal, Permission.CONFIRM_HOLIDAYS):
        return ()
    found = []
    if waits := queries.waiting():
        text = "A new list of bank holidays waits for a manager. Nothing moves until one decides."
        found.append((text, Link("See what it would move", f"{URL}{waits.version}")))
    if until := queries.gap(request.today):
        found.append((moves.announced_too_short(until, request.today), Link("Bank holidays", URL)))
    return tuple(found)
