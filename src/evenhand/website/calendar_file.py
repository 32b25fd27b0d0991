"""A calendar file of dates: whole days in London, with words that say nothing to whoever shares the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

REMIND_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Day:
    """One whole day. `key` names it, so that a file loaded twice gives one entry."""

    key: str
    on: date
    summary: str
    description: str


def calendar_file(days: Iterable[Day], *, at: datetime, address: str) -> bytes:
    """Return an iCalendar file (RFC 5545) of whole days; `address` is the page that it came from."""
    calendar = Calendar()
    calendar.add("prodid", "-//Evenhand//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Evenhand")
    calendar.add("x-wr-timezone", "Europe/London")
    for day in days:
        event = Event()
        event.add("uid", f"{uuid5(NAMESPACE_URL, f'{address}#{day.key}')}@evenhand")
        event.add("dtstamp", at)
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", day.summary)
        event.add("description", day.description)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", day.summary)
        alarm.add("trigger", -REMIND_BEFORE)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
