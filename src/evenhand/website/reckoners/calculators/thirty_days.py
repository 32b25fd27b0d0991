"""Which of the thirty days it is, and whether the council can still keep to them: SI 2014/1530 regs 35 and 36(2)."""

from dataclasses import replace
from datetime import date

from evenhand.domain.law.in_use import Law
from evenhand.statute.arrange import arrange_clock, arranging_clocks, is_arranged_in_time
from evenhand.statute.certificate import deemed_clock
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import NotInForce, in_force
from evenhand.statute.readings import ThirtyDayMeaning
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import OutsideCalendar
from evenhand.website.reckoners.calculators.calculator import (
    A_NUMBER,
    IN_WORDS,
    NOTHING,
    YES_OR_NO,
    Calculator,
    Reads,
    Worked,
    day_of,
    yes_no,
)
from evenhand.website.reckoners.rules import Kind, Subject, Values

EDUCATION, HEALTH, BOTH = "education", "health", "both"
NO_MEETING, OFFERED, BOOKED = "none", "offered", "booked"
UNKNOWN = "unknown"
SUPPOSED = "told_adviser_wants_mediation"
BEFORE = "This law began on 1 September 2014. Check the year."
FUTURE = "That day is in the future. Check the day, the month and the year."


def work(values: Values, today: date, law: Law) -> Worked:
    """Return the count of days and what follows from it."""
    facts = _facts(values)
    try:
        clocks, arrange = arranging_clocks(facts, *law), arrange_clock(facts, *law)
    except (NotInForce, OutsideCalendar):
        return NOTHING
    clocks = tuple(clock for clock in clocks if not _is_supposed(clock))
    if arrange is None:
        return Worked(deadlines=clocks)
    over = today > arrange.due_on
    results: dict[str, str | int] = {
        "day": (today - arrange.counted_from).days,
        "over": yes_no(over),
        "counted-from": day_in_words(arrange.counted_from),
        "last-day": day_in_words(arrange.due_on),
        "in-time": _in_time(values, arrange, today, law),
    }
    if over and (certificate := _certificate(facts, today, law)):
        results["certificate-by"] = day_in_words(certificate.due_on)
    return Worked(results, clocks)


def _facts(values: Values) -> Facts:
    """Return what was told, to whom. Where the day on which the council heard is not known, the earlier one counts."""
    told, council = day_of(values, "told-on"), day_of(values, "council-told-on")
    heard, body = day_of(values, "health-told-on"), values.get("body")
    return Facts(
        told_adviser_wants_mediation=told,
        la_informed=council,
        provider_is_la_contact=council is None,
        health_issues=body in (HEALTH, BOTH),
        health_only=body == HEALTH,
        icbs_notified=(heard,) if heard and body == HEALTH else (),
    )


def _is_supposed(clock: Deadline) -> bool:
    """Tell whether it runs from a day on which the council is only supposed to have heard: no date card shows that."""
    return any(name == SUPPOSED for name, _ in clock.facts)


def _in_time(values: Values, arrange: Deadline, today: date, law: Law) -> str:
    """Tell whether a booked meeting keeps to the days; when it was booked is known only as “by today”."""
    on = day_of(values, "meeting-on")
    if values.get("meeting") != BOOKED or on is None:
        return UNKNOWN
    if law.readings.thirty_day_meaning is ThirtyDayMeaning.BOOKED and today > arrange.due_on < on:
        return UNKNOWN
    fixed_on = min(today, on)
    return yes_no(is_arranged_in_time(arrange.counted_from, fixed_on, on, law.readings))


def _certificate(facts: Facts, today: date, law: Law) -> Deadline | None:
    """Return by when a certificate is due where the adviser learns today that nothing was arranged."""
    try:
        return deemed_clock(replace(facts, adviser_knows_not_arranged=today), *law)
    except OutsideCalendar:
        return None


def _refusal(day: date, values: Values) -> str:
    try:
        in_force("reg36_2.arrange_30_days", day)
    except NotInForce:
        return BEFORE
    return ""


THIRTY_DAYS = Calculator(
    "thirty-days",
    "Which day of the thirty it is. Reads “told-on”, “council-told-on”, “health-told-on”, “body”, "
    "“meeting” and “meeting-on”.",
    work,
    reads={
        "told-on": Reads(Kind.DATE, needed=True, past=FUTURE, refuse=_refusal),
        "council-told-on": Reads(Kind.DATE, past=FUTURE, refuse=_refusal),
        "health-told-on": Reads(Kind.DATE, past=FUTURE, refuse=_refusal),
        "body": Reads(Kind.ONE, (EDUCATION, HEALTH, BOTH)),
        "meeting": Reads(Kind.ONE, (NO_MEETING, OFFERED, BOOKED)),
        "meeting-on": Reads(Kind.DATE, refuse=_refusal),
    },
    gives={
        "day": A_NUMBER,
        "over": YES_OR_NO,
        "in-time": Subject(Kind.ONE, ("yes", "no", UNKNOWN)),
        "counted-from": IN_WORDS,
        "last-day": IN_WORDS,
        "certificate-by": IN_WORDS,
    },
)
