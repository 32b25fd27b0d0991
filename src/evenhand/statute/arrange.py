"""The days within which mediation must be arranged, and whether it was.

Source: Children and Families Act 2014 ss.53 and 54(2); SI 2014/1530 regs 35(2)-(4) and 36(2).
"""

from collections.abc import Callable
from datetime import date

from evenhand.statute.counting import within_days
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.readings import (
    DEFAULT,
    JointIcbReceipt,
    LaInformedViaProvider,
    Readings,
    ReadingUsed,
    ThirtyDayMeaning,
)
from evenhand.statute.rules import ARRANGE, ARRANGE_HEALTH_ONLY, ARRANGE_MIXED, NOTIFY_COMMISSIONERS, Owner
from evenhand.statute.working_days import CALENDARS, Calendars


def arrange_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return by when the council (health only: the health body) must arrange the mediation.

    Days of every kind count, and nothing extends them. None if mediation is not open or not wanted.
    """
    if facts.refused_on is not None or not facts.gateway.mediation_right:
        return None
    if facts.health_only:
        return _health_only(facts, readings, calendars)
    informed = la_informed(facts, readings)
    if informed is None:
        return None
    rule = ARRANGE_MIXED if facts.health_issues else ARRANGE
    due = _thirty(rule.id, informed[1])
    earliest, notes = _through_provider(facts, readings, lambda day: _thirty(rule.id, day))
    return deadline(rule, informed, due, earliest or due, calendars, (_meaning(readings, due), *notes))


def arranging_body(facts: Facts) -> Owner:
    """Return who must arrange, tell of the meeting and pay expenses: the council, or health if alone in issue."""
    return Owner.ICB if facts.health_only else Owner.LOCAL_AUTHORITY


def la_informed(facts: Facts, readings: Readings = DEFAULT) -> tuple[str, date] | None:
    """Return when the council was informed: of itself, or through a provider that is its own contact."""
    return _informed(facts, readings.la_informed_via_provider)


def thirty_days(informed: date) -> date:
    """Return the last of the days within which the council must arrange (reg 36(2))."""
    return _thirty(ARRANGE.id, informed)


def notify_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return by when the council must tell each health body of a health issue (reg 35(2))."""
    informed = la_informed(facts, readings)
    if informed is None or facts.refused_on is not None or not facts.gateway.mediation_right:
        return None
    if not (facts.health_issues or facts.health_only):
        return None
    rule = NOTIFY_COMMISSIONERS

    def end(day: date) -> date:
        return calendars.regulations.after(day, amount(rule.id, day))

    due = end(informed[1])
    earliest, notes = _through_provider(facts, readings, end)
    return deadline(rule, informed, due, earliest or due, calendars, notes)


def is_arranged_in_time(
    informed: date, fixed_on: date | None, held_on: date | None, readings: Readings = DEFAULT
) -> bool:
    """Tell whether the council kept to its days: by holding the mediation, or by fixing its date."""
    acted = held_on if readings.thirty_day_meaning is ThirtyDayMeaning.HELD else fixed_on
    return acted is not None and acted <= thirty_days(informed)


def _informed(facts: Facts, reading: LaInformedViaProvider) -> tuple[str, date] | None:
    told, informed = facts.told_adviser_wants_mediation, facts.la_informed
    is_agent = reading is LaInformedViaProvider.AGENT and facts.provider_is_la_contact
    if is_agent and told is not None and (informed is None or told < informed):
        return ("told_adviser_wants_mediation", told)
    return None if informed is None else ("la_informed", informed)


def _through_provider(
    facts: Facts, readings: Readings, end: Callable[[date], date]
) -> tuple[date | None, tuple[ReadingUsed, ...]]:
    """Return the earlier end if it turns on whether telling the provider tells the council, and the note."""
    agent, itself = (_informed(facts, reading) for reading in LaInformedViaProvider)
    if agent == itself:
        return None, ()
    used = readings.la_informed_via_provider
    ends = {
        reading: None if day is None else end(day[1])
        for reading, day in zip(LaInformedViaProvider, (agent, itself), strict=True)
    }
    others = tuple((other.value, day) for other, day in ends.items() if other is not used)
    earliest = min(day for day in ends.values() if day is not None)
    return earliest, (ReadingUsed("la_informed_via_provider", used.value, others),)


def _health_only(facts: Facts, readings: Readings, calendars: Calendars) -> Deadline | None:
    if not facts.icbs_notified:
        return None
    dates = {
        JointIcbReceipt.EARLIEST: min(facts.icbs_notified),
        JointIcbReceipt.LATEST: max(facts.icbs_notified),
    }
    used = readings.joint_icb_receipt
    due = {reading: _thirty(ARRANGE_HEALTH_ONLY.id, heard) for reading, heard in dates.items()}
    notes = [_meaning(readings, due[used])]
    if due[JointIcbReceipt.EARLIEST] != due[JointIcbReceipt.LATEST]:
        others = tuple((other.value, day) for other, day in due.items() if other is not used)
        notes.append(ReadingUsed("joint_icb_receipt", used.value, others))
    heard, earliest = ("icbs_notified", dates[used]), due[JointIcbReceipt.EARLIEST]
    return deadline(ARRANGE_HEALTH_ONLY, heard, due[used], earliest, calendars, tuple(notes))


def _thirty(rule: str, day: date) -> date:
    return within_days(day, amount(rule, day))


def _meaning(readings: Readings, due: date) -> ReadingUsed:
    used = readings.thirty_day_meaning
    other = ThirtyDayMeaning.BOOKED if used is ThirtyDayMeaning.HELD else ThirtyDayMeaning.HELD
    return ReadingUsed("thirty_day_meaning", used.value, ((other.value, due),))
