"""Nobody is known, nothing is kept, any website may read the answer, and nobody asks without end."""

import json
import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evenhand.api.v1 import door
from evenhand.core import limits
from tests.build import world

pytestmark = pytest.mark.django_db
CLOCKS, WORKING_DAYS, DOCUMENT = "/api/v1/clocks", "/api/v1/working-days", "/api/v1/openapi.json"
DAY = "2026-11-25"
ASKED = {CLOCKS: {"decision": "final_plan", "notice_sent": DAY}, WORKING_DAYS: {"from": DAY}, DOCUMENT: {}}


def post(client, **headers):
    asked = json.dumps({"facts": ASKED[CLOCKS]})
    return client.post(CLOCKS, asked, content_type="application/json", headers=headers)


@pytest.mark.parametrize("address", ASKED)
def test_an_answer_sets_no_cookie_and_is_the_same_for_everybody(address):
    stranger, visitor = Client(), Client()
    visitor.post("/work-out-my-dates/decision", {"decision": "cease_to_maintain"})
    assert visitor.cookies
    first, second = stranger.get(address, ASKED[address]), visitor.get(address, ASKED[address])
    assert first.content == second.content
    for response in (first, second):
        assert response.status_code == 200 and not response.cookies
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert response["Cache-Control"] == "public, max-age=3600"
        assert "Cookie" not in response.get("Vary", "")


def test_a_page_of_another_website_may_send_json():
    client = Client(enforce_csrf_checks=True)
    asks = {"Origin": "https://charity.example", "Access-Control-Request-Method": "POST"}
    allowed = client.options(CLOCKS, headers=asks)
    assert allowed.status_code == 204 and not allowed.content
    assert "POST" in allowed["Access-Control-Allow-Methods"]
    assert allowed["Access-Control-Allow-Headers"] == "Content-Type"
    response = post(client, origin="https://charity.example")
    assert response.status_code == 200 and not response.cookies
    assert response["Access-Control-Allow-Origin"] == "*" and response["Cache-Control"] == "no-store"


def test_a_refusal_can_be_read_by_any_website_too_and_is_not_kept(client):
    for response in (client.get(CLOCKS, {"x": "1"}), client.put(CLOCKS)):
        assert response.status_code >= 400
        assert response["Access-Control-Allow-Origin"] == "*" and response["Cache-Control"] == "no-store"


def test_an_address_where_nothing_is_is_said_to_a_program_in_json(client):
    for response in (client.get("/api/v1/deadlines"), client.post("/api/v1/clocks/2026")):
        assert response.status_code == 404 and response["Content-Type"] == "application/json"
        assert response.json()["error"]["what"] == "There is nothing at this address."
        assert not response.cookies


def test_only_the_head_can_be_asked_for(client):
    response = client.head(WORKING_DAYS, {"from": DAY})
    assert response.status_code == 200 and response["Content-Type"].startswith("application/json")


def test_asking_writes_nothing_but_the_count(client):
    with CaptureQueriesContext(connection) as asked:
        assert post(client).status_code == 200
    statements = [query["sql"] for query in asked.captured_queries]
    known = (
        "SAVEPOINT",
        "RELEASE",
        "select set_config(",
        "select evenhand_now()",
        "select evenhand_count_asking(",
        "select calendar, readings from evenhand_law_in_use(",
    )
    assert all(statement.lower().startswith(tuple(map(str.lower, known))) for statement in statements), (
        statements
    )
    assert not any(DAY in statement or "127.0.0.1" in statement for statement in statements)
    assert limits.count("api", "127.0.0.1", world.now(), number=0) == 1


def test_nothing_of_what_is_asked_is_in_a_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    client.get(CLOCKS, {"notice_sent": "2019-08-07", "secret_name": "Holloway"})
    client.post(CLOCKS, '{"facts": {"notice_sent": "Holloway"}', content_type="application/json")
    words = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "Holloway" not in words and "2019-08-07" not in words


def test_asking_too_often_is_refused_until_the_hour_is_over(client):
    limits.count("api", "203.0.113.5", world.now(), number=door.ASKED_AN_HOUR - 1)
    there = {"REMOTE_ADDR": "203.0.113.5"}
    assert client.get(WORKING_DAYS, {"from": DAY}, **there).status_code == 200
    for response in (
        client.get(WORKING_DAYS, {"from": DAY}, **there),
        client.get(DOCUMENT, **there),
        client.post(CLOCKS, "{", content_type="application/json", **there),
    ):
        assert response.status_code == 429
        assert 1 <= int(response["Retry-After"]) <= 3600
        assert response.json()["error"]["what"] == "You have asked too often."
        assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get(WORKING_DAYS, {"from": DAY}, REMOTE_ADDR="203.0.113.6").status_code == 200
