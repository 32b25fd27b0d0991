"""What is remembered: the same days are worked out once, and the memory has an end."""

from datetime import date, timedelta

import pytest

from evenhand.statute import memory
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.memory import made_once

DAY = date(2026, 11, 25)


def test_what_rests_on_the_same_days_is_one_and_the_same_deadline() -> None:
    first, again = (clocks(Facts(notice_dated=DAY, notice_sent=DAY)) for _ in range(2))
    assert first == again
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_the_memory_is_emptied_when_it_is_full_and_answers_stay_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "_MOST_KEPT", 3)
    asked: list[date] = []

    @made_once
    def day_after(day: date) -> date:
        asked.append(day)
        return day + timedelta(days=1)

    days = [DAY + timedelta(days=number) for number in range(5)]
    assert [day_after(day) for day in days + days] == [day + timedelta(days=1) for day in days + days]
    assert len(asked) > len(days)  # something had been forgotten
    assert day_after(days[-1]) == days[-1] + timedelta(days=1)
    assert len(asked) < 2 * len(days) + 1


def test_days_that_come_in_turns_are_each_worked_out_once() -> None:
    asked: list[date] = []

    @made_once
    def day_after(day: date) -> date:
        asked.append(day)
        return day + timedelta(days=1)

    for day in (DAY, DAY + timedelta(days=1)) * 3:
        day_after(day)
    assert asked == [DAY, DAY + timedelta(days=1)]


def test_a_day_that_cannot_be_counted_from_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(LookupError):
            clocks(Facts(notice_sent=date(2010, 1, 1)))
