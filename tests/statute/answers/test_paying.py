"""Expenses as people claim them, where the worked examples do not reach."""

from typing import Any

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT, Readings

PER_DAY = DEFAULT.with_reading("loss_of_earnings", "per_day")


def payable(readings: Readings = DEFAULT, **inputs: Any) -> object:
    return ANSWERS["reg41.expenses"].results(inputs, readings)["payable_gbp"]


@pytest.mark.parametrize(
    ("inputs", "pounds"),
    [
        ({"miles": "10", "mode": "motorcycle"}, "2.50"),
        ({"mode": "taxi", "claimed": "18.50"}, "18.50"),
        ({"claim": "public_transport", "claimed": 7.4}, "7.40"),
        ({"claim": "travel", "claimed": "9.00"}, "9.00"),
        ({"claim": "loss_of_earnings", "claimed": "80.00"}, "45.00"),
        ({"loss_of_earnings_claimed": "120.00"}, "45.00"),
        ({"registered_carer_hours": 2}, "10.70"),
        ({"registered_carer_hours": 2, "children": 0}, "0.00"),
        ({"overnight": "inner_london", "claimed": "95.00"}, "81.00"),
        ({"overnight": "outside_inner_london", "claimed": "95.00"}, "71.00"),
        ({"overnight": "Leeds", "claimed": "60.00"}, "60.00"),
        ({"overnight": "with_family_or_friends"}, "21.00"),
        ({"overnight": "with_friends_in_inner_london", "claimed": 50}, "21.00"),
        ({"miles": 20, "mode": "car", "loss_of_earnings_claimed": 10}, "15.00"),
        ({"miles": 20, "mode": "car", "supporter_travel": 10}, "5.00"),
        ({"claim": "supporter_travel", "claimed": "20.00"}, "0.00"),
        ({"claim": "overnight", "claimed": "95.00"}, None),
        ({"claim": "travel"}, None),
        ({"mode": "train"}, None),
    ],
)
def test_what_is_claimed_is_paid_as_the_regulation_has_it(inputs: dict[str, Any], pounds: str | None) -> None:
    assert payable(**inputs) == pounds


def test_several_days_are_one_attendance_unless_the_reading_says_otherwise() -> None:
    assert payable(loss_of_earnings_claimed=["60.00", "30.00"]) == "45.00"
    assert payable(PER_DAY, loss_of_earnings_claimed=["60.00", "30.00"]) == "75.00"


def test_who_arranges_pays() -> None:
    def payer(*issues: str) -> object:
        return ANSWERS["reg41.expenses"].results({"issues": list(issues)}, DEFAULT)["payer"]

    assert payer("health") == "responsible_commissioning_body"
    assert payer("health", "education") == payer("education") == payer() == "local_authority"


def test_a_lawyers_costs_are_not_in_the_regulation() -> None:
    found = ANSWERS["reg41.expenses"].results({"claim": "lawyer", "claimed": "900.00"}, DEFAULT)
    assert found["statutory"] is False and found["payable_gbp"] == "0.00"


@pytest.mark.parametrize(
    "inputs",
    [
        {"miles": 10},
        {"miles": 10, "mode": "aeroplane"},
        {"mode": "aeroplane", "claimed": 5},
        {"claim": "something"},
        {"overnight": "london"},
        {"loss_of_earnings_claimed": "-5"},
    ],
)
def test_a_claim_that_cannot_be_understood_is_refused(inputs: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        payable(**inputs)


@pytest.mark.parametrize(
    "inputs",
    [
        {"claim": "overnight", "claimed": "95.00"},
        {"miles": 20, "mode": "car", "supporter_travel": 10},
    ],
)
def test_a_claim_of_which_the_regulation_pays_something_is_in_it(inputs: dict[str, Any]) -> None:
    assert ANSWERS["reg41.expenses"].results(inputs, DEFAULT)["statutory"] is True
