"""The only place that asks what time it is.

The answer comes from the database, so that every process agrees with the dates the database sets. Tests and
the demonstration move it through one row that only the owner of the database may change (`core_clock`).
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection

from evenhand.core.transactions import once_a_page

LONDON = ZoneInfo("Europe/London")


@once_a_page
def now() -> datetime:
    """Return this moment, aware; the same for the whole of one transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_now()")
        (moment,) = cursor.fetchone()
    return moment  # type: ignore[no-any-return]


def today() -> date:
    """Return today's date in London."""
    return london_day(now())


def london_day(moment: datetime) -> date:
    """Return the calendar day in London on which `moment` falls.

    `moment` is aware: 00:30 British Summer Time on 1 June is 31 May in UTC.
    """
    return moment.astimezone(LONDON).date()
