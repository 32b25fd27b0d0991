"""Every clock that the known facts start, worked out at once: the function the case kernel calls."""

from evenhand.statute.agreement import agreement_clocks
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.arrange import arranging_clocks
from evenhand.statute.certificate import no_mediation_clock, participation_clocks
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
    # The notice first: where a day is before the law, it is its rule that says so.
    notice = notice_clocks(facts, readings, calendars)
    refused, appeal = no_mediation_clock(facts, readings, calendars), appeal_clock(facts, readings, calendars)
    return (
        *notice,
        *(() if refused is None else (refused,)),
        *arranging_clocks(facts, readings, calendars),
        *meeting_clocks(facts, readings, calendars),
        *participation_clocks(facts, readings, calendars),
        *agreement_clocks(facts, readings, calendars),
        *(() if appeal is None else (appeal,)),
    )
