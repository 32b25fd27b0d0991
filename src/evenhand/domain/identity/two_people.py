"""Who is another person than somebody: where two people decide, whoever appointed somebody is not the second of them.

A manager can appoint a second mailbox of their own, ask with one and confirm with the other. So for a month after the
first place that somebody ever had, they and whoever gave it count as one person, and so do two to whom the same person
gave their first. Whoever had a place before is no second mailbox, whoever else puts them on a list. The month, and who
counts as one with whom, stand in the database once (evenhand_counted_as_one), where the rows that two people decide are
guarded by the same rule.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from uuid import UUID

from django.db import connection

from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import once_a_page

OWN = "You asked for it yourself, and it takes two people."


class NotAnother(NotNow):
    """Whoever would decide counts as the person who asked."""

    code = "not-another"

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what, why, "Ask a colleague who is another person to look at it and decide.")


@once_a_page
def counted_as_one(user_id: UUID | None) -> dict[UUID, datetime]:
    """Return everybody else who counts as one person with somebody now, and until when."""
    if user_id is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select user_id, until from evenhand_counted_as_one(%s)", [user_id])
        return dict(cursor.fetchall())


def why_not(first: UUID | None, by: Principal, own: str = OWN) -> str:
    """Return why the present person is not another than the first: `own` if it is they; empty where they are."""
    if first is None or by.user_id is None:
        return ""
    if first == by.user_id:
        return own
    until = counted_as_one(by.user_id).get(first)
    if until is None:
        return ""
    day = f"{london_day(until):%-d %B %Y}"
    return (
        f"It takes two people. You and whoever began this count as one until {day}: one of you appointed the other, or "
        "the same person appointed both of you."
    )


def require_another(first: UUID | None, by: Principal, what: str, own: str = OWN) -> None:
    """Raise NotAnother unless the present person is another than the first; `what` says what was not done."""
    if why := why_not(first, by, own):
        raise NotAnother(what, why)


def as_one(by: Principal) -> set[UUID]:
    """Return the present person and everybody who counts as one with them."""
    return {by.user_id, *counted_as_one(by.user_id)} if by.user_id else set()


def are_two_among(user_ids: Iterable[UUID]) -> bool:
    """Tell whether any two of several people can decide together what takes two."""
    return any(other not in counted_as_one(one) for one, other in combinations(sorted(user_ids), 2))
