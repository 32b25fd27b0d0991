"""Answers on what the law was on a day: the coronavirus exception, bodies, notices and recommendations."""

import re
from collections.abc import Sequence
from datetime import date

from evenhand.statute import recommendations
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.answers.whose_right import decision_named
from evenhand.statute.bodies import health_commissioner
from evenhand.statute.coronavirus import arrange_by, exception_in_force
from evenhand.statute.notice_content import (
    Alongside,
    NoticeItem,
    missing_alongside,
    missing_items,
    must_mention_recommendations,
)
from evenhand.statute.readings import Readings
from evenhand.statute.recommendations import Ground, may_recommend
from evenhand.statute.routes import PLANS, Decision

# The appeals of an example name no day, so the power is that of the law as it was last read.
_AS_READ = date(2026, 5, 15)
_GROUNDS = {
    Decision.REFUSAL_TO_ASSESS: Ground.REFUSAL_TO_ASSESS,
    Decision.REFUSAL_TO_ISSUE_PLAN: Ground.REFUSAL_TO_ISSUE_PLAN,
    **dict.fromkeys(PLANS, Ground.CONTENT_OF_PLAN),
    Decision.REFUSAL_TO_REASSESS: Ground.REFUSAL_TO_REASSESS,
    Decision.REFUSAL_TO_AMEND: Ground.REFUSAL_TO_AMEND,
    Decision.CEASE_TO_MAINTAIN: Ground.CEASE_TO_MAINTAIN,
}


@states("covid.end_date", "coronavirus_end")
def coronavirus_end(readings: Readings, on: date) -> Results:
    """State whether the exception could be used on a day."""
    return {"exception_in_force": exception_in_force(on, readings)}


@states("covid.reg2A", "coronavirus_end")
def coronavirus(
    readings: Readings,
    la_informed: date,
    not_reasonably_practicable_for_coronavirus_reason: bool = False,
) -> Results:
    """State the council's days, or the standard in their place while the exception could be used."""
    last = arrange_by(la_informed, not_reasonably_practicable_for_coronavirus_reason, readings)
    return {
        "arrange_by": last,
        "standard": "as_soon_as_reasonably_practicable" if last is None else "within_30_days",
    }


@states("terms.icb")
def commissioner(on: date) -> Results:
    """State what the usual commissioner of health care was called."""
    return {"health_commissioner_term": health_commissioner(on).term}


@states("reg32.content")
def notice(notice_contains: Sequence[str] = ()) -> Results:
    """State which of the six items a notice lacks; an item that is none of them is an error."""
    missing = missing_items([NoticeItem(name) for name in notice_contains or ()])
    return {"complete": not missing, "missing": missing}


@states("notice_content.alongside")
def beside_reg_32(decision: str, on: date, notice_contains: Sequence[str] = ()) -> Results:
    """State what a notice lacks of what the notice regulations ask for besides reg 32."""
    contained = [Alongside(name) for name in notice_contains or ()]
    missing = missing_alongside(contained, decision_named(decision), on)
    return {"complete": not missing, "missing": missing}


@states("notice_content.recommendations")
def recommendations_in_notice(decision: str, on: date) -> Results:
    """State whether a notice must mention the Tribunal's power to recommend."""
    mentions = must_mention_recommendations(decision_named(decision), on)
    return {"notice_must_mention_recommendation_power": mentions}


@states("si2017_1306.reg3_scope")
def scope(appeal: str) -> Results:
    """State whether an appeal opens the power to recommend; a claim of discrimination never does."""
    lettered = re.search(r"51[\W_]*2[\W_]*([a-z])(?![a-z])", appeal)
    ground = Ground(lettered[1]) if lettered else _GROUNDS.get(decision_named(appeal))
    return {"recommendations_available": ground is not None and may_recommend(ground, _AS_READ)}


@states("si2017_1306.reg6_3")
def health_recommendation(
    recommendation_date: date, health: bool = True, la_received_response: date | None = None
) -> Results:
    """State the health body's weeks and the council's week for sending the answer on."""
    received = la_received_response
    return {
        "respond_by": recommendations.health_responds_by(recommendation_date) if health else None,
        "la_copy_to_secretary_of_state_by": recommendations.council_copies_health_by(received)
        if health and received is not None
        else None,
    }


@states("si2017_1306.reg7_1")
def social_care_recommendation(
    recommendation_date: date, social_care: bool = True, la_response_date: date | None = None
) -> Results:
    """State the council's own weeks, and its week for sending its answer on."""
    answered = la_response_date
    return {
        "respond_by": recommendations.council_responds_by(recommendation_date) if social_care else None,
        "la_copy_to_secretary_of_state_by": recommendations.council_copies_its_own_by(answered)
        if social_care and answered is not None
        else None,
    }
