"""What has no last day, where the worked examples do not reach: names that are not known."""

from datetime import date
from typing import Any

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT

ON = date(2025, 6, 13)


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("independence", {"role": "supervisor", "on": ON}),
        ("independence", {"role": "mediator", "on": ON, "employed_by": ["a school"]}),
        ("reg40.knowledge", {"role": "supervisor"}),
        ("reg40.knowledge", {"known": ["transport"]}),
        ("untimed", {"rule": "reg33.contact_adviser", "on": ON}),
    ],
)
def test_a_name_that_is_not_known_is_an_error_and_never_an_answer(rule: str, inputs: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        ANSWERS[rule].results(inputs, DEFAULT)
