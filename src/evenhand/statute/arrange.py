"""The days within which mediation must be arranged, and whether it was.

Source: Children and Families Act 2014 ss.53 and 54(2); SI 2014/1530 regs 35(2)-(4) and 36(2).
"""

from collections.abc import Callable
from datetime import date

from evenhand.statute.counting import within_days
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.memory import made_once
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
    found = arranging_clocks(facts, readings, calendars)
    return found[-1] if found and found[-1].rule != NOTIFY_COMMISSIONERS.id else None


def notify_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return by when the council must tell each health body of a health issue (reg 35(2))."""
    found = arranging_clocks(facts, readings, calendars)
    return found[0] if found and found[0].rule == NOTIFY_COMMISSIONERS.id else None


def arranging_clocks(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[Deadline, ...]:
    """Return the clocks of a wish to mediate: telling the health bodies, if there are any, and arranging."""
    if facts.refused_on is not None or not facts.gateway.mediation_right:
        return ()
    told = facts.told_adviser_wants_mediation if facts.provider_is_la_contact else None
    via_provider, meaning = readings.la_informed_via_provider, readings.thirty_day_meaning
    if not facts.health_only:
        return _wanted(told, facts.la_informed, facts.health_issues, via_provider, meaning, calendars)
    notify = _notify(told, facts.la_informed, via_provider, calendars)
    arrange = _health_only(facts.icbs_notified, readings.joint_icb_receipt, meaning, calendars)
    return tuple(clock for clock in (notify, arrange) if clock is not None)


@made_once
def _wanted(
    told: date | None,
    informed: date | None,
    health_issues: bool,
    via_provider: LaInformedViaProvider,
    meaning: ThirtyDayMeaning,
    calendars: Calendars,
) -> tuple[Deadline, ...]:
    start = _informed(told, informed, via_provider)
    if start is None:
        return ()
    rule = ARRANGE_MIXED if health_issues else ARRANGE
    due = _thirty(rule.id, start[1])
    earliest, notes = _through_provider(told, informed, via_provider, lambda day: _thirty(rule.id, day))
    arrange = deadline(rule, start, due, earliest or due, calendars, (_meaning(meaning, due), *notes))
    notify = _notify(told, informed, via_provider, calendars) if health_issues else None
    return (arrange,) if notify is None else (notify, arrange)


def arranging_body(facts: Facts) -> Owner:
    """Return who must arrange, tell of the meeting and pay expenses: the council, or health if alone in issue."""
    return Owner.ICB if facts.health_only else Owner.LOCAL_AUTHORITY


def la_informed(facts: Facts, readings: Readings = DEFAULT) -> tuple[str, date] | None:
    """Return when the council was informed: of itself, or through a provider that is its own contact."""
    told = facts.told_adviser_wants_mediation if facts.provider_is_la_contact else None
    return _informed(told, facts.la_informed, readings.la_informed_via_provider)


def thirty_days(informed: date) -> date:
    """Return the last of the days within which the council must arrange (reg 36(2))."""
    return _thirty(ARRANGE.id, informed)


def is_arranged_in_time(
    informed: date, fixed_on: date | None, held_on: date | None, readings: Readings = DEFAULT
) -> bool:
    """Tell whether the council kept to its days: by holding the mediation, or by fixing its date."""
    acted = held_on if readings.thirty_day_meaning is ThirtyDayMeaning.HELD else fixed_on
    return acted is not None and acted <= thirty_days(informed)


def _informed(
    told: date | None, informed: date | None, reading: LaInformedViaProvider
) -> tuple[str, date] | None:
    is_agent = reading is LaInformedViaProvider.AGENT
    if is_agent and told is not None and (informed is None or told < informed):
        return ("told_adviser_wants_mediation", told)
    return None if informed is None else ("la_informed", informed)


def _through_provider(
    told: date | None, informed: date | None, used: LaInformedViaProvider, end: Callable[[date], date]
) -> tuple[date | None, tuple[ReadingUsed, ...]]:
    """Return the earlier end if it turns on whether telling the provider tells the council, and the note."""
    agent, itself = (_informed(told, informed, reading) for reading in LaInformedViaProvider)
    if agent == itself:
        return None, ()
    ends = {
        reading: None if day is None else end(day[1])
        for reading, day in zip(LaInformedViaProvider, (agent, itself), strict=True)
    }
    others = tuple((other.value, day) for other, day in ends.items() if other is not used)
    earliest = min(day for day in ends.values() if day is not None)
    return earliest, (ReadingUsed("la_informed_via_provider", used.value, others),)


def _notify(
    told: date | None, informed: date | None, via_provider: LaInformedViaProvider, calendars: Calendars
) -> Deadline | None:
    start = _informed(told, informed, via_provider)
    if start is None:
        return None
    rule = NOTIFY_COMMISSIONERS

    def end(day: date) -> date:
        return calendars.regulations.after(day, amount(rule.id, day))

    due = end(start[1])
    earliest, notes = _through_provider(told, informed, via_provider, end)
    return deadline(rule, start, due, earliest or due, calendars, notes)


def _health_only(
    notified: tuple[date, ...], used: JointIcbReceipt, meaning: ThirtyDayMeaning, calendars: Calendars
) -> Deadline | None:
    if not notified:
        return None
    dates = {JointIcbReceipt.EARLIEST: min(notified), JointIcbReceipt.LATEST: max(notified)}
    due = {reading: _thirty(ARRANGE_HEALTH_ONLY.id, heard) for reading, heard in dates.items()}
    notes = [_meaning(meaning, due[used])]
    if due[JointIcbReceipt.EARLIEST] != due[JointIcbReceipt.LATEST]:
        others = tuple((other.value, day) for other, day in due.items() if other is not used)
        notes.append(ReadingUsed("joint_icb_receipt", used.value, others))
    heard, earliest = ("icbs_notified", dates[used]), due[JointIcbReceipt.EARLIEST]
    return deadline(ARRANGE_HEALTH_ONLY, heard, due[used], earliest, calendars, tuple(notes))


def _thirty(rule: str, day: date) -> date:
    return within_days(day, amount(rule, day))


def _meaning(used: ThirtyDayMeaning, due: date) -> ReadingUsed:
    other = ThirtyDayMeaning.BOOKED if used is ThirtyDayMeaning.HELD else ThirtyDayMeaning.HELD
    return ReadingUsed("thirty_day_meaning", used.value, ((other.value, due),))
