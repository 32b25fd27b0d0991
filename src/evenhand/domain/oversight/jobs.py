"""Looking for very many cases every few minutes, and checking the record each night."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import connection

from evenhand.core import clock
from evenhand.core.jobs import every
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.oversight.actions.check_record import check_record
from evenhand.domain.oversight.actions.notice_browsing import notice_browsing

log = logging.getLogger("evenhand.oversight")
# An hour, and the pause between two looks at it: nothing that fits in an hour is missed.
WITHIN = timedelta(minutes=65)


@every("*/5 * * * *", queue="duties", at_start=True)
def notice_browsers() -> None:
    """Notice everybody who opened more cases within an hour than the setting says."""
    by = worker()
    with acting_as(by):
        at = clock.now()
        with connection.cursor() as cursor:
            fewest = settings.CASES_AN_HOUR + 1
            cursor.execute("select * from evenhand_busy_lookers(%s, %s)", [at - WITHIN, fewest])
            found = cursor.fetchall()
        for provider_id, user_id, cases, first_at, last_at in found:
            notice_browsing(
                provider_id=provider_id,
                user_id=user_id,
                cases=cases,
                first_at=first_at,
                last_at=last_at,
                at=at,
                by=by,
            )


@every("31 3 * * *", queue="duties")
def check_the_record() -> None:
    """Check the record of events; whoever runs the machine reads a broken one in its log."""
    by = worker()
    with acting_as(by):
        found = check_record(at=clock.now(), by=by)
    if found.broken_at is not None:
        log.critical("the record of events is broken at number %d", found.broken_at)
