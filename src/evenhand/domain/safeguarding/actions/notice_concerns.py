"""See to it that somebody is told of concerns that nobody has taken."""

from datetime import datetime

from django.db import connection

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.safeguarding.events import ConcernWaits


@action
def notice_concerns(*, at: datetime, by: Principal) -> int:
    """Owe each lead a notice at once and every four hours, or the managers one a day where there is no lead.

    The database counts what is owed by its own clock. Returns for how many concerns somebody is told now.
    """
    if not by.is_service:
        raise NotAllowed("tell people what waits for them")
    with connection.cursor() as cursor:
        cursor.execute("select case_id, concern_id, kind, readers from evenhand_notice_concerns()")
        rows = cursor.fetchall()
    for case_id, concern_id, kind, readers in rows:
        record(ConcernWaits(case_id=case_id, concern_id=concern_id, what=kind, readers=readers))
    if not rows:
        already_done()
    return len(rows)
