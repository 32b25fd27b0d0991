"""Background entry points of the law in use: an alarm while too few bank holidays are known."""

import logging

from evenhand.core import clock
from evenhand.core.jobs import every
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.law import queries

log = logging.getLogger("evenhand.checks")


@every("29 6 * * *", queue="duties", at_start=True)
def see_how_far_holidays_reach() -> None:
    """Raise an alarm every morning while bank holidays are announced for less than twelve months ahead."""
    with acting_as(worker()):
        until = queries.gap(clock.today())
    if until is not None:
        log.critical("bank holidays are announced only until %s", until.isoformat())
