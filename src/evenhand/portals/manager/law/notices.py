"""What a manager should know on the first page that staff see: about the law in use, walls, and very many cases."""

from collections.abc import Iterator
from typing import Any

from evenhand.design.models import Link
from evenhand.domain.cases import walls
from evenhand.domain.casework import waiting
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law import queries
from evenhand.domain.oversight import queries as oversight
from evenhand.portals.manager.law import moves

URL = "/manage/bank-holidays/"


def for_managers(request: Any) -> tuple[tuple[str, Link], ...]:
    """Return each warning with where to go; none for whoever decides nothing about it."""
    if not access.may(request.principal, Permission.CONFIRM_HOLIDAYS):
        return ()
    found = [(text, Link(link, url)) for text, link, url in _about_walls(request)]
    if oversight.is_waiting(request.principal):
        text = "Somebody opened very many cases within an hour. Usually there is a plain reason: please ask."
        found.append((text, Link("See who", "/audit/many/")))
    if waits := queries.waiting():
        text = "A new list of bank holidays waits for a manager. Nothing moves until one decides."
        found.append((text, Link("See what it would move", f"{URL}{waits.version}")))
    if until := queries.gap(request.today):
        found.append((moves.announced_too_short(until, request.today), Link("Bank holidays", URL)))
    return tuple(found)


def _about_walls(request: Any) -> Iterator[tuple[str, str, str]]:
    own = access.providers(request.principal, Permission.SHUT_OUT)
    if waiting.was_given_back(own):
        yield (
            "Somebody must not see a case that they had. Nobody has it until you hand it on.",
            "See what waits for the team",
            "/cases/waiting/?list=team",
        )
    if walls.waiting(own, request.principal).exists():
        yield (
            "A colleague asked to let in somebody who is shut out of a case. Another manager decides.",
            "See what waits for a second person",
            "/cases/waiting/?list=second",
        )
