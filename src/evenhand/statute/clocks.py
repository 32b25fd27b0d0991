"""Every clock that the known facts start, worked out at once: the function the case kernel calls."""

from evenhand.statute.agreement import agreement_clocks
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.arrange import arranging_clocks
from evenhand.statute.certificate import after_mediation_clock, deemed_clock, no_mediation_clock
from evenhand.statute.contact import notice_clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.detained import as_ordinary, detained_clocks
from evenhand.statute.facts import Facts
from evenhand.statute.meeting import meeting_clocks
from evenhand.statute.readings import DEFAULT, Readings
from evenhand.statute.working_days import CALENDARS, Calendars


def clocks(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[Deadline, ...]:
    """Return the deadlines in the order of a case; met ones too, for the caller knows what was done.

    One for each rule: where several agreed actions have the same rule, the one that is due first.
    Pure and cheap: preview a choice by calling it again with the facts as they would be.
    Raises NotInForce for a fact before the law, OutsideCalendar beyond the known bank holidays.
    """
    if facts.detained:
        return detained_clocks(clocks(as_ordinary(facts), readings, calendars))
    return (
        *notice_clocks(facts, readings, calendars),
        *_known(no_mediation_clock(facts, readings, calendars)),
        *arranging_clocks(facts, readings, calendars),
        *meeting_clocks(facts, readings, calendars),
        *_known(deemed_clock(facts, readings, calendars)),
        *_known(after_mediation_clock(facts, readings, calendars)),
        *agreement_clocks(facts, readings, calendars),
        *_known(appeal_clock(facts, readings, calendars)),
    )


def _known(clock: Deadline | None) -> tuple[Deadline, ...]:
    return () if clock is None else (clock,)
