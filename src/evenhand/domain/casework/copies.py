"""How often somebody gets a copy of what they may see of a case."""

from datetime import date
from uuid import UUID

from django.db import connection

from evenhand.core import events
from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.casework.events import CopyTaken

# A family needs one, and another when something has happened; a file with every paper is work for the machine.
MOST_OF_A_DAY = 5


def left_today(case_id: UUID, by: Principal, today: date) -> int:
    """Return how many more copies of a case somebody can get today."""
    taken = [
        each
        for each in events.of_case(case_id)
        if isinstance(each.event, CopyTaken)
        and each.actor_user_id == by.user_id
        and london_day(each.at) == today
    ]
    return max(0, MOST_OF_A_DAY - len(taken))


def is_only_one(case_id: UUID, by: Principal) -> bool:
    """Tell whether no other copy of a case is being made for somebody; none begins until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"copy {case_id} {by.user_id}"]
        )
        (is_free,) = cursor.fetchone()
    return bool(is_free)
