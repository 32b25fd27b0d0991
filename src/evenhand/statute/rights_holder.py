"""Whose right it is on a day: the child's parent's, the young person's own, or no one's any more.

Source: Children and Families Act 2014 ss.80(4) and 83(2); Education Act 1996 ss.8 and 579; SI 1997/1970.
Capacity is not decided here, and a holder may change during a case: ask again at each step.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from evenhand.statute.in_force import amount
from evenhand.statute.readings import DEFAULT, Readings, SchoolYearStart

_FRIDAY = 4
_SEPTEMBER = 9


class Holder(StrEnum):
    """Who holds the rights to mediate and to appeal."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    NONE = "none"


class RightsHolder(NamedTuple):
    """The holder on a day. `ask_first_day_of_term`: the answer may turn on when that school's term began."""

    holder: Holder
    compulsory_school_age_ends: date
    turns_25_on: date
    ask_first_day_of_term: bool

    @property
    def passes_on(self) -> date:
        """Return the first day of the young person's own right: the one after compulsory school age ends."""
        return self.compulsory_school_age_ends + timedelta(days=1)


def rights_holder(born: date, on: date, readings: Readings = DEFAULT) -> RightsHolder:
    """Return who holds the rights on `on`.

    A young person is over compulsory school age, from the day after the leaving date, and under 25.
    """
    leaves = compulsory_school_age_ends(born, readings)
    adult = _birthday(born, amount("young_person.ends_at", on))
    holder = Holder.PARENT if on <= leaves else Holder.YOUNG_PERSON
    if on >= adult:
        holder = Holder.NONE
    return RightsHolder(holder, leaves, adult, _is_early_september(born))


def compulsory_school_age_ends(born: date, readings: Readings = DEFAULT) -> date:
    """Return the last Friday in June of the school year in which the age of 16 is reached."""
    sixteen = _birthday(born, amount("school_leaving.age", date(born.year + 16, 1, 1)))
    before_term = readings.school_year_start is SchoolYearStart.FIRST_TERM and _is_early_september(born)
    next_year = sixteen.month >= _SEPTEMBER and not before_term
    june = date(sixteen.year + next_year, 6, 30)
    return june - timedelta(days=(june.weekday() - _FRIDAY) % 7)


def age_on(born: date, on: date) -> int:
    """Return how many years old somebody is on a day."""
    years = on.year - born.year
    return years if on >= _birthday(born, years) else years - 1


def _is_early_september(born: date) -> bool:
    last = amount("school_year.latest_first_day", date(born.year + 16, 1, 1))
    return born.month == _SEPTEMBER and born.day <= last


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        # Born on 29 February: the birthday of a common year is 1 March.
        return date(born.year + age, 3, 1)
