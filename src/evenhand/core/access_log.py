"""Who looked at what: kept apart from the timeline, for investigation."""

from uuid import UUID

from django.db import connection

from evenhand.core.transactions import current


def looked(case_id: UUID, what: str) -> None:
    """Note that the present person looked at `what` of a case. `what` names a page, never its content."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_note_look(%s, %s)", [case_id, what])


def by_nobody() -> bool:
    """Tell whether nobody is signed in, so that there is no look to note."""
    return current().principal.user_id is None
