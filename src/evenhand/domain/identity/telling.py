"""Telling people who work here, or for a body, that what they sign in with has changed.

Families are not written to: whoever adds an app because others read their mailbox must not be told on there. They see
on their own page what is asked for and since when.
"""

from uuid import UUID

from django.db import connection

from evenhand.domain.identity import jobs


def tell(user_id: UUID, what: str) -> None:
    """Write to the asking person, if they work here or for a body, once this is committed: one of notices.CHANGES."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_works_with_us()")
        (works,) = cursor.fetchone()
    if works:
        jobs.tell_of_factor.later(user_id=user_id, what=what)
