"""Answers to rule ids where the worked examples do not reach."""

from datetime import date, datetime
from typing import Any

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT, Readings


def results(rule: str, readings: Readings = DEFAULT, **inputs: Any) -> dict[str, object]:
    return ANSWERS[rule].results(inputs, readings)


def test_without_a_letter_there_are_no_appeal_dates() -> None:
    assert set(results("hesc_r20_1_c.appeal_deadline").values()) == {None}
    assert set(results("reg33.contact_adviser").values()) == {None}


def test_an_hour_without_a_zone_is_london_time() -> None:
    rule, raw = "hesc_r12_1.five_pm", date(2025, 6, 10)
    assert results(rule, raw_deadline=raw, application_received_at=datetime(2025, 6, 10, 17))["in_time"]
    found = results(rule, raw_deadline=raw, application_received_at=datetime(2025, 6, 10, 17, 1))
    assert not found["in_time"]
    assert results(rule, raw_deadline=date(2025, 6, 8))["safe_latest_time"] == datetime.fromisoformat(
        "2025-06-06T17:00:00+01:00"
    )


def test_a_rule_refuses_a_question_that_is_not_its_own() -> None:
    with pytest.raises(ValueError, match="disability_discrimination"):
        results("eqa_sch17.claim_time", conduct_date=date(2025, 2, 15), claim="other")
    with pytest.raises(ValueError, match="health-only"):
        results(
            "reg39_2.no_deemed_certificate_for_health_only",
            today=date(2025, 7, 1),
            issues=["health", "education"],
        )


def test_the_grace_was_never_taken_from_appeals() -> None:
    found = results("hesc_r12.discrimination_claims", on=date(2025, 8, 1), case="sen_appeal")
    assert found == {"august_start_grace": True}


def test_a_health_bodys_date_that_was_kept_is_not_overdue() -> None:
    rule, received = "reg39_2.no_deemed_certificate_for_health_only", date(2025, 5, 27)
    on_time = results(rule, today=date(2025, 6, 26), commissioner_received_notification=received)
    held = results(
        rule, today=date(2025, 7, 1), commissioner_received_notification=received, mediation_held=True
    )
    assert on_time["overdue_party"] is held["overdue_party"] is None


def test_contact_in_time_needs_no_advice_about_leave() -> None:
    found = results(
        "reg34_2.late_contact_wants_mediation",
        notice_sent=date(2025, 1, 10),
        first_contact=date(2025, 3, 10),
        la_informed=date(2025, 3, 10),
        wants_mediation=True,
    )
    assert found == {
        "contact_in_time": True,
        "la_must_arrange_by": date(2025, 4, 9),
        "s55_5_certificate_by": None,
        "route": "certificate",
        "also_advise": None,
    }


def test_who_acts_is_asked_of_a_holder_that_exists() -> None:
    acts = "alternative_person"
    deputy = results(acts, holder="young_person", lacks_capacity=True, representative="deputy")
    assert deputy == {"acts": "young_persons_representative", "parent_may": None}
    with pytest.raises(ValueError, match="No one holds the right"):
        results(acts, holder="none")
    with pytest.raises(ValueError):
        results(acts, holder="grandparent")


def test_a_request_without_issues_is_not_complete() -> None:
    found = results("s52_4.say_what_provision", issues=[])
    assert found["intake_complete"] is False and found["missing"] == ("mediation_issues",)


def test_a_claim_of_another_kind_is_refused_whatever_its_name() -> None:
    for claim in ("a", "discrimination", "zoo", ""):
        with pytest.raises(ValueError, match="is not known"):
            results("eqa_sch17.claim_time", conduct_date=date(2025, 2, 15), claim=claim)
