"""Working days and bank holidays in England, from tables made once from a dated list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, compress
from typing import Any, NamedTuple

from evenhand.statute.packaged import read_toml
from evenhand.statute.sources import Source
from evenhand.statute.words import WEEKDAYS

_SATURDAY = 5


class OutsideCalendar(LookupError):
    """The day, or the answer, lies outside the years for which bank holidays are known."""


class WorkingDays:
    """Monday to Friday without the holidays of one list.

    Raises OutsideCalendar, in every method, rather than count past the list's ends.
    """

    __slots__ = ("_nth", "_soon", "_up_to", "from_on", "holidays", "horizon", "version")

    def __init__(self, version: str, from_on: date, horizon: date, holidays: Mapping[date, str]) -> None:
        self.version = version
        self.from_on = from_on
        self.horizon = horizon
        self.holidays = dict(holidays)
        days = [from_on + timedelta(number) for number in range((horizon - from_on).days + 1)]
        is_working = [day.weekday() < _SATURDAY and day not in self.holidays for day in days]
        # The working days numbered from one; what stands at nought is never given out.
        self._nth = [from_on, *compress(days, is_working)]
        # How many working days there are up to and including each day.
        self._up_to = dict(zip(days, accumulate(is_working), strict=True))
        # One look-up for the number of days that the law counts most.
        ahead = {day: place + 3 for day, place in self._up_to.items() if place + 3 < len(self._nth)}
        self._soon = {3: {day: self._nth[place] for day, place in ahead.items()}}

    def __contains__(self, day: date) -> bool:
        place = self._place(day)
        return place > 0 and self._nth[place] == day

    def after(self, day: date, number: int) -> date:
        """Return the `number`th working day after `day`, which is not itself counted."""
        try:
            return self._soon[number][day]
        except KeyError:
            return self._counted(day, number)

    def before(self, day: date, number: int) -> date:
        """Return the `number`th working day before `day`, which is not itself counted."""
        if number < 1:
            raise ValueError("Count one working day or more.")
        place = self._place(day) - (day in self) - number + 1
        if place < 1:
            raise self._outside(day)
        return self._nth[place]

    def between(self, start: date, end: date) -> int:
        """Return how many working days come after `start`, up to and with `end`; below zero once `end` is past."""
        return self._place(end) - self._place(start)

    def on_or_before(self, day: date) -> date:
        """Return `day` if it is a working day, else the last one before it."""
        place = self._place(day)
        if not place:
            raise self._outside(day)
        return self._nth[place]

    def on_or_after(self, day: date) -> date:
        """Return `day` if it is a working day, else the next one."""
        return day if day in self else self.after(day, 1)

    def why_not(self, day: date) -> str | None:
        """Name what makes `day` no working day ("Saturday", "Good Friday"); None if it is one."""
        place = self._place(day)
        if place and self._nth[place] == day:
            return None
        return self.holidays.get(day) or WEEKDAYS[day.weekday()]

    def with_holidays(self, version: str, extra: Mapping[date, str]) -> "WorkingDays":
        """Return a copy that knows more holidays, to preview what a proclamation would move."""
        return WorkingDays(version, self.from_on, self.horizon, self.holidays | dict(extra))

    def _counted(self, day: date, number: int) -> date:
        if number < 1:
            raise ValueError("Count one working day or more.")
        place = self._place(day) + number
        if place >= len(self._nth):
            raise self._outside(day)
        return self._nth[place]

    def _place(self, day: date) -> int:
        try:
            return self._up_to[day]
        except KeyError:
            raise self._outside(day) from None

    def _outside(self, day: date) -> OutsideCalendar:
        return OutsideCalendar(
            f"Bank holidays are known from {self.from_on.isoformat()} to {self.horizon.isoformat()}; "
            f"nothing can be counted from {day.isoformat()}."
        )


@dataclass(frozen=True, slots=True, eq=False)
class Calendars:
    """The working days of each instrument: the same list today, apart because the definitions differ."""

    regulations: WorkingDays
    tribunal: WorkingDays

    @property
    def version(self) -> str:
        return self.regulations.version


class CalendarInUse(NamedTuple):
    """A list of bank holidays to count by, how far ahead its days had been announced, and where it is from."""

    calendars: Calendars
    announced_until: date
    checked_on: date
    source: str

    @property
    def days(self) -> WorkingDays:
        """Return the working days that most of the law counts by."""
        return self.calendars.regulations


def _load(row: Mapping[str, Any]) -> WorkingDays:
    holidays = {date.fromisoformat(day): name for day, name in row["holidays"].items()}
    return WorkingDays(row["version"], row["from"], row["horizon"], holidays)


_DATA = read_toml("bank_holidays.toml")
ENGLAND = _load(_DATA)
SOURCE = Source(checked_on=_DATA["checked_on"], **_DATA["source"])
ANNOUNCED_UNTIL: date = _DATA["announced_until"]
CALENDARS = Calendars(regulations=ENGLAND, tribunal=ENGLAND)
RELEASED = CalendarInUse(CALENDARS, ANNOUNCED_UNTIL, SOURCE.checked_on, str(SOURCE))
_BY_VERSION = {CALENDARS.version: CALENDARS}


def remember(calendars: Calendars) -> None:
    """Keep calendars that came in later under their version, so that a deadline counted by them explains itself."""
    _BY_VERSION[calendars.version] = calendars


def calendars_of(version: str) -> Calendars:
    """Return the calendars of a version; those of this package for one that was never remembered."""
    return _BY_VERSION.get(version, CALENDARS)
