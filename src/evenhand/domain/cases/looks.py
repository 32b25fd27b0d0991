"""Who looked at a case, for whoever's right it is. The log itself is for investigation, and nobody at work reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db import connection

from evenhand.core.principals import Principal
from evenhand.domain.documents import queries as documents

PROVIDER, MEDIATOR, SUPPORTER, PARENT = "provider", "mediator", "supporter", "parent"
# What a look was at, as it is noted, and as the family would call it. A page that is not here is "a page about you".
DOCUMENT = "document"
PAGES = {
    "case page": "your case",
    DOCUMENT: "a document",
    "request as sent": "your request",
    "protected contact details": "your protected contact details",
    "message": "a message to you",
    "letter to print": "a letter to you",
    "certificate": "your certificate",
    "agreement": "the agreement",
    "referral": "what the council was told",
    "case pack": "what a mediator reads",
    "copy of what they see": "a copy of all that they can see",
    "choices": "your choice",
    "handover summary": "a summary of your case",
    "signing in": "how you sign in",
    "form: access code by telephone": "how you sign in",
    "how they are reached": "how you are reached",
    "who is shut out": "who may not see your case",
    "form: I must not see this case": "who may not see your case",
    "form: shut somebody out": "who may not see your case",
    "form: ask to lift a wall": "who may not see your case",
    "form: decide whether a wall is lifted": "who may not see your case",
}
OTHER = "a page about you"


@dataclass(frozen=True)
class Look:
    """Somebody looked on a day: who, from where, and at what."""

    on: date
    name: str
    from_where: str
    """"provider", "mediator", "supporter", "parent", or the name of a council or a health body."""
    pages: tuple[str, ...]


def looks(case_id: UUID, by: Principal) -> tuple[Look, ...]:
    """Return who looked at a case of one's own, by day and person, the newest first; nothing to anybody else.

    A paper is named to whoever may see it, but not one that somebody else of the family gave: only they hear who
    opened it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select on_day, name, from_where, what from evenhand_looks_at(%s)", [case_id])
        rows = cursor.fetchall()
    papers = {
        f"{DOCUMENT} {each.id}": f"“{each.name}”"
        for each in (documents.of_case(case_id) if rows else ())
        if not each.began_private or each.given_by == by.user_id
    }
    return tuple(_by_person(rows, PAGES | papers))


def _by_person(rows: list[tuple[date, str, str, str]], names: dict[str, str]) -> Iterator[Look]:
    for (on, name, from_where), each in groupby(rows, key=lambda row: row[:3]):
        pages = dict.fromkeys(names.get(what, _page(what)) for *_, what in each)
        yield Look(on, name, from_where, tuple(pages))


def _page(what: str) -> str:
    """Return what a look was at whose note goes into more detail than the family needs."""
    detailed = next((kind for kind in (DOCUMENT, "certificate") if what.startswith(f"{kind} ")), "")
    return PAGES.get(detailed, OTHER)
