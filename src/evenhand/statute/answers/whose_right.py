"""Answers on who may do what: the gateways of ss.52 and 55, and the holder of the right."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.answers.arranging import HEALTH
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.capacity import acts, parent_may_support
from evenhand.statute.readings import Readings
from evenhand.statute.request_for_mediation import missing_from_request
from evenhand.statute.rights_holder import Holder, rights_holder
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
    opened = gateway(decision_named(decision), sections(appeal_about), means_to_appeal)
    return {"mediation_right": opened.mediation_right, "certificate_required": opened.certificate_required}


@states("young_person.test", "school_year_start")
def young_person(readings: Readings, dob: date, on: date) -> Results:
    """State whose right it is on a day, by date of birth."""
    found = rights_holder(dob, on, readings)
    return {
        "right_holder": found.holder.value,
        "compulsory_school_age_ends": found.compulsory_school_age_ends,
    }


@states("alternative_person")
def alternative_person(
    holder: str,
    lacks_capacity: bool = False,
    representative: str | bool | None = None,
    parent_lacks_capacity: bool = False,
    parent_wants_to_lead: bool = False,
) -> Results:
    """State who acts; that a parent wants to lead changes nothing where a young person has capacity."""
    acting = acts(Holder(holder), lacks_capacity, bool(representative), parent_lacks_capacity)
    support = "support_if_young_person_wishes" if parent_may_support(acting) else None
    return {"acts": acting.value, "parent_may": support}


@states("s52_4.say_what_provision")
def say_what_provision(
    issues: Sequence[str],
    plan_has_no_health_provision: bool = False,
    family_stated_provision_wanted: bool = False,
) -> Results:
    """State what the family has still to say before the council can act on its request."""
    missing = missing_from_request(
        bool(issues), HEALTH in issues, plan_has_no_health_provision, family_stated_provision_wanted
    )
    return {"intake_complete": not missing, "missing": missing}


def sections(names: Sequence[str] | None) -> frozenset[Section]:
    """Return the sections of a plan that are named; an unknown letter is an error."""
    return frozenset(_section(name) for name in names or ())


def decision_named(name: str) -> Decision:
    """Return the decision that a name means. Raises ValueError for one that means none."""
    for said, decision in _SAID:
        if all(word in name for word in said):
            return decision
    return Decision(name)


def _section(name: str) -> Section:
    if name in Section._value2member_map_:
        return Section(name)
    # "section_G_health_only" and "section_H1" are about sections G and H.
    return Section(name[: len("section_X")])
