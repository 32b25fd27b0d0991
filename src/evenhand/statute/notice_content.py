"""What the council's notice of a decision must say. A defect stops no clock; it supports a late appeal.

Source: SI 2014/1530 reg 32, and the notice regulations as SI 2017/1306 amended them.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from evenhand.statute.in_force import amount
from evenhand.statute.routes import PLANS, REFUSALS, Decision


class NoticeItem(StrEnum):
    """The items (a) to (f) of reg 32, in its order."""

    RIGHT_TO_MEDIATION = "right_to_mediation"
    CERTIFICATE_REQUIREMENT = "certificate_requirement"
    ADVISER_CONTACT = "adviser_contact"
    TIMESCALES = "timescales"
    TELL_LA = "tell_la_wishes_issues_health_provision"
    LA_MEDIATION_CONTACT = "la_mediation_contact"


class Alongside(StrEnum):
    """What the notice regulations ask for besides reg 32, in every notice of an appealable decision."""

    RIGHT_OF_APPEAL = "right_of_appeal"
    TIME_LIMITS = "time_limits_for_appealing"
    DISAGREEMENT_RESOLUTION = "disagreement_resolution"
    INFORMATION_AND_ADVICE = "information_and_advice"
    RECOMMENDATIONS = "power_to_recommend"


def missing_items(contained: Collection[NoticeItem]) -> tuple[NoticeItem, ...]:
    """Return what reg 32 asks for and the notice does not contain, in the regulation's order."""
    return tuple(item for item in NoticeItem if item not in contained)


def missing_alongside(
    contained: Collection[Alongside], decision: Decision, on: date
) -> tuple[Alongside, ...]:
    """Return what else a notice of `on` lacks; nothing where the decision cannot be appealed."""
    if decision not in PLANS | REFUSALS:
        return ()
    asked = set(Alongside)
    if not must_mention_recommendations(decision, on):
        asked.remove(Alongside.RECOMMENDATIONS)
    return tuple(item for item in Alongside if item in asked and item not in contained)


def must_mention_recommendations(decision: Decision, on: date) -> bool:
    """Tell whether a notice of `on` must mention the Tribunal's power to recommend.

    Every notice of an appealable decision but a refusal to assess: reg 5(3) was not amended.
    """
    carries_it = decision in (PLANS | REFUSALS) - {Decision.REFUSAL_TO_ASSESS}
    return carries_it and bool(amount("notice_content.recommendations", on))
