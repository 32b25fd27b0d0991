"""Which readings the certificates of s.55(5) turn on besides their own: named on a date wherever they change it.

A certificate of participation can be owed or not by LATE_CONTACT_MEDIATION, SECTION_I_ONLY_CERT and FAMILY_DELAY. What
the other reading gives is worked out by asking again, and only where the facts make the question arise.
"""

from collections.abc import Callable

from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import SWITCHES, Readings, ReadingUsed
from evenhand.statute.working_days import Calendars

_Clock = Callable[[Facts, Readings, Calendars, bool], Deadline | None]


def question_arises(facts: Facts) -> bool:
    """Tell whether a switch other than that of late contact could bear on the case. Seldom, so it is quick."""
    return facts.later_day_asked_for is not None or facts.gateway.placement_only


def naming_readings(
    work_out: _Clock, facts: Facts, readings: Readings, calendars: Calendars, is_late: bool
) -> Deadline | None:
    """Return a clock that names each of these switches it turns on, and what the other reading gives.

    `is_late` tells whether contact came after reg 34(2)'s time. None if these readings give no such clock.
    """
    clock = work_out(facts, readings, calendars, is_late)
    if clock is None:
        return None
    arises = {
        "late_contact_mediation": is_late,
        "section_i_only_cert": facts.gateway.placement_only,
        "family_delay": facts.later_day_asked_for is not None,
    }
    notes = []
    for switch in (name for name, is_open in arises.items() if is_open):
        used = getattr(readings, switch)
        (unused,) = set(SWITCHES[switch]) - {used}
        other = work_out(facts, readings.with_reading(switch, unused), calendars, is_late)
        gives = None if other is None else other.due_on
        if gives != clock.due_on:
            notes.append(ReadingUsed(switch, used.value, ((unused.value, gives),)))
    return clock._replace(readings=(*clock.readings, *notes)) if notes else clock
