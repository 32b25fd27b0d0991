"""Dates and numbers as families read them."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.memory import made_once

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@made_once
def day_in_words(day: date) -> str:
    """Return "Friday 14 November 2025"; the weekday is always named."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@made_once
def length_in_words(number: int, unit: str) -> str:
    """Return "two months", "one month" or "30 days"; `unit` is given in the plural."""
    amount = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{amount} {unit.removesuffix('s') if number == 1 else unit}"


def listed(things: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)
