"""What the law was on a day, where the worked examples do not reach."""

from datetime import date
from typing import Any

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT


def results(rule: str, **inputs: Any) -> dict[str, object]:
    return ANSWERS[rule].results(inputs, DEFAULT)


@pytest.mark.parametrize(
    ("appeal", "available"),
    [
        ("s51_2_a_refusal_to_assess", False),
        ("s51_2_b_refusal_to_issue_plan", True),
        ("s51_2_c_section_I", True),
        ("s.51(2)(d)", True),
        ("s51_2_e", True),
        ("s51_2_f_ceasing_to_maintain", True),
        ("refusal_to_assess", False),
        ("final_amended_plan", True),
        ("refusal_to_reassess", True),
        ("cease_to_maintain", True),
        ("disability_discrimination", False),
    ],
)
def test_an_appeal_is_known_by_its_letter_or_its_decision(appeal: str, available: bool) -> None:
    assert results("si2017_1306.reg3_scope", appeal=appeal) == {"recommendations_available": available}


@pytest.mark.parametrize("appeal", ["s51_2_g", "an appeal"])
def test_an_appeal_that_does_not_exist_is_refused(appeal: str) -> None:
    with pytest.raises(ValueError):
        results("si2017_1306.reg3_scope", appeal=appeal)


def test_a_recommendation_on_other_matters_asks_for_no_answer_here() -> None:
    day = date(2025, 6, 13)
    health = results("si2017_1306.reg6_3", recommendation_date=day, health=False, la_received_response=day)
    social = results("si2017_1306.reg7_1", recommendation_date=day, social_care=False, la_response_date=day)
    assert set(health.values()) == set(social.values()) == {None}
    open_still = results("si2017_1306.reg6_3", recommendation_date=day)
    assert open_still == {"respond_by": date(2025, 7, 17), "la_copy_to_secretary_of_state_by": None}
    assert results("si2017_1306.reg7_1", recommendation_date=day) == open_still


def test_an_item_that_is_none_of_the_six_is_refused() -> None:
    with pytest.raises(ValueError):
        results("reg32.content", notice_contains=["right_to_be_heard"])
    assert results("reg32.content")["complete"] is False


def test_outside_the_exception_the_ordinary_standard_is_named() -> None:
    found = results("covid.reg2A", la_informed=date(2025, 6, 1))
    assert found == {"arrange_by": date(2025, 7, 1), "standard": "within_30_days"}
