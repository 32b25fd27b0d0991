"""Which readings the certificates of s.55(5) turn on besides their own: named on a date wherever they change it.

A certificate of participation can be owed or not by LATE_CONTACT_MEDIATION, SECTION_I_ONLY_CERT and FAMILY_DELAY. What
the other reading gives is worked out by asking again, and only where the facts make the question arise.
"""

from collections.abc import Callable
from functools import wraps

from evenhand.statute.contact import is_barred
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT, SWITCHES, Readings, ReadingUsed
from evenhand.statute.working_days import CALENDARS, Calendars

_Clock = Callable[..., Deadline | None]
_ARISES: dict[str, Callable[[Facts, Readings], bool]] = {
    "late_contact_mediation": is_barred,
    "section_i_only_cert": lambda facts, readings: facts.gateway.placement_only,
    "family_delay": lambda facts, readings: facts.later_day_asked_for is not None,
}


def _may_arise(facts: Facts, readings: Readings) -> bool:
    return facts.later_day_asked_for is not None or facts.gateway.placement_only or is_barred(facts, readings)


def names_readings(work_out: _Clock) -> _Clock:
    """Make a clock name each of these switches that its date turns on, and what the other reading gives."""

    @wraps(work_out)
    def named(
        facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
    ) -> Deadline | None:
        clock = work_out(facts, readings, calendars)
        if clock is None or not _may_arise(facts, readings):
            return clock
        notes = []
        for switch, arises in _ARISES.items():
            if not arises(facts, readings):
                continue
            used = getattr(readings, switch)
            (unused,) = set(SWITCHES[switch]) - {used}
            other = work_out(facts, readings.with_reading(switch, unused), calendars)
            gives = None if other is None else other.due_on
            if gives != clock.due_on:
                notes.append(ReadingUsed(switch, used.value, ((unused.value, gives),)))
        return clock._replace(readings=(*clock.readings, *notes)) if notes else clock

    return named
