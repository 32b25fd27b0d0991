"""Detained persons, where the worked examples do not reach."""

from datetime import date

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT


@pytest.mark.parametrize(
    ("first_contact", "may"), [(None, False), (date(2025, 6, 2), True), (date(2025, 9, 2), False)]
)
def test_without_contact_or_with_late_contact_no_certificate_may_be_issued(
    first_contact: date | None, may: bool
) -> None:
    told = {"notice_sent": date(2025, 6, 1)} | ({"first_contact": first_contact} if first_contact else {})
    found = ANSWERS["si2015_62.reg20"].results(told, DEFAULT)
    assert found["adviser_may_issue_s55_4"] is may
