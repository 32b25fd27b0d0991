"""Lists of bank holidays as gov.uk publishes them: reading one, and comparing it with the list in use."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.core.errors import Refused
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import CalendarInUse

DIVISION = "england-and-wales"
# England and Wales have eight by the standing rules; a proclamation adds or moves, and takes none away.
FEWEST = 8
LANDMARKS = ("Good Friday", "Christmas Day")


class NotWhole(Refused):
    """The list is none, is cut off, or has lost days: counting by it could cost a family its right."""

    code = "not-whole"

    def __init__(self, why: str) -> None:
        super().__init__(
            "This list was not taken.",
            why,
            "Get the whole list from gov.uk/bank-holidays.json and try again.",
        )


class NothingNew(Refused):
    """The list says what is in use."""

    code = "nothing-new"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was proposed.", "The list says the same as the one in use.", "Nothing needs to be done."
        )


@dataclass(frozen=True)
class GivenList:
    """The holidays of whole years."""

    holidays: tuple[tuple[date, str], ...]

    @property
    def years(self) -> range:
        """Return the years that the list is about."""
        return range(self.holidays[0][0].year, self.holidays[-1][0].year + 1)

    @property
    def until(self) -> date:
        """Return the last day of which the list says whether it is a holiday."""
        return date(self.years[-1], 12, 31)

    @property
    def fingerprint(self) -> str:
        """Return a short name for its content."""
        lines = "\n".join(f"{day} {name}" for day, name in self.holidays)
        return hashlib.sha256(lines.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Compared:
    """What a list says other than the one in use: days with their names, and how far it goes beyond."""

    new: tuple[tuple[date, str], ...]
    moved: tuple[tuple[date, date, str], ...]
    gone: tuple[tuple[date, str], ...]
    announced_until: date | None
    """The end of the list, where it reaches further than the one in use."""

    @property
    def says_something_new(self) -> bool:
        """Tell whether there is anything to decide about."""
        return bool(self.new or self.moved or self.gone or self.announced_until)


def read(text: str) -> GivenList:
    """Return the list that gov.uk's JSON holds for England and Wales. Raises NotWhole."""
    try:
        events = json.loads(text)[DIVISION]["events"]
        found = dict(_holiday(event) for event in events)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotWhole(
            f"It is not the list that gov.uk publishes, or it ends in the middle ({error})."
        ) from error
    if not found:
        raise NotWhole("It holds no day at all.")
    return GivenList(tuple(sorted(found.items())))


def require_whole(given: GivenList, now: CalendarInUse, today: date) -> None:
    """Raise NotWhole for a list that is cut off, or that has lost a day on which something was counted."""
    days = Counter(day.year for day, _ in given.holidays)
    for year in given.years:
        names = [name for day, name in given.holidays if day.year == year]
        for landmark in LANDMARKS:
            if not any(name.startswith(landmark) for name in names):
                raise NotWhole(f"It has no {landmark} in {year}, so it looks cut off.")
        if days[year] < FEWEST:
            raise NotWhole(f"It has only {days[year]} days in {year}; there are eight at least.")
    if given.until < now.announced_until:
        raise NotWhole(
            f"It ends with {given.years[-1]}, and the list in use was announced until "
            f"{day_in_words(now.announced_until)}."
        )
    listed = {day for day, _ in given.holidays}
    for day, name in sorted(now.calendars.regulations.holidays.items()):
        if day < today and day.year in given.years and day not in listed:
            raise NotWhole(f"It has lost {day_in_words(day)} ({name}), which is past.")
    if given.years[0] > today.year:
        raise NotWhole(f"It begins with {given.years[0]}, and today’s year is missing.")


def compare(given: GivenList, now: CalendarInUse) -> Compared:
    """Return what a list says other than the one in use, in the years that it is about."""
    listed = dict(given.holidays)
    known = {d: n for d, n in now.calendars.regulations.holidays.items() if d.year in given.years}
    new = {day: name for day, name in listed.items() if day not in known}
    gone = {day: name for day, name in known.items() if day not in listed}
    moved = []
    for old, old_name in list(gone.items()):
        to = next(
            (d for d, name in new.items() if d.year == old.year and _kind(name) == _kind(old_name)), None
        )
        if to is not None:
            moved.append((old, to, new.pop(to)))
            del gone[old]
    return Compared(
        new=tuple(sorted(new.items())),
        moved=tuple(moved),
        gone=tuple(sorted(gone.items())),
        announced_until=given.until if given.until > now.announced_until else None,
    )


def merged(given: GivenList, now: CalendarInUse) -> dict[date, str]:
    """Return the holidays of all years: the list's own, and those in use of the years it says nothing about."""
    known = now.calendars.regulations.holidays
    return {day: name for day, name in known.items() if day.year not in given.years} | dict(given.holidays)


def lines(found: Compared) -> list[str]:
    """Return what is other, one sentence a line, for a terminal and a page."""
    said = [f"New: {day_in_words(day)}, {name}" for day, name in found.new]
    said += [
        f"Moved: {name}, from {day_in_words(old)} to {day_in_words(to)}" for old, to, name in found.moved
    ]
    said += [f"Gone: {day_in_words(day)}, {name}" for day, name in found.gone]
    if found.announced_until:
        said.append(f"Announced until {day_in_words(found.announced_until)}")
    return said


def _holiday(event: dict[str, Any]) -> tuple[date, str]:
    title, notes = str(event["title"]).replace("’", "'"), str(event.get("notes") or "")
    return date.fromisoformat(event["date"]), f"{title}, {notes.lower()}" if notes else title


def _kind(name: str) -> str:
    return name.partition(",")[0].strip().lower()
