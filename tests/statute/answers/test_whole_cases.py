"""Whole cases, where the worked examples do not reach."""

from datetime import date

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT

HALF = [{"agreement_date": date(2025, 7, 1)}, {"agreed": "assess"}, {}]


@pytest.mark.parametrize("half", HALF)
def test_nothing_is_to_be_done_by_a_day_until_it_is_known_what_was_agreed_and_when(
    half: dict[str, object],
) -> None:
    told = {"notice_sent": date(2025, 5, 1), "first_contact": date(2025, 5, 20)} | half
    found = ANSWERS["end_to_end.mediation_agreed"].results(told, DEFAULT)
    nothing = ANSWERS["end_to_end.mediation_agreed"].results(
        {"notice_sent": date(2025, 5, 1), "first_contact": date(2025, 5, 20)}, DEFAULT
    )
    assert found == nothing
