"""How long families lately waited until somebody here talked with them about mediation.

Of whole weeks, and in coarse steps, so that nothing is told of a day or of one family (decision 36). Whoever still
waits counts as one who waits longer than anybody: a service that talks with nobody never says that it is quick.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from evenhand.domain.figures.measures import FROM_COUNT

WEEKS = 8
# What is told, in days: the first that is not too short.
STEPS = (0, 1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 56)


@dataclass(frozen=True)
class Weeks:
    """The last whole weeks before a day, from a Monday until a Sunday."""

    starts_on: date
    ends_on: date


def weeks_before(today: date) -> Weeks:
    """Return the weeks that are counted on a day."""
    sunday = today - timedelta(days=today.weekday() + 1)
    return Weeks(sunday - timedelta(days=7 * WEEKS - 1), sunday)


def told(days: int) -> int | None:
    """Return the step in which so many days are told; None beyond the last."""
    return next((step for step in STEPS if days <= step), None)


def counted(provider_id: UUID, weeks: Weeks) -> int | None:
    """Return within how many days half of the families were talked with, as it is told; only for the worker.

    None where few asked, and where half of them wait still.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select families, days from evenhand_waited(%s, %s, %s)",
            [provider_id, weeks.starts_on, weeks.ends_on],
        )
        ((families, days),) = cursor.fetchall()
    return told(days) if families >= FROM_COUNT and days is not None else None
