"""Facts and deadlines as plain values: the same answer as the law gives, or a sentence that says what is wrong."""

import json
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.asked import Mistaken, answer, facts_of, readings_of
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import SWITCHES, FivePm
from evenhand.statute.routes import Decision, Section

DAYS = st.dates(date(2022, 8, 1), date(2026, 6, 1))
GIVEN = {
    "decision": "final_plan",
    "appeal_about": ["section_F", "section_I_type"],
    "notice_sent": "2026-01-12",
    "first_contact": "2026-01-20",
    "icbs_notified": ["2026-02-02", "2026-02-03"],
    "provider_is_la_contact": True,
    "agreed_actions": [
        {"kind": "amend_provision", "agreed_on": "2026-03-02"},
        {"kind": "not_appealable", "agreed_on": "2026-03-02", "other_date": "2026-04-01"},
    ],
    "appeal_lodged": None,
}


def test_plain_values_are_read_as_the_facts_they_stand_for():
    assert facts_of(GIVEN) == Facts(
        decision=Decision.FINAL_PLAN,
        appeal_about=frozenset({Section.F, Section.I_TYPE}),
        notice_sent=date(2026, 1, 12),
        first_contact=date(2026, 1, 20),
        icbs_notified=(date(2026, 2, 2), date(2026, 2, 3)),
        provider_is_la_contact=True,
        agreed_actions=(
            AgreedAction(AgreedKind.AMEND_PROVISION, date(2026, 3, 2)),
            AgreedAction(AgreedKind.NOT_APPEALABLE, date(2026, 3, 2), date(2026, 4, 1)),
        ),
    )


@given(sent=DAYS, contact=DAYS, told=DAYS, decision=st.sampled_from(Decision))
def test_an_answer_is_what_the_law_says_and_can_be_read_again(sent, contact, told, decision):
    facts = Facts(decision=decision, notice_sent=sent, first_contact=contact, told_adviser_no_mediation=told)
    asked = {
        "id": "a case",
        "facts": {
            "decision": decision.value,
            "notice_sent": sent.isoformat(),
            "first_contact": contact.isoformat(),
            "told_adviser_no_mediation": told.isoformat(),
        },
    }
    found = json.loads(json.dumps(answer(asked)))
    assert found["id"] == "a case"
    assert tuple(Deadline.from_json(each) for each in found["deadlines"]) == clocks(facts)
    for values, deadline in zip(found["deadlines"], clocks(facts), strict=True):
        assert values["citation"] == deadline.citation
        assert tuple(values["explanation"]["plain"]) == deadline.explain().plain
    brief = answer(asked, with_explanation=False)
    assert all("explanation" not in each for each in brief["deadlines"])


def test_every_fact_can_be_asked_with():
    for field in [each for each in fields(Facts) if each.init]:
        assert facts_of({field.name: None}) == Facts(), field.name


def test_a_switch_is_named_and_the_others_keep_their_default():
    assert readings_of({"five_pm": "midnight"}).five_pm is FivePm.MIDNIGHT
    for switch, readings in SWITCHES.items():
        for reading in readings:
            assert getattr(readings_of({switch: reading.value}), switch) is reading


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"facts": {"sent": "2026-01-01"}}, "There is no fact 'sent'"),
        ({"facts": {"notice_sent": "1 May"}}, 'write a day as "2026-11-25"'),
        ({"facts": {"notice_sent": 20260101}}, "write a day"),
        ({"facts": {"health_only": "yes"}}, "write true or false"),
        ({"facts": {"decision": "refusal"}}, "write one of refusal_to_assess"),
        ({"facts": {"appeal_about": "F"}}, "write a list of"),
        ({"facts": {"appeal_about": ["Z"]}}, "write a list of"),
        ({"facts": {"icbs_notified": "2026-01-01"}}, "write a list of days"),
        ({"facts": {"agreed_actions": [{"kind": "assess"}]}}, "a kind is one of"),
        ({"facts": {"agreed_actions": {}}}, "a kind is one of"),
        (
            {"facts": {"agreed_actions": [{"kind": "assess", "agreed_on": "2026-01-01", "by": 1}]}},
            "a kind is one of",
        ),
        ({"facts": []}, "facts must be an object"),
        ({}, "facts must be an object"),
        ({"facts": {}, "readings": []}, "readings must be an object"),
        ({"facts": {}, "readings": {"six_pm": "applies"}}, "There is no switch 'six_pm'"),
        ({"facts": {}, "readings": {"five_pm": "noon"}}, "five_pm cannot be 'noon'. It can be:"),
        ({"facts": {}, "why": 1}, "'why' is not asked for"),
        ({"facts": {"decision": "final_plan", "notice_sent": "2012-01-01"}}, "not in force on 2012-01-01"),
        (
            {
                "facts": {
                    "decision": "final_plan",
                    "agreed_actions": [
                        {"kind": "assess", "agreed_on": "2026-02-01", "other_date": "2026-01-01"}
                    ],
                }
            },
            "is before the agreement",
        ),
    ],
)
def test_what_cannot_be_understood_is_said_with_what_to_write_instead(asked, said):
    with pytest.raises(Mistaken) as refused:
        answer(asked)
    assert said in str(refused.value)
