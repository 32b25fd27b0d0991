"""The clocks that an agreement starts, as rows: SI 2014/1530 regs 42 and 44(2)."""

from evenhand.statute.rule import Count, Owner, Rule, rule


def _weeks(id: str, owner: Owner, says: str) -> Rule:
    return rule(id, owner, Count.WEEKS, "agreed_on", says)


WILL_ASSESS = _weeks(
    "reg44_2_b.notify_will_assess",
    Owner.LOCAL_AUTHORITY,
    "The council must tell you that it will assess by {by}.",
)
NO_PLAN = _weeks(
    "reg44_2_b.notify_if_no_plan",
    Owner.LOCAL_AUTHORITY,
    "If the council will not make a plan, it must tell you by {by}.",
)
PLAN_AFTER_ASSESSMENT = _weeks(
    "reg44_2_b.final_plan",
    Owner.LOCAL_AUTHORITY,
    "If the council makes a plan after the assessment, it must send you the final plan by {by}.",
)
DRAFT_PLAN = _weeks(
    "reg44_2_c.draft_plan",
    Owner.LOCAL_AUTHORITY,
    "The council must send you the draft plan by {by}.",
)
FINAL_PLAN = _weeks(
    "reg44_2_c.final_plan",
    Owner.LOCAL_AUTHORITY,
    "The council must send you the final plan by {by}.",
)
RECONSIDER = _weeks(
    "reg44_2_d.reconsider",
    Owner.LOCAL_AUTHORITY,
    "The council must decide again, and send you a draft plan or its reasons, by {by}.",
)
AMEND_PROVISION = _weeks(
    "reg44_2_e.amended_plan",
    Owner.LOCAL_AUTHORITY,
    "The council must send you the plan with the agreed changes by {by}.",
)
AMEND_PLACEMENT = _weeks(
    "reg44_2_f.amended_section_i",
    Owner.LOCAL_AUTHORITY,
    "The council must send you the plan with the agreed school or type of school by {by}.",
)
CONTINUE_AND_AMEND = _weeks(
    "reg44_2_h.amended_plan",
    Owner.LOCAL_AUTHORITY,
    "The council must keep the plan going, and send it to you with the agreed changes by {by}.",
)
DO_AS_AGREED = _weeks(
    "reg42_3.do_as_agreed",
    Owner.LOCAL_AUTHORITY,
    "The council must do what it agreed to do by {by}.",
)
DO_AS_AGREED_HEALTH = _weeks(
    "reg42_3.health",
    Owner.ICB,
    "The health body must do what it agreed to do by {by}.",
)
TELL_COUNCIL = _weeks(
    "reg42_4.tell_local_authority",
    Owner.ICB,
    "The health body must tell the council of the agreement by {by}.",
)

AFTER_AGREEMENT = (
    WILL_ASSESS,
    NO_PLAN,
    PLAN_AFTER_ASSESSMENT,
    DRAFT_PLAN,
    FINAL_PLAN,
    RECONSIDER,
    AMEND_PROVISION,
    AMEND_PLACEMENT,
    CONTINUE_AND_AMEND,
    DO_AS_AGREED,
    DO_AS_AGREED_HEALTH,
    TELL_COUNCIL,
)
