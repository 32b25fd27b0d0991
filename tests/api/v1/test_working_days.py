"""Counting from a day: by the primitives of the law, with the holidays that were skipped by name."""

import json
from datetime import date

import pytest

from evenhand.statute import counting
from evenhand.statute.working_days import ANNOUNCED_UNTIL, ENGLAND

pytestmark = pytest.mark.django_db


def ask(client, **asked):
    by_address = client.get("/api/v1/working-days", asked)
    by_body = client.post("/api/v1/working-days", json.dumps(asked), content_type="application/json")
    assert by_address.status_code == by_body.status_code == 200, by_body.content
    assert by_address.json() == by_body.json()
    return by_body.json()


def test_working_days_are_added_over_named_holidays(client):
    found = ask(client, **{"from": "2026-12-23"}, add=3)["add"]
    assert found["ends"] == {"on": "2026-12-30", "is_working_day": True, "why_not": None}
    assert found["skipped"] == [
        {"on": "2026-12-25", "why": "Christmas Day"},
        {"on": "2026-12-28", "why": "Boxing Day, substitute day"},
    ]
    assert (
        "Working day 3 after Wednesday 23 December 2026 is Wednesday 30 December 2026."
        in found["explanation"]
    )


def test_a_day_that_is_none_says_why_and_which_are_nearest(client):
    found = ask(client, **{"from": "2026-12-28"})
    assert found["from"] == {
        "on": "2026-12-28",
        "is_working_day": False,
        "why_not": "Boxing Day, substitute day",
        "on_or_before": "2026-12-24",
        "on_or_after": "2026-12-29",
    }
    assert set(found) == {"from", "calendar", "notice"}
    assert ask(client, **{"from": "2026-11-28"})["from"]["why_not"] == "Saturday"


def test_lengths_end_within_and_beginning_with(client):
    day = date(2026, 12, 31)
    found = ask(client, **{"from": "2026-12-31"}, months=2, weeks=5, days=30)
    for unit, number in (("months", 2), ("weeks", 5), ("days", 30)):
        within = getattr(counting, f"within_{unit}")(day, number)
        beginning = getattr(counting, f"{unit}_beginning_with")(day, number)
        assert found[unit]["within"]["on"] == within.isoformat()
        assert found[unit]["beginning_with"]["on"] == beginning.isoformat()
    assert found["months"]["within"] == {"on": "2027-02-28", "is_working_day": False, "why_not": "Sunday"}


def test_it_says_which_calendar_it_counted_by(client):
    calendar = ask(client, **{"from": "2026-11-25"})["calendar"]
    assert calendar["version"] == ENGLAND.version
    assert calendar["known_until"] == ENGLAND.horizon.isoformat()
    assert calendar["announced_until"] == ANNOUNCED_UNTIL.isoformat()
    assert "Banking and Financial Dealings Act 1971" in calendar["source"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "from is missing"),
        ({"from": "25 November"}, "write a day"),
        ({"from": "2013-12-31"}, "Bank holidays are known from 2014-01-01"),
        ({"from": "2036-01-01"}, "Bank holidays are known from 2014-01-01"),
        ({"from": "2035-12-30", "add": "5"}, "nothing can be counted from 2035-12-30"),
        ({"from": "2026-11-25", "add": "0"}, "write a whole number from 1 to 1000"),
        ({"from": "2026-11-25", "months": "13"}, "write a whole number from 1 to 12"),
        ({"from": "2026-11-25", "years": "1"}, "'years' cannot be asked for"),
        ({"from": ["2026-11-25", "2026-11-26"]}, "is there 2 times"),
    ],
)
def test_what_cannot_be_counted_is_said(client, asked, said):
    response = client.get("/api/v1/working-days", asked)
    assert response.status_code == 422 and said in response.json()["error"]["why"]
