"""The chain of the record of events, as the database works it out."""

from django.db import connection


def first_broken() -> int | None:
    """Return the number of the first event that does not follow from the one before, or None: the record is whole."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_first_broken_event()")
        (number,) = cursor.fetchone()
    return number  # type: ignore[no-any-return]


def head() -> tuple[int, str]:
    """Return how many events there are, and the hash of the last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select h.events, (evenhand_hash_of_event(h.events)).hash from evenhand_hash_of_event(0) h"
        )
        events, hash_ = cursor.fetchone()
    return events, hash_ or ""


def hash_of(number: int) -> str:
    """Return the hash of one event; empty where there is none of that number."""
    with connection.cursor() as cursor:
        cursor.execute("select hash from evenhand_hash_of_event(%s)", [number])
        (hash_,) = cursor.fetchone()
    return hash_ or ""
