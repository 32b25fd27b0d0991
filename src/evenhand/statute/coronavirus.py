"""The coronavirus exception of 2020: "as soon as reasonably practicable" in place of a fixed time.

Source: SI 2014/1530 reg 2A, put in by SI 2020/471 and gone since 25 September 2020. Some copies still print it.
"""

from datetime import date, timedelta

from evenhand.statute.arrange import thirty_days
from evenhand.statute.in_force import amount
from evenhand.statute.readings import DEFAULT, CoronavirusEnd, Readings

_EXCEPTION = "si2020_471.reg2A"


def exception_in_force(on: date, readings: Readings = DEFAULT) -> bool:
    """Tell whether the exception could be used on `on`. Raises NotInForce before Part 3 itself."""
    if amount(_EXCEPTION, on):
        return True
    # The guidance counts the day "on" which it ceased to have effect as its last.
    inclusive = readings.coronavirus_end is CoronavirusEnd.GUIDANCE
    return inclusive and bool(amount(_EXCEPTION, max(on - timedelta(days=1), date(2014, 9, 1))))


def arrange_by(informed: date, impracticable: bool, readings: Readings = DEFAULT) -> date | None:
    """Return the last day for arranging; None where the exception was made out and no day is fixed.

    The day the council was informed picks the law. `impracticable` is "for a coronavirus reason" only.
    """
    excused = impracticable and exception_in_force(informed, readings)
    return None if excused else thirty_days(informed)
