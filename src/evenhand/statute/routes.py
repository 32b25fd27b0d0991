"""Which doors are open: the right to mediate, and whether an appeal needs a certificate.

Source: Children and Families Act 2014 ss.51, 52, 55 and 57.
"""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from evenhand.statute.disagreement_resolution import RESOLUTIONS, S57, Matter, Resolution
from evenhand.statute.sources import Source

_ACT = "Children and Families Act 2014"
_CHECKED = date(2026, 5, 15)
S51 = Source(_ACT, "s.51(2)", _CHECKED, "in extract")
S52 = Source(_ACT, "s.52(1)", _CHECKED)
S55_1 = Source(_ACT, "s.55(1)", _CHECKED)
S55_2 = Source(_ACT, "s.55(2)", _CHECKED)
EQUALITY_ACT = Source("Equality Act 2010", "Sch 17", _CHECKED, "from general knowledge")


class Decision(StrEnum):
    """What was decided, or is in dispute."""

    REFUSAL_TO_ASSESS = "refusal_to_assess"
    REFUSAL_TO_ISSUE_PLAN = "refusal_to_issue_plan"
    FINAL_PLAN = "final_plan"
    FINAL_AMENDED_PLAN = "final_amended_plan"
    REFUSAL_TO_REASSESS = "refusal_to_reassess"
    REFUSAL_TO_AMEND = "refusal_to_amend"
    CEASE_TO_MAINTAIN = "cease_to_maintain"
    DRAFT_PLAN = "draft_plan"
    PROPOSAL_TO_AMEND = "proposal_to_amend"
    NO_DECISION_YET = "no_decision_yet"
    SCHOOL_SUPPORT = "school_sen_support_dispute"
    TRANSPORT = "transport"
    DISCRIMINATION = "disability_discrimination"


PLANS = frozenset({Decision.FINAL_PLAN, Decision.FINAL_AMENDED_PLAN})
REFUSALS = frozenset(
    {
        Decision.REFUSAL_TO_ASSESS,
        Decision.REFUSAL_TO_ISSUE_PLAN,
        Decision.REFUSAL_TO_REASSESS,
        Decision.REFUSAL_TO_AMEND,
        Decision.CEASE_TO_MAINTAIN,
    }
)


class Section(StrEnum):
    """The part of an EHC plan that is disputed."""

    B = "section_B"
    C = "section_C"
    D = "section_D"
    E = "section_E"
    F = "section_F"
    G = "section_G"
    H = "section_H"
    I = "section_I"  # noqa: E741 - the plan's own letter
    I_NAMED_SCHOOL = "section_I_named_school"
    I_TYPE = "section_I_type"
    I_NONE_NAMED = "section_I_no_school_named"
    OTHER = "other_section"


EDUCATION = frozenset({Section.B, Section.F})
PLACEMENT = frozenset({Section.I, Section.I_NAMED_SCHOOL, Section.I_TYPE, Section.I_NONE_NAMED})
HEALTH = frozenset({Section.C, Section.G})
SOCIAL_CARE = frozenset({Section.D, Section.H})


class Instead(StrEnum):
    """Where to turn when there is no right to mediate under s.52."""

    DISAGREEMENT_RESOLUTION = "disagreement_resolution"
    COMPLAINT = "complaint"
    DISCRIMINATION_CLAIM = "discrimination_claim"


class Gateway(NamedTuple):
    """What a family may and must do, and why; `why` is one plain sentence."""

    mediation_right: bool
    appeal_right: bool
    certificate_required: bool
    why: str
    sources: tuple[Source, ...]
    instead: Instead | None = None
    # An appeal is open without a certificate, as s.55(2) allows.
    placement_only: bool = False
    # What s.57 offers besides or instead, at any time; None where the dispute is not one of this law.
    resolution: Resolution | None = RESOLUTIONS[Matter.HOW_DUTIES_ARE_DONE]


_NEEDED = Gateway(
    True,
    True,
    True,
    "You can ask for mediation, and you need a mediation certificate before you appeal.",
    (S51, S52, S55_1),
)
_PLACEMENT_ONLY = Gateway(
    True,
    True,
    False,
    "You do not need a mediation certificate, because you disagree only with the school or its type. "
    "You can still ask for mediation.",
    (S52, S55_2),
    placement_only=True,
)
_NO_WISH_TO_APPEAL = Gateway(
    True,
    True,
    False,
    "You can ask for mediation. You need a certificate only if you mean to appeal.",
    (S52, S55_1),
)
_NO_APPEAL = Gateway(
    True,
    False,
    False,
    "You can ask for mediation. This part of a plan cannot be appealed by itself, "
    "so no certificate is needed.",
    (S51, S52),
)
_CLOSED: dict[Decision, Gateway] = {
    Decision.DRAFT_PLAN: Gateway(
        False,
        False,
        False,
        "A draft plan is not yet a decision. You can send comments, "
        "and disagreement resolution is open to you.",
        (S52, S57),
        Instead.DISAGREEMENT_RESOLUTION,
    ),
    Decision.PROPOSAL_TO_AMEND: Gateway(
        False,
        False,
        False,
        "A proposal to amend a plan is not yet a decision. The right to mediate comes with the final plan. "
        "Until then disagreement resolution is open to you.",
        (S51, S52, S57),
        Instead.DISAGREEMENT_RESOLUTION,
    ),
    Decision.NO_DECISION_YET: Gateway(
        False,
        False,
        False,
        "Nothing has been decided yet. You can complain about the delay, or use disagreement resolution.",
        (S52, S57),
        Instead.COMPLAINT,
    ),
    Decision.SCHOOL_SUPPORT: Gateway(
        False,
        False,
        False,
        "This is about what a school provides. Disagreement resolution is open to you. "
        "It gives no certificate.",
        (S57,),
        Instead.DISAGREEMENT_RESOLUTION,
        resolution=RESOLUTIONS[Matter.PROVISION_IN_A_SETTING],
    ),
    Decision.TRANSPORT: Gateway(
        False,
        False,
        False,
        "Travel to school is not part of this law. The council has its own appeal, and you can complain.",
        (S52, S57),
        Instead.COMPLAINT,
        resolution=None,
    ),
    Decision.DISCRIMINATION: Gateway(
        False,
        False,
        False,
        "A discrimination claim goes to the Tribunal without a mediation certificate, "
        "and has its own time limit.",
        (EQUALITY_ACT,),
        Instead.DISCRIMINATION_CLAIM,
        resolution=None,
    ),
}


@lru_cache(maxsize=1024)
def gateway(
    decision: Decision | None, about: frozenset[Section] = frozenset(), means_to_appeal: bool = True
) -> Gateway:
    """Return what is open after `decision`, where the family disagrees with the sections `about`.

    What is not known is taken the safe way: a certificate is needed. A placement appeal that also asks
    for health or social care recommendations is treated as needing one.
    """
    if decision in _CLOSED:
        return _CLOSED[decision]
    needed = _NEEDED if means_to_appeal else _NO_WISH_TO_APPEAL
    if decision in REFUSALS or not about or about & EDUCATION:
        return needed
    if about <= PLACEMENT:
        return _PLACEMENT_ONLY
    return needed if about & PLACEMENT else _NO_APPEAL
