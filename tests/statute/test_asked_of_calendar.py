"""Counting for whoever asks from outside: the primitives' own answers, in words, and a sentence for what is wrong."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.asked import Mistaken
from evenhand.statute.asked_of_calendar import MOST, calendar_values, count
from evenhand.statute.working_days import ENGLAND, RELEASED, CalendarInUse, Calendars

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
HOLIDAY = date(2026, 12, 25)


def walked(start: date, number: int, step: int) -> tuple[date, list[str]]:
    """Return the working day so many days on, found day by day, and the holidays passed."""
    day, skipped = start, []
    while number:
        day += timedelta(days=step)
        if day in ENGLAND:
            number -= 1
        elif day in ENGLAND.holidays:
            skipped.append(day.isoformat())
    return day, skipped


@given(day=DAYS, number=st.integers(1, 400))
def test_working_days_on_and_back_are_those_found_day_by_day(day, number):
    found = count({"from": day.isoformat(), "add": number, "before": min(number, 200)})
    for name, step in (("add", 1), ("before", -1)):
        last, skipped = walked(day, found[name]["number"], step)
        assert found[name]["ends"]["on"] == last.isoformat() and found[name]["ends"]["is_working_day"]
        assert [each["on"] for each in found[name]["skipped"]] == sorted(skipped)
        for each in found[name]["skipped"]:
            assert each["why"] in " ".join(found[name]["explanation"])


@given(one=DAYS, other=DAYS)
def test_working_days_between_are_those_that_lie_there_and_below_zero_backwards(one, other):
    first, last = sorted((one, other))
    days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    found = count({"from": one.isoformat(), "to": other.isoformat()})["to"]
    assert abs(found["number"]) == sum(day in ENGLAND for day in days)
    assert found["number"] == 0 or (found["number"] < 0) == (other < one)
    assert [each["on"] for each in found["skipped"]] == [
        day.isoformat() for day in days if day in ENGLAND.holidays
    ]


@given(
    st.dates(),
    st.fixed_dictionaries({}, optional={name: st.integers(1, most) for name, most in MOST.items()}),
)
def test_any_day_and_any_number_is_counted_or_refused(day, numbers):
    try:
        found = count({"from": day.isoformat(), **numbers})
    except Mistaken as refused:
        assert "Bank holidays are known from" in str(refused)
    else:
        assert set(found) == {"from", *numbers}


def test_the_words_say_from_where_to_where():
    found = count({"from": "2026-12-31", "months": 1, "weeks": 1, "before": 1, "to": "2026-12-24"})
    assert found["months"]["explanation"][:2] == [
        "Within one month of Thursday 31 December 2026, which is left out: to Sunday 31 January 2027.",
        "One month beginning with Thursday 31 December 2026: to Saturday 30 January 2027.",
    ]
    assert found["weeks"]["beginning_with"]["on"] == "2027-01-06"
    assert found["before"]["explanation"][0].startswith("Working day 1 before Thursday 31 December 2026 is")
    assert found["to"]["number"] == -3
    assert found["to"]["explanation"][0] == (
        "After Thursday 24 December 2026, up to and with Thursday 31 December 2026: three working days."
    )


def test_beyond_the_holidays_announced_it_says_that_one_may_move():
    until = RELEASED.announced_until.isoformat()
    assert "may still be added" in count({"from": until, "add": 1})["add"]["explanation"][-1]
    assert "may still be added" not in count({"from": until, "before": 1})["before"]["explanation"][-1]
    assert calendar_values()["announced_until"] == until


def test_on_the_last_day_that_was_announced_nothing_may_move():
    proclaimed = CalendarInUse(
        Calendars(ENGLAND, ENGLAND), date(2026, 11, 26), date(2026, 11, 24), "The Gazette"
    )
    for day, moves in (("2026-11-25", False), ("2026-11-26", True)):
        said = count({"from": day, "add": 1}, calendar=proclaimed)["add"]["explanation"]
        assert any("may still be added" in line for line in said) is moves


@pytest.mark.parametrize(("name", "most"), [("months", 12), ("weeks", 520), ("days", 3660), ("before", 1000)])
def test_more_than_the_most_is_refused_with_the_most(name, most):
    assert name in count({"from": "2020-01-02", name: most})
    with pytest.raises(Mistaken, match=str(most)):
        count({"from": "2020-01-02", name: most + 1})


def test_a_holiday_that_is_proclaimed_is_counted_by_when_its_calendar_is_given():
    days = ENGLAND.with_holidays("proclaimed", {date(2026, 11, 26): "A day of thanks"})
    proclaimed = CalendarInUse(Calendars(days, days), date(2026, 11, 26), date(2026, 11, 24), "The Gazette")
    found = count({"from": "2026-11-25", "add": 1}, calendar=proclaimed)["add"]
    assert found["ends"]["on"] == "2026-11-27"
    assert found["skipped"] == [{"on": "2026-11-26", "why": "A day of thanks"}]
    assert "may still be added" in found["explanation"][-1]
    said = calendar_values(proclaimed)
    assert (said["version"], said["announced_until"]) == ("proclaimed", "2026-11-26")
    assert (said["checked_on"], said["source"]) == ("2026-11-24", "The Gazette")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "from is missing"),
        ({"from": None}, "from is missing"),
        ({"from": 20261125}, "write a day"),
        ({"from": "2026-11-25", "to": "2026-13-01"}, "to cannot be '2026-13-01'"),
        ({"from": "2026-11-25", "add": True}, "write a whole number from 1 to 1000"),
        ({"from": "2026-11-25", "weeks": 521}, "weeks cannot be 521: write a whole number from 1 to 520."),
        ({"from": "2026-11-25", "days": 1.5}, "write a whole number"),
        ({"from": "2026-11-25", "hours": 1}, "'hours' cannot be asked for. There are: from, to, add"),
        ({"from": "2014-01-06", "before": 9}, "nothing can be counted from 2014-01-06"),
        ({"from": "2035-12-31", "weeks": 1}, "nothing can be counted from 2036-01-07"),
    ],
)
def test_what_cannot_be_counted_is_said_with_what_to_write_instead(asked, said):
    with pytest.raises(Mistaken) as refused:
        count(asked)
    assert said in str(refused.value)


def test_what_is_not_asked_is_not_answered():
    assert set(count({"from": HOLIDAY.isoformat(), "add": None, "to": None})) == {"from"}
    assert count({"from": "2026-12-23", "add": 3.0}) == count({"from": "2026-12-23", "add": 3})
