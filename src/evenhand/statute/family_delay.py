"""A later day that the family asked for: whether a certificate without a meeting stays open to it all the same.

Source: SI 2014/1530 regs 36(2) and 39(2)-(3), which know no delay by consent, unlike regs 37(2) and 42(5). Where the
council offered a day in time, it can be said that it was able to arrange: switch FAMILY_DELAY. Record why the day is
later, and warn the family that its month for appealing runs from the certificate.
"""

from datetime import date

from evenhand.statute.facts import Facts
from evenhand.statute.readings import FamilyDelay, Readings


def was_offered_in_time(facts: Facts, last: date) -> bool:
    """Tell whether the council offered a day within its thirty days, and the family asked for a later one."""
    if facts.la_offered is None or facts.later_day_asked_for is None:
        return False
    return facts.la_offered <= last


def closes_deemed_route(facts: Facts, readings: Readings, last: date) -> bool:
    """Tell whether the family's wish for a later day leaves the council able to arrange, as this reading has it.

    Only while the council says nothing: once it has told the adviser that it cannot arrange, reg 39(3) applies.
    """
    return readings.family_delay is FamilyDelay.LA_WAS_ABLE and was_offered_in_time(facts, last)
