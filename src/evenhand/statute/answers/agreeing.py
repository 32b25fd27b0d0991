"""Answers on what follows an agreement: SI 2014/1530 regs 42 and 44."""

import re
from collections.abc import Sequence
from datetime import date

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement import action_clocks, may_be_excused, tell_council_clock
from evenhand.statute.agreement_rules import (
    AMEND_PLACEMENT,
    AMEND_PROVISION,
    CONTINUE_AND_AMEND,
    DO_AS_AGREED,
    DO_AS_AGREED_HEALTH,
    DRAFT_PLAN,
    FINAL_PLAN,
    NO_PLAN,
    PLAN_AFTER_ASSESSMENT,
    RECONSIDER,
    TELL_COUNCIL,
    WILL_ASSESS,
)
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.deadline import Deadline
from evenhand.statute.readings import DEFAULT, Readings
from evenhand.statute.working_days import ENGLAND

_RESULT = {
    WILL_ASSESS.id: "notify_will_assess_by",
    NO_PLAN.id: "if_no_plan_notify_by",
    PLAN_AFTER_ASSESSMENT.id: "final_plan_by",
    DRAFT_PLAN.id: "draft_plan_by",
    FINAL_PLAN.id: "final_plan_by",
    RECONSIDER.id: "reconsider_and_act_by",
    AMEND_PROVISION.id: "section_F_by",
    AMEND_PLACEMENT.id: "section_I_by",
    CONTINUE_AND_AMEND.id: "amended_plan_by",
    DO_AS_AGREED.id: "do_by",
    DO_AS_AGREED_HEALTH.id: "do_by",
    TELL_COUNCIL.id: "icb_notify_la_by",
}
_CONTINUES = frozenset({AgreedKind.CONTINUE_UNCHANGED, AgreedKind.CONTINUE_AND_AMEND})
# People name what was agreed in many ways: the first row whose words all occur in the name is meant.
_SAID: tuple[tuple[tuple[str, ...], AgreedKind], ...] = (
    (("not_a_party",), AgreedKind.NOT_APPEALABLE_HEALTH),
    (("not_party",), AgreedKind.NOT_APPEALABLE_HEALTH),
    (("non_appealable",), AgreedKind.NOT_APPEALABLE),
    (("not_appealable",), AgreedKind.NOT_APPEALABLE),
    (("reconsider",), AgreedKind.RECONSIDER),
    (("make", "plan"), AgreedKind.MAKE_PLAN),
    (("issue", "plan"), AgreedKind.MAKE_PLAN),
    (("continue", "amend"), AgreedKind.CONTINUE_AND_AMEND),
    (("keep", "amend"), AgreedKind.CONTINUE_AND_AMEND),
    (("maintain", "amend"), AgreedKind.CONTINUE_AND_AMEND),
    (("ceas",), AgreedKind.CEASE),
    (("withdraw",), AgreedKind.CEASE),
    (("continue",), AgreedKind.CONTINUE_UNCHANGED),
    (("unchanged",), AgreedKind.CONTINUE_UNCHANGED),
    (("keep", "plan"), AgreedKind.CONTINUE_UNCHANGED),
    (("maintain", "plan"), AgreedKind.CONTINUE_UNCHANGED),
    (("reassess",), AgreedKind.REASSESS),
    (("re_assess",), AgreedKind.REASSESS),
    (("needs_assess",), AgreedKind.ASSESS),
    (("ehc", "assess"), AgreedKind.ASSESS),
    (("carry_out", "assess"), AgreedKind.ASSESS),
    (("to_assess",), AgreedKind.ASSESS),
    (("educational_provision", "placement"), AgreedKind.AMEND_PROVISION_AND_PLACEMENT),
    (("educational_provision",), AgreedKind.AMEND_PROVISION),
    (("placement",), AgreedKind.AMEND_PLACEMENT),
    (("amend", "school"), AgreedKind.AMEND_PLACEMENT),
    (("name", "school"), AgreedKind.AMEND_PLACEMENT),
    (("health",), AgreedKind.NOT_APPEALABLE_HEALTH),
    (("icb",), AgreedKind.NOT_APPEALABLE_HEALTH),
    (("social_care",), AgreedKind.NOT_APPEALABLE),
    (("visit",), AgreedKind.NOT_APPEALABLE),
    (("interim",), AgreedKind.NOT_APPEALABLE),
    (("therapy",), AgreedKind.NOT_APPEALABLE),
)
_CHANGES = ("amend", "change", "name", "replace")
_SECTION = re.compile(r"(?<![A-Za-z])([A-K])[12]?(?![A-Za-z0-9])")


