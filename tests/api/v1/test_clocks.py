"""A program gets the dates that the case pages and the command give: from the same functions, and nothing dropped."""

import json
import subprocess
import sys
from datetime import date

import pytest
from django.test import Client

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision, Section

pytestmark = pytest.mark.django_db
CASES = {
    "a letter": ({"decision": "final_plan", "notice_sent": "2026-11-25"}, {}),
    "no to mediation": (
        {
            "decision": "refusal_to_assess",
            "notice_dated": "2026-11-20",
            "notice_sent": "2026-11-25",
            "told_adviser_no_mediation": "2026-12-23",
        },
        {"info_session": "from_informed_decision"},
    ),
    "health bodies": (
        {
            "decision": "final_amended_plan",
            "appeal_about": ["section_F", "section_G"],
            "notice_sent": "2026-09-01",
            "told_adviser_wants_mediation": "2026-09-10",
            "la_informed": "2026-09-11",
            "health_issues": True,
            "icbs_notified": ["2026-09-14", "2026-09-16"],
            "meeting_on": "2026-10-15",
            "meeting_fixed": "2026-09-30",
        },
        {"joint_icb_receipt": "latest_receipt", "notice_clear_days": "fifth_working_day_before"},
    ),
    "only the school": (
        {
            "decision": "final_plan",
            "appeal_about": ["section_I_type"],
            "notice_sent": "2026-05-28",
            "certificate_issued": "2026-07-14",
        },
        {"section_i_only_cert": "certificate_counts"},
    ),
}


def ask(client: Client, **asked) -> dict:
    response = client.post("/api/v1/clocks", json.dumps(asked), content_type="application/json")
    assert response.status_code == 200, response.content
    return response.json()


def in_address(facts: dict, readings: dict) -> dict:
    return {
        name: str(value).lower() if isinstance(value, bool) else value
        for name, value in (facts | readings).items()
    }


def facts_of(values: dict) -> Facts:
    """Return facts made without the reader of plain values, which is what these tests are about."""
    read = {
        "decision": Decision,
        "appeal_about": lambda value: frozenset(map(Section, value)),
        "icbs_notified": lambda value: tuple(map(date.fromisoformat, value)),
        "health_issues": bool,
    }
    return Facts(**{name: read.get(name, date.fromisoformat)(value) for name, value in values.items()})


@pytest.mark.parametrize("case", CASES)
def test_both_ways_of_asking_give_exactly_the_clocks_of_the_law(client, case):
    facts, readings = CASES[case]
    chosen = DEFAULT
    for switch, reading in readings.items():
        chosen = chosen.with_reading(switch, reading)
    expected = clocks(facts_of(facts), chosen)
    assert expected
    by_body = ask(client, facts=facts, readings=readings)
    assert client.get("/api/v1/clocks", in_address(facts, readings)).json() == by_body
    assert tuple(Deadline.from_json(each) for each in by_body["deadlines"]) == expected
    for values, deadline in zip(by_body["deadlines"], expected, strict=True):
        explanation = deadline.explain()
        told = {"plain": list(explanation.plain), "working": list(explanation.working)}
        assert values == json.loads(json.dumps(deadline.as_json())) | {
            "citation": deadline.citation,
            "explanation": told,
        }


def test_it_is_the_answer_of_the_command(client):
    lines = "".join(
        json.dumps({"facts": facts, "readings": readings}) + "\n" for facts, readings in CASES.values()
    )
    command = [sys.executable, "-m", "evenhand.config.command_line", "clocks"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=60)
    told = [json.loads(line)["deadlines"] for line in done.stdout.splitlines()]
    asked = [ask(client, facts=facts, readings=readings)["deadlines"] for facts, readings in CASES.values()]
    assert told == asked


def test_what_was_agreed_is_asked_by_post_and_the_name_of_the_question_is_given_back(client):
    agreed = {"kind": "amend_provision", "agreed_on": "2026-11-25", "other_date": "2026-12-01"}
    found = ask(client, id=12, facts={"decision": "final_plan", "agreed_actions": [agreed]})
    action = AgreedAction(AgreedKind.AMEND_PROVISION, date(2026, 11, 25), date(2026, 12, 1))
    expected = clocks(Facts(decision=Decision.FINAL_PLAN, agreed_actions=(action,)))
    assert found["id"] == 12
    assert tuple(Deadline.from_json(each) for each in found["deadlines"]) == expected


def test_every_answer_says_by_which_law_and_calendar_and_what_it_is_not(client):
    facts = {"decision": "final_plan", "notice_sent": "2020-06-01", "certificate_issued": "2020-11-02"}
    found = ask(client, facts=facts)
    assert found["rule_sets"] == sorted({each["rule_set"] for each in found["deadlines"]})
    assert len(found["rule_sets"]) == 2
    assert {each["calendar"] for each in found["deadlines"]} == {found["calendar"]["version"]}
    assert found["notice"].endswith("not legal advice.")
    assert ask(client, facts={})["deadlines"] == []


def test_brief_leaves_the_explanations_out_and_nothing_else(client):
    facts = CASES["health bodies"][0]
    full, brief = ask(client, facts=facts), ask(client, facts=facts, brief=True)
    for each in full["deadlines"]:
        del each["explanation"]
    assert full == brief == client.get("/api/v1/clocks", in_address(facts, {}) | {"brief": "true"}).json()


@pytest.mark.parametrize(
    ("name", "value"),
    [("date_of_birth", "2009-05-01"), ("id", "Alex Holloway"), ("agreed_actions", "assess")],
)
def test_what_is_personal_is_not_taken_in_an_address(client, name, value):
    response = client.get("/api/v1/clocks", {"decision": "final_plan", name: value})
    assert response.status_code == 422
    assert "Ask by POST" in response.json()["error"]["why"]
    assert value not in response.content.decode()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"decision": "final_plan", "notice_sent": "2012-01-01"}, "was not in force on 2012-01-01"),
        ({"decision": "final_plan", "notice_sent": "2040-01-01"}, "Bank holidays are known from"),
        ({"decision": "final_plan", "notice_sent": "9999-12-31"}, "Bank holidays are known from"),
        ({"decision": "final_plan", "notice_sent": "2035-12-20"}, "Bank holidays are known from"),
    ],
)
def test_a_day_that_has_no_law_or_no_calendar_gets_the_laws_own_sentence(client, facts, said):
    for response in (
        client.get("/api/v1/clocks", facts),
        client.post("/api/v1/clocks", {"facts": facts}, content_type="application/json"),
    ):
        error = response.json()["error"]
        assert response.status_code == 422 and said in error["why"]
        assert set(error) == {"what", "why", "what_next"} and all(error.values())
