"""The coronavirus exception of 2020: "as soon as reasonably practicable" in place of a fixed time.

Source: SI 2014/1530 reg 2A, put in by SI 2020/471 and gone since 25 September 2020. Some copies still print it. It is
for cases of that summer and is no part of `clocks`: a date of then stands unless somebody shows that it was excused.
"""

from datetime import date, timedelta
from enum import StrEnum

from evenhand.statute.agreement_rules import DO_AS_AGREED, DO_AS_AGREED_HEALTH, TELL_COUNCIL
from evenhand.statute.arrange import thirty_days
from evenhand.statute.in_force import amount
from evenhand.statute.readings import DEFAULT, CoronavirusEnd, Readings
from evenhand.statute.rules import (
    ARRANGE,
    ARRANGE_HEALTH_ONLY,
    ARRANGE_MIXED,
    BAR,
    CERTIFICATE_AFTER_MEDIATION,
    CERTIFICATE_NO_MEDIATION,
    CONTACT,
    DEEMED_CERTIFICATE,
    NOTIFY_COMMISSIONERS,
    RULES,
)

_EXCEPTION = "si2020_471.reg2A"
# Times that were relaxed in part.
IN_PART = "reg44_2"
# Regs 33, 34(1)-(2), 35(2)-(4), 36(2), 39(1) and (3), and 42(3)-(4).
TOUCHED = frozenset(
    rule.id
    for rule in (
        CONTACT,
        BAR,
        CERTIFICATE_NO_MEDIATION,
        NOTIFY_COMMISSIONERS,
        ARRANGE,
        ARRANGE_MIXED,
        ARRANGE_HEALTH_ONLY,
        CERTIFICATE_AFTER_MEDIATION,
        DEEMED_CERTIFICATE,
        DO_AS_AGREED,
        DO_AS_AGREED_HEALTH,
        TELL_COUNCIL,
    )
)


class Standard(StrEnum):
    """How a time of a rule stood on a day. Parts of reg 44 were relaxed, and we do not say which: look them up."""

    FIXED = "fixed"
    AS_SOON_AS_PRACTICABLE = "as_soon_as_reasonably_practicable"
    NOT_STATED_HERE = "not_stated_here"


def exception_in_force(on: date, readings: Readings = DEFAULT) -> bool:
    """Tell whether the exception could be used on `on`. Raises NotInForce before Part 3 itself."""
    if amount(_EXCEPTION, on):
        return True
    # The guidance counts the day "on" which it ceased to have effect as its last.
    inclusive = readings.coronavirus_end is CoronavirusEnd.GUIDANCE
    return inclusive and bool(amount(_EXCEPTION, max(on - timedelta(days=1), date(2014, 9, 1))))


def standard(rule: str, counted_from: date, impracticable: bool, readings: Readings = DEFAULT) -> Standard:
    """Return how the time of a rule stood for a clock that started on `counted_from`.

    `impracticable`: it was not reasonably practicable to keep to the time, for a coronavirus reason. Raises KeyError
    for a rule that is no clock. The Tribunal's rules, and reg 37, were never touched.
    """
    row = RULES[rule]
    if not (impracticable and exception_in_force(counted_from, readings)):
        return Standard.FIXED
    if row.id.startswith(IN_PART):
        return Standard.NOT_STATED_HERE
    return Standard.AS_SOON_AS_PRACTICABLE if row.id in TOUCHED else Standard.FIXED


def arrange_by(informed: date, impracticable: bool, readings: Readings = DEFAULT) -> date | None:
    """Return the last day for arranging; None where the exception was made out and no day is fixed.

    The day the council was informed picks the law.
    """
    is_fixed = standard(ARRANGE.id, informed, impracticable, readings) is Standard.FIXED
    return thirty_days(informed) if is_fixed else None
