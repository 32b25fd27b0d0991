"""The OpenAPI document is true: every example in it, every fact, and whatever else it allows a program to send."""

from dataclasses import fields
from urllib.parse import urlencode

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from evenhand.api.v1 import door, shapes, words
from evenhand.api.v1.document import document
from evenhand.api.v1.examples import CLOCKS, WORKING_DAYS
from evenhand.statute.asked_of_calendar import ASKED
from evenhand.statute.facts import Facts
from evenhand.statute.readings import SWITCHES

pytestmark = pytest.mark.django_db
OPERATIONS = [
    (path, method, details) for path, ways in document()["paths"].items() for method, details in ways.items()
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


def test_both_ways_of_both_operations_are_described():
    assert {(path, method) for path, method, _ in OPERATIONS} == {
        (f"/api/v1/{name}", method) for name in ("clocks", "working-days") for method in ("get", "post")
    }


def test_the_document_is_served_as_it_was_made(client):
    assert client.get("/api/v1/openapi.json").json() == document() | {
        "paths": client.get("/api/v1/openapi.json").json()["paths"]
    }
    assert document()["openapi"].startswith("3.1") and document()["info"]["license"]["name"] == "Apache-2.0"


def test_every_fact_reading_and_count_is_described_in_words():
    assert set(words.FACTS) == {each.name for each in fields(Facts) if each.init}
    assert set(shapes.READINGS) == set(SWITCHES) and not set(SWITCHES) & set(words.FACTS)
    assert set(words.WORKING_DAYS) == set(ASKED)
    for path, method, details in OPERATIONS:
        for parameter in details["parameters"]:
            assert parameter["description"], (path, method, parameter["name"])


def examples(details: dict) -> list[tuple[str, int, object]]:
    """Return the name, status and answer of each example of an operation."""
    return [
        (name, int(status), example["value"])
        for status, response in details["responses"].items()
        for name, example in response["content"]["application/json"].get("examples", {}).items()
    ]


@pytest.mark.parametrize(
    ("path", "method", "details"), OPERATIONS, ids=[f"{way} {path}" for path, way, _ in OPERATIONS]
)
def test_every_example_in_the_document_is_what_the_server_answers(client, path, method, details):
    known = CLOCKS if path.endswith("clocks") else WORKING_DAYS
    told = examples(details)
    asked_by_body = (
        details.get("requestBody", {}).get("content", {}).get("application/json", {}).get("examples", {})
    )
    assert {name for name, _, _ in told} == {each.name for each in known if method == "post" or each.by_query}
    assert {200, 422} == {status for _, status, _ in told}
    for name, status, expected in told:
        if method == "post":
            body = asked_by_body[name]["value"]
            response = client.post(path, body, content_type="application/json")
        else:
            query = {
                each["name"]: each["examples"][name]["value"]
                for each in details["parameters"]
                if name in each.get("examples", {})
            }
            written = {key: str(value).lower() if value is True else value for key, value in query.items()}
            response = client.get(f"{path}?{urlencode(written, doseq=True)}")
        assert (response.status_code, response.json()) == (status, expected), name


@pytest.fixture
def interface(db, monkeypatch):
    monkeypatch.setattr(door, "ASKED_AN_HOUR", 1_000_000)
    # The end of a request would end the connection, and with it the transaction that the test takes back.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(
    ("path", "method"), [(path, way.upper()) for path, way, _ in OPERATIONS], ids=lambda value: value
)
def test_whatever_the_document_allows_and_whatever_it_does_not_is_answered_as_it_says(
    interface, path, method, mode
):
    @hypothesis.settings(max_examples=60, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(case=interface[path][method].as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(checks=CHECKS)

    ask()
