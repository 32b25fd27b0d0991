"""Which readings the certificates of s.55(5) turn on besides their own: named on a date wherever they change it.

A certificate of participation can be owed or not by LATE_CONTACT_MEDIATION, SECTION_I_ONLY_CERT and FAMILY_DELAY. What
the other reading gives is worked out by asking again, and only where the facts make the question arise.
"""

from collections.abc import Callable

from evenhand.statute.contact import is_barred
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import SWITCHES, Readings, ReadingUsed
from evenhand.statute.working_days import Calendars

_Clock = Callable[..., Deadline | None]
_ARISES: dict[str, Callable[[Facts, Readings], bool]] = {
    "late_contact_mediation": is_barred,
    "section_i_only_cert": lambda facts, readings: facts.gateway.placement_only,
    "family_delay": lambda facts, readings: facts.later_day_asked_for is not None,
}


def question_arises(facts: Facts, readings: Readings) -> bool:
    """Tell whether any of these switches could bear on the case. Seldom; asked for every case, so it is quick."""
    return facts.later_day_asked_for is not None or facts.gateway.placement_only or is_barred(facts, readings)


def naming_readings(
    clock: Deadline, work_out: _Clock, facts: Facts, readings: Readings, calendars: Calendars
) -> Deadline:
    """Return a clock that names each of these switches it turns on, and what the other reading gives."""
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
