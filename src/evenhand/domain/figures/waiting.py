"""How long families lately waited from asking us to information and advice (whole weeks: no day is told of)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from evenhand.domain.figures.measures import FROM_COUNT

WEEKS = 8


@dataclass(frozen=True)
class Weeks:
    """The last whole weeks before a day, from a Monday until a Sunday."""

    starts_on: date
    ends_on: date


def weeks_before(today: date) -> Weeks:
    """Return the weeks that are counted on a day."""
    sunday = today - timedelta(days=today.weekday() + 1)
    return Weeks(sunday - timedelta(days=7 * WEEKS - 1), sunday)


def counted(provider_id: UUID, weeks: Weeks) -> int | None:
    """Return how many days half of the families waited at most; None where few had information. Only for the worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select families, days from evenhand_waited(%s, %s, %s)",
            [provider_id, weeks.starts_on, weeks.ends_on],
        )
        ((families, days),) = cursor.fetchall()
    return days if families >= FROM_COUNT else None
