"""When a family may ask for a certificate because the thirty days have gone and nobody has said anything."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.certificate import deemed_clock
from evenhand.statute.deeming import may_ask_for_deemed, rests_on_own_knowledge
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision, Section

INFORMED = date(2025, 3, 3)
DAY_30, DAY_31 = date(2025, 4, 2), date(2025, 4, 3)
SILENT = Facts(
    decision=Decision.REFUSAL_TO_ASSESS,
    told_adviser_wants_mediation=INFORMED,
    la_informed=INFORMED,
    information_given=INFORMED,
)
NEEDS = DEFAULT.with_reading("deemed_on_own_knowledge", "needs_notification")


def codes(facts: Facts, today: date = DAY_31, readings=DEFAULT) -> list[str]:
    verdict = may_ask_for_deemed(facts, today, readings)
    assert verdict.allowed is (verdict.reasons == ())
    assert all(reason.sentence.endswith(".") for reason in verdict.reasons)
    return [reason.code for reason in verdict.reasons]


def test_from_day_31_and_not_a_day_before() -> None:
    assert codes(SILENT, DAY_30) == ["thirty_days_run"]
    assert codes(SILENT, DAY_31) == []


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 90))
def test_whatever_the_day_it_opens_when_thirty_days_have_gone(informed: date, later: int) -> None:
    facts = replace(SILENT, told_adviser_wants_mediation=informed, la_informed=informed)
    assert may_ask_for_deemed(facts, informed + timedelta(days=later)).allowed is (later > 30)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"la_notified_cannot_arrange": date(2025, 3, 20)}, "council_has_told_us"),
        ({"first_session": date(2025, 4, 2)}, "meeting_took_place"),
        ({"certificate_issued": date(2025, 3, 28)}, "certificate_already_issued"),
        ({"told_adviser_wants_mediation": None}, "mediation_not_asked_for"),
        ({"told_adviser_no_mediation": date(2025, 3, 10)}, "mediation_not_asked_for"),
        ({"la_informed": None}, "mediation_not_asked_for"),
        ({"decision": Decision.DRAFT_PLAN}, "no_certificate_for_this_decision"),
        (
            {"decision": Decision.FINAL_PLAN, "appeal_about": frozenset({Section.I_NAMED_SCHOOL})},
            "certificate_not_needed",
        ),
    ],
)
def test_it_is_shut_where_something_else_leads_to_a_certificate_or_nothing_does(changes, code) -> None:
    assert codes(replace(SILENT, **changes)) == [code]


def test_never_for_health_only() -> None:
    health = replace(
        SILENT,
        decision=Decision.FINAL_PLAN,
        appeal_about=frozenset({Section.B}),
        health_issues=True,
        health_only=True,
        icbs_notified=(INFORMED,),
    )
    assert codes(health) == ["health_only"]
    assert codes(replace(health, health_only=False)) == []


def test_under_the_other_reading_the_council_must_tell_first() -> None:
    assert codes(SILENT, DAY_31, NEEDS) == ["needs_notification"]


def test_what_was_asked_for_rests_on_our_own_knowledge_until_the_council_speaks() -> None:
    asked = replace(SILENT, adviser_knows_not_arranged=DAY_31)
    clock = deemed_clock(asked)
    assert clock is not None and clock.due_on == date(2025, 4, 8)
    assert rests_on_own_knowledge(asked)
    assert not rests_on_own_knowledge(replace(asked, la_notified_cannot_arrange=DAY_31))
    assert not rests_on_own_knowledge(replace(asked, mediation_concluded=DAY_31))
    assert not rests_on_own_knowledge(SILENT)
