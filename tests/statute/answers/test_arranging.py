"""Who arranges and when it is too late, where the worked examples do not reach."""

from datetime import date
from typing import Any

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT

INFORMED = date(2025, 6, 2)
LAST = date(2025, 7, 2)


def results(rule: str, **inputs: Any) -> dict[str, object]:
    return ANSWERS[rule].results(inputs, DEFAULT)


@pytest.mark.parametrize(
    ("received", "arranger", "part"),
    [
        (None, "responsible_commissioning_body", "responsible_commissioning_body"),
        (["2025-06-05"], "responsible_commissioning_body", "responsible_commissioning_body"),
        (
            ["2025-06-05", "2025-06-06"],
            "responsible_commissioning_bodies_jointly",
            "each_responsible_commissioning_body",
        ),
    ],
)
def test_health_bodies_arrange_together_only_where_more_than_one_was_told(
    received: Any, arranger: str, part: str
) -> None:
    days = [date.fromisoformat(day) for day in received] if received else None
    found = results("reg35_3.health_only", la_informed=INFORMED, issues=["health"], **_told(days))
    assert (found["arranger"], found["must_participate"]) == (arranger, [part])


def _told(days: list[date] | None) -> dict[str, Any]:
    return {"commissioner_received_notification": days} if days else {}


@pytest.mark.parametrize(("offered", "engaged"), [(LAST, False), (date(2025, 7, 3), True), (None, True)])
def test_an_offer_on_the_thirtieth_day_is_in_time(offered: date | None, engaged: bool) -> None:
    found = results("reg36_2.delay_at_family_request", la_informed=INFORMED, la_offered=offered)
    assert (found["arrange_by"], found["deemed_certificate_engaged"]) == (LAST, engaged)


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2025, 6, 20), False), (LAST, False), (date(2025, 7, 3), True)]
)
def test_a_health_body_is_late_after_its_thirtieth_day_and_not_before(today: date, overdue: bool) -> None:
    found = results(
        "reg39_2.no_deemed_certificate_for_health_only",
        today=today,
        commissioner_received_notification=INFORMED,
    )
    assert (found["overdue_party"] is not None, found["deemed_certificate"]) == (overdue, None)


@pytest.mark.parametrize(
    ("issues", "informed", "late"),
    [
        (["education"], INFORMED, False),
        (["health"], None, False),
        (["education", "health"], INFORMED, True),
    ],
)
def test_a_health_body_is_told_late_only_where_there_was_a_last_day_to_tell_it(
    issues: list[str], informed: date | None, late: bool
) -> None:
    inputs = {"issues": issues, "la_informed": informed, **_told([date(2025, 6, 20)])}
    assert results("reg35_2.notify_commissioners", **inputs)["la_notification_late"] is late
