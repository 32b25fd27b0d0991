"""Programs are answered by the bank holidays that the service counts by, from the moment a person confirms them."""

import json
from datetime import date

import pytest

from evenhand.statute.working_days import RELEASED
from tests.build import law, world
from tests.build.law import gov_uk

pytestmark = pytest.mark.django_db
JUBILEE = date(2027, 6, 4)
ASKED = {
    "working-days": {"from": "2027-06-03", "add": 1},
    "clocks": {"decision": "final_plan", "notice_sent": "2027-05-01", "first_contact": "2027-06-02"}
    | {"information_given": "2027-06-02", "told_adviser_no_mediation": "2027-06-02"},
}


def answers(client, operation):
    """Ask by GET and by POST, and return the answer to both."""
    asked = ASKED[operation]
    by_address = client.get(f"/api/v1/{operation}", asked).json()
    body = {"facts": asked} if operation == "clocks" else asked
    by_body = client.post(f"/api/v1/{operation}", json.dumps(body), content_type="application/json").json()
    assert by_address == by_body
    return by_body


def certificate(found):
    return next(each for each in found["deadlines"] if each["rule"] == "reg34_1.certificate_no_mediation")


@pytest.fixture
def confirmed():
    manager = world.a_colleague(world.a_service(), "manager", name="Max Lead")
    return law.confirmed(gov_uk(extra={JUBILEE: "Bank holiday for the jubilee"}), manager)


def test_until_a_list_is_confirmed_it_is_the_one_of_the_release(client):
    law.proposed(gov_uk(extra={JUBILEE: "Bank holiday for the jubilee"}))
    found = answers(client, "working-days")
    assert found["add"]["ends"]["on"] == "2027-06-04"
    assert found["calendar"]["version"] == RELEASED.days.version
    assert certificate(answers(client, "clocks"))["due_on"] == "2027-06-07"


def test_a_confirmed_list_moves_both_answers(client, confirmed):
    counted, clocks = answers(client, "working-days"), answers(client, "clocks")
    assert counted["add"]["ends"]["on"] == "2027-06-07"
    assert counted["add"]["skipped"] == [{"on": "2027-06-04", "why": "Bank holiday for the jubilee"}]
    due = certificate(clocks)
    assert due["due_on"] == "2027-06-08" and due["calendar"] == confirmed.version
    assert any("Bank holiday for the jubilee" in line for line in due["explanation"]["working"])
    for found in (counted, clocks):
        assert found["calendar"]["version"] == confirmed.version
        assert found["calendar"]["source"] == confirmed.source
        assert found["calendar"]["checked_on"] == world.today().isoformat()
