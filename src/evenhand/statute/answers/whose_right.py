"""Answers on who may do what: the gateways of ss.52 and 55, and the holder of the right."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.answers.stating import Results, states
from evenhand.statute.readings import Readings
from evenhand.statute.rights_holder import rights_holder
from evenhand.statute.routes import Decision, Section, gateway

# People name decisions in many ways: the first row whose words all occur in the name is meant.
_SAID: tuple[tuple[tuple[str, ...], Decision], ...] = (
    (("discriminat",), Decision.DISCRIMINATION),
    (("transport",), Decision.TRANSPORT),
    (("draft",), Decision.DRAFT_PLAN),
    (("propos",), Decision.PROPOSAL_TO_AMEND),
    (("amendment", "notice"), Decision.PROPOSAL_TO_AMEND),
    (("school", "support"), Decision.SCHOOL_SUPPORT),
    (("missed",), Decision.NO_DECISION_YET),
    (("delay",), Decision.NO_DECISION_YET),
    (("no_decision",), Decision.NO_DECISION_YET),
    (("ceas",), Decision.CEASE_TO_MAINTAIN),
    (("not_to_assess",), Decision.REFUSAL_TO_ASSESS),
    (("not_to_issue",), Decision.REFUSAL_TO_ISSUE_PLAN),
    (("not_to_amend",), Decision.REFUSAL_TO_AMEND),
    (("no_amend",), Decision.REFUSAL_TO_AMEND),
    (("refus", "reassess"), Decision.REFUSAL_TO_REASSESS),
    (("refus", "re_assess"), Decision.REFUSAL_TO_REASSESS),
    (("refus", "amend"), Decision.REFUSAL_TO_AMEND),
    (("refus", "replace"), Decision.REFUSAL_TO_AMEND),
    (("refus", "issue"), Decision.REFUSAL_TO_ISSUE_PLAN),
    (("refus", "assess"), Decision.REFUSAL_TO_ASSESS),
    (("amended", "plan"), Decision.FINAL_AMENDED_PLAN),
    (("replace", "plan"), Decision.FINAL_AMENDED_PLAN),
    (("to_amend",), Decision.PROPOSAL_TO_AMEND),
    (("final", "plan"), Decision.FINAL_PLAN),
)


@states("s52_s55.gateways")
def gateways(decision: str, appeal_about: Sequence[str] | None = None) -> Results:
    """State whether there is a right to mediate, and whether an appeal needs a certificate."""
    # Null is "not known"; an empty list says that there is nothing to appeal about.
    means_to_appeal = appeal_about is None or len(appeal_about) > 0
    opened = gateway(_decision(decision), sections(appeal_about), means_to_appeal)
    return {"mediation_right": opened.mediation_right, "certificate_required": opened.certificate_required}


@states("young_person.test", "school_year_start")
def young_person(readings: Readings, dob: date, on: date) -> Results:
    """State whose right it is on a day, by date of birth."""
    found = rights_holder(dob, on, readings)
    return {
        "right_holder": found.holder.value,
        "compulsory_school_age_ends": found.compulsory_school_age_ends,
    }


def sections(names: Sequence[str] | None) -> frozenset[Section]:
    """Return the sections of a plan that are named; an unknown letter is an error."""
    return frozenset(_section(name) for name in names or ())


def _section(name: str) -> Section:
    if name in Section._value2member_map_:
        return Section(name)
    # "section_G_health_only" and "section_H1" are about sections G and H.
    return Section(name[: len("section_X")])


def _decision(name: str) -> Decision:
    for said, decision in _SAID:
        if all(word in name for word in said):
            return decision
    return Decision(name)