@states("reg42.steps_after_agreement", "f_and_i")
def steps_after_agreement(
    readings: Readings,
    agreement_date: date,
    agreed: str,
    different_timescale_agreed_in_writing: bool = False,
) -> Results:
    """State each step of what was agreed. Another time of which no date is given leaves the law's own."""
    return _steps(agreed, agreement_date, None, readings)


@states("reg42_5.does_not_reach_42_4")
@states("reg42_5.written_variation")
def written_variation(
    agreement_date: date,
    agreed: str,
    different_timescale_agreed_in_writing: bool = False,
    agreed_date: date | None = None,
    icb_only: bool = False,
) -> Results:
    """State that another date counts if it is in writing, and never for telling the council."""
    other = agreed_date if different_timescale_agreed_in_writing else None
    return _steps(agreed, agreement_date, other, DEFAULT, council_is_party=not icb_only)


@states("reg44_3.exceptions")
def exceptions(
    agreement_date: date,
    agreed: str,
    exceptional_personal_circumstances: bool = False,
    family_absent_from_area_weeks: float | None = None,
) -> Results:
    """State which agreed times reg 44(3) may excuse; the times themselves stand."""
    excused = [
        may_be_excused(
            kind,
            agreement_date,
            exceptional_personal_circumstances,
            family_absent_from_area_weeks or 0,
        )
        for kind in kinds(agreed)
    ]
    return _steps(agreed, agreement_date, None, DEFAULT) | {"exception_available": any(excused)}


def kinds(agreed: str) -> tuple[AgreedKind, ...]:
    """Return what was agreed, as the law sorts it. Raises ValueError for words that say nothing known."""
    said = _said(agreed)
    if said in AgreedKind._value2member_map_:
        return (AgreedKind(said),)
    lettered = frozenset(_SECTION.findall(agreed))
    kept = any(word in said for word in ("continue", "keep", "maintain"))
    if lettered and not kept and any(word in said for word in _CHANGES):
        return _amended(lettered)
    for words, kind in _SAID:
        if all(word in said for word in words):
            return (kind,)
    raise ValueError(f"{agreed!r} is not known as something that can be agreed")


def council_was_party(agreed: str) -> bool:
    """Tell whether the council was party to the agreement, as far as its words say."""
    said = _said(agreed)
    return "not_a_party" not in said and "not_party" not in said


def step_dates(clocks: Sequence[Deadline]) -> Results:
    """Return the dates of all steps by the names of the results; None for those that were not agreed."""
    dates: Results = dict.fromkeys([*_RESULT.values(), "amended_plan_by", "practical_by"])
    dates |= {_RESULT[clock.rule]: clock.due_on for clock in clocks if clock.rule in _RESULT}
    amended = {dates[name] for name in ("section_F_by", "section_I_by", "amended_plan_by")} - {None}
    dates["amended_plan_by"] = amended.pop() if len(amended) == 1 else None
    due = [clock.due_on for clock in clocks if clock.rule in _RESULT]
    dates["practical_by"] = ENGLAND.on_or_before(min(due)) if due else None
    return dates


def _said(agreed: str) -> str:
    return agreed.lower().replace("-", "_").replace(" ", "_")


def _amended(sections: frozenset[str]) -> tuple[AgreedKind, ...]:
    found = []
    if sections >= {"I"} and sections & {"B", "F"}:
        found.append(AgreedKind.AMEND_PROVISION_AND_PLACEMENT)
    elif "I" in sections:
        found.append(AgreedKind.AMEND_PLACEMENT)
    elif sections & {"B", "F"}:
        found.append(AgreedKind.AMEND_PROVISION)
    # No other part of a plan can be appealed, so two weeks and not reg 44 (reg 42(3)).
    return (*found, AgreedKind.NOT_APPEALABLE) if sections - {"B", "F", "I"} else tuple(found)


def _steps(
    agreed: str, on: date, other: date | None, readings: Readings, council_is_party: bool = True
) -> Results:
    agreed_kinds, is_party = kinds(agreed), council_is_party and council_was_party(agreed)
    # A council that was no party promised nothing: what cannot be appealed is then the health body's to do.
    does = {AgreedKind.NOT_APPEALABLE_HEALTH: AgreedKind.NOT_APPEALABLE_HEALTH}
    does |= {AgreedKind.NOT_APPEALABLE: AgreedKind.NOT_APPEALABLE_HEALTH}
    bound = agreed_kinds if is_party else [does[kind] for kind in agreed_kinds if kind in does]
    clocks = [clock for kind in bound for clock in action_clocks(AgreedAction(kind, on, other), readings)]
    if not is_party:
        clocks.append(tell_council_clock(on))
    return step_dates(clocks) | {
        "continue_maintaining": not _CONTINUES.isdisjoint(agreed_kinds),
        "time_limit": "immediately" if AgreedKind.CEASE in agreed_kinds else None,
    }
