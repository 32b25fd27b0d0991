"""The Tribunal's recommendations on health and social care: when it may make them, and the answers to them.

Source: SI 2017/1306 regs 3 to 7. They bind nobody, and the Tribunal may direct other times.
"""

from datetime import date
from enum import StrEnum

from evenhand.statute.counting import weeks_beginning_with
from evenhand.statute.in_force import amount


class Ground(StrEnum):
    """The limbs of s.51(2) of the Children and Families Act 2014, by their letters."""

    REFUSAL_TO_ASSESS = "a"
    REFUSAL_TO_ISSUE_PLAN = "b"
    CONTENT_OF_PLAN = "c"
    REFUSAL_TO_REASSESS = "d"
    REFUSAL_TO_AMEND = "e"
    CEASE_TO_MAINTAIN = "f"


def may_recommend(ground: Ground, decided_on: date) -> bool:
    """Tell whether an appeal on that ground, against a decision of that day, opens the power."""
    return ground is not Ground.REFUSAL_TO_ASSESS and bool(amount("si2017_1306.power", decided_on))


def health_responds_by(recommended: date) -> date:
    """Return by when the health body answers (reg 6(3)); the day of the recommendation counts."""
    return _weeks("si2017_1306.reg6_3", recommended)


def council_copies_health_by(received: date) -> date:
    """Return by when the council sends on an answer it received (reg 6(6)); that day counts."""
    return _weeks("si2017_1306.reg6_6", received)


def council_responds_by(recommended: date) -> date:
    """Return by when the council answers on social care (reg 7(1)); the day of the recommendation counts."""
    return _weeks("si2017_1306.reg7_1", recommended)


def council_copies_its_own_by(answered: date) -> date:
    """Return by when the council sends on its own answer (reg 7(4)); the day of the answer counts."""
    return _weeks("si2017_1306.reg7_4", answered)


def _weeks(rule: str, day: date) -> date:
    return weeks_beginning_with(day, amount(rule, day))
