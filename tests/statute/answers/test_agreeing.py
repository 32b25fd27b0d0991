"""What people call an agreed action, and what the examples of agreements do not reach."""

from datetime import date
from typing import Any

import pytest

from evenhand.statute.agreed_actions import AgreedKind
from evenhand.statute.answers import ANSWERS
from evenhand.statute.answers.agreeing import kinds
from evenhand.statute.readings import DEFAULT

AGREED = date(2025, 6, 13)
STEPS = "reg42.steps_after_agreement"
VARIED = "reg42_5.written_variation"


def results(rule: str, agreed: str, **inputs: Any) -> dict[str, object]:
    return ANSWERS[rule].results({"agreement_date": AGREED, "agreed": agreed} | inputs, DEFAULT)


def given(rule: str, agreed: str, **inputs: Any) -> dict[str, object]:
    found = results(rule, agreed, **inputs)
    return {
        name: value for name, value in found.items() if isinstance(value, date) and "practical" not in name
    }


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("carry_out_EHC_needs_assessment", "assess"),
        ("agree to assess", "assess"),
        ("carry_out_EHC_needs_re-assessment", "reassess"),
        ("reassess", "reassess"),
        ("make_and_maintain_EHC_plan", "make_plan"),
        ("issue_EHC_plan", "make_plan"),
        ("reconsider_refusal_to_assess", "reconsider"),
        ("amend_section_F", "amend_provision"),
        ("amend_special_educational_provision", "amend_provision"),
        ("amend_section_I_name_school", "amend_placement"),
        ("name_the_parents_school", "amend_placement"),
        ("amend_sections_B_F_and_I", "amend_provision_and_placement"),
        ("keep_and_amend_plan", "continue_and_amend"),
        ("continue_to_maintain_and_amend_section_F", "continue_and_amend"),
        ("maintain_plan", "continue_unchanged"),
        ("cease_to_maintain_plan", "cease"),
        ("family_withdraws_objection", "cease"),
        ("amend_section_H1", "not_appealable"),
        ("EP_visit", "not_appealable"),
        ("interim_support", "not_appealable"),
        ("health_action_LA_not_a_party", "not_appealable_health"),
        ("icb_to_fund_equipment", "not_appealable_health"),
        *((kind.value, kind.value) for kind in AgreedKind),
    ],
)
def test_what_was_agreed_is_known_by_many_names(said: str, kind: str) -> None:
    assert [found.value for found in kinds(said)] == [kind]


def test_sections_that_can_be_appealed_and_others_have_two_clocks() -> None:
    assert given(STEPS, "amend_sections_F_and_G") == {
        "section_F_by": date(2025, 7, 18),
        "amended_plan_by": date(2025, 7, 18),
        "do_by": date(2025, 6, 27),
    }


def test_words_that_say_nothing_known_are_refused() -> None:
    with pytest.raises(ValueError, match="not known"):
        results(STEPS, "something")


def test_ceasing_is_immediate_and_nothing_is_counted() -> None:
    found = results(STEPS, "cease_to_maintain_plan")
    assert found["time_limit"] == "immediately" and found["practical_by"] is None
    assert given(STEPS, "cease_to_maintain_plan") == {} and found["continue_maintaining"] is False


def test_another_time_counts_only_in_writing_and_with_its_date() -> None:
    spoken = given(VARIED, "amend_section_I", agreed_date=date(2025, 7, 31))
    undated = given(VARIED, "amend_section_I", different_timescale_agreed_in_writing=True)
    unnamed = given(STEPS, "amend_section_I", different_timescale_agreed_in_writing=True)
    assert spoken == undated == unnamed
    assert spoken == dict.fromkeys(("section_I_by", "amended_plan_by"), date(2025, 6, 27))
    with pytest.raises(ValueError, match="before the agreement"):
        results(
            VARIED,
            "amend_section_I",
            agreed_date=date(2025, 6, 12),
            different_timescale_agreed_in_writing=True,
        )


def test_a_council_that_was_no_party_owes_nothing_and_is_told() -> None:
    told = {"icb_notify_la_by": date(2025, 6, 20)}
    assert given(VARIED, "amend_section_I", icb_only=True) == told
    assert given(VARIED, "non_appealable_action", icb_only=True) == told | {"do_by": date(2025, 6, 27)}


def test_a_week_away_excuses_no_one() -> None:
    away = "family_absent_from_area_weeks"
    assert results("reg44_3.exceptions", "make_EHC_plan", **{away: 2})["exception_available"] is True
    assert results("reg44_3.exceptions", "make_EHC_plan", **{away: 1})["exception_available"] is False
    assert results("reg44_3.exceptions", "make_EHC_plan")["exception_available"] is False


def test_mediation_without_an_agreement_has_no_steps_after_it() -> None:
    inputs = {"la_informed": AGREED, "health_issues": True, "agreed": None, "agreement_date": None}
    found = ANSWERS["end_to_end.mediation_agreed"].results(inputs, DEFAULT)
    assert found["arrange_by"] == date(2025, 7, 13) and found["final_plan_by"] is None
