"""One reader's entry for their calendar (RFC 5545, 5546): when and where, and nothing about anybody.

There is one attendee, named by an opaque id, so that no file says who else comes or where anybody can be reached;
an address stands in it only when it is that of a neutral venue; a link to join never does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from evenhand.core.clock import LONDON

REQUEST, CANCEL = "REQUEST", "CANCEL"
SUMMARY = "Mediation meeting"


@dataclass(frozen=True)
class Entry:
    """What one calendar is to show."""

    meeting_id: UUID
    reader_id: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    where: str
    organiser: str
    website: str


def calendar_entry(entry: Entry, method: str, *, at: datetime) -> bytes:
    """Return the file that puts a meeting into one reader's calendar, moves it there, or takes it out.

    The id of the meeting stays the same, and a file with a higher sequence replaces one before. Same entry and
    moment, same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Evenhand//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = Event()
    event.add("uid", f"{entry.meeting_id}@evenhand")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", at)
    event.add("dtstart", entry.starts_at.astimezone(LONDON))
    event.add("dtend", entry.ends_at.astimezone(LONDON))
    event.add("summary", SUMMARY)
    event.add("location", entry.where)
    event.add("description", f"Sign in at {entry.website} to see it, to join and to change it.")
    event.add("organizer", vCalAddress(f"mailto:{entry.organiser}"))
    event.add("attendee", vCalAddress(f"urn:uuid:{entry.reader_id}"))
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar.add_component(_london())
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _london() -> Timezone:
    """Return London's hours by the rule that every calendar reads: a list of days is skipped by some."""
    zone = Timezone()
    zone.add("tzid", str(LONDON))
    for part, name, begins, month, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, 0, 1),
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, 1, 0),
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
