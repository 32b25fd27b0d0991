"""Dates and counts in words: the weekday always, days left from a day that is given."""

from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def weekday(on: date) -> str:
    """Return the name of the day, such as "Friday"."""
    return _DAYS[on.weekday()]


def month(on: date) -> str:
    """Return the name of the month, such as "December"."""
    return _MONTHS[on.month - 1]


def day_and_month(on: date) -> str:
    """Return the day without its weekday and year, such as "11 December"."""
    return f"{on.day} {month(on)}"


def day(on: date) -> str:
    """Return the day in full, such as "Friday 11 December 2026"."""
    return f"{weekday(on)} {day_and_month(on)} {on.year}"


def time(at: datetime) -> str:
    """Return the time of day as people say it, such as "2:05pm" or "midday"."""
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def moment(at: date) -> str:
    """Return the day, and the time where `at` has one: "Friday 11 December 2026 at 2:05pm"."""
    return f"{day(at)} at {time(at)}" if isinstance(at, datetime) else day(at)


def hours(minutes: int) -> str:
    """Return a length of time as people say it: "2½ hours", "2 hours 10 minutes", "45 minutes"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return plural(rest, "minute")
    if rest == 30:
        return f"{whole}½ hours"
    return f"{plural(whole, 'hour')} {plural(rest, 'minute')}" if rest else plural(whole, "hour")


def plural(count: int, one: str, many: str = "") -> str:
    """Return the count with its noun: "1 day", "3 days"; `many` where an s is not enough."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def days_left(on: date, today: date) -> str:
    """Return how far `on` is from `today`: "today", "tomorrow", "in 3 days", "2 days ago"."""
    away = (on - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if away in near:
        return near[away]
    return f"in {plural(away, 'day')}" if away > 0 else f"{plural(-away, 'day')} ago"


def listed(items: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Return items as a person lists them: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def telephone_url(number: str) -> str:
    """Return the `tel:` address of a number as it is written for reading."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def meant(name: str, among: Iterable[str]) -> str:
    """Return a sentence that names what was probably meant, with a space before it; nothing where nothing is near."""
    near = get_close_matches(name, list(among), n=2, cutoff=0.5)
    return f" Did you mean {listed(near, 'or')}?" if near else ""
