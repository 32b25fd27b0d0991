"""Twenty thousand random cases, worked out by the package and by walking day by day, have the same dates."""

from dataclasses import fields
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from evenhand.statute.clocks import clocks
from evenhand.statute.counting import within_months
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT, SWITCHES, Readings
from evenhand.statute.working_days import ENGLAND
from tests.statute.any_case import any_facts, any_readings
from tests.statute.walking.calendar import HOLIDAYS, is_working, months_after
from tests.statute.walking.case import Dates, walk

AT_ONCE = 1_000


def told(facts: Facts) -> dict[str, Any]:
    return {each.name: getattr(facts, each.name) for each in fields(facts) if each.init}


def read(readings: Readings) -> dict[str, str]:
    return {switch: str(getattr(readings, switch)) for switch in SWITCHES}


def by_package(facts: Facts, readings: Readings) -> Dates:
    found = clocks(facts, readings)
    return {clock.rule: (clock.due_on, clock.safe_on, clock.may_accept_until) for clock in found}


@pytest.mark.parametrize("seed", range(20))
def test_a_thousand_cases_have_the_dates_that_walking_gives(seed: int) -> None:
    random = Random(seed)
    for _ in range(AT_ONCE):
        facts = any_facts(random, detained=random.random() < 0.1)
        # Half of them under the readings that are used, half under any.
        readings = DEFAULT if seed % 2 else any_readings(random)
        assert by_package(facts, readings) == walk(told(facts), read(readings)), (facts, readings)


def test_the_list_of_holidays_is_what_the_rules_for_holidays_give() -> None:
    days = [
        date(2014, 1, 1) + timedelta(number) for number in range((ENGLAND.horizon - ENGLAND.from_on).days + 1)
    ]
    assert [day for day in days if (day in ENGLAND) != is_working(day)] == []
    assert {day for day in ENGLAND.holidays if day.weekday() < 5} == {
        day for day in HOLIDAYS if ENGLAND.from_on <= day <= ENGLAND.horizon and day.weekday() < 5
    }


def test_months_from_every_day_end_where_walking_ends() -> None:
    for number in range((date(2032, 1, 1) - date(2014, 9, 1)).days):
        day = date(2014, 9, 1) + timedelta(number)
        assert [within_months(day, months) for months in (1, 2)] == [
            months_after(day, months) for months in (1, 2)
        ]
