"""Booked, moved, moved and cancelled, as two calendars that have nothing in common read it (RFC 5545, 5546; DM-03)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import icalendar
import pytest
import vobject

from evenhand.core.clock import LONDON
from evenhand.core.outside import adapter
from evenhand.core.transactions import acting_as
from evenhand.domain.correspondence.models import Message
from evenhand.domain.meetings import invitation
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.states import Cause, Party
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, world

HOME = Reach(
    email="sam@holloway.example",
    telephone="07700 900123",
    address="7 Kiln Row\nEastmarch",
    postcode="EM7 7KR",
)
SECRETS = ("Holloway", "Alex", "Sam", "07700", "Kiln Row", "EM7 7KR", "Quill", "Reed", "meet.example")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")


@dataclass(frozen=True)
class Entry:
    """What one calendar reads in one file."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    where: str
    attendees: tuple[str, ...]


def as_icalendar_reads(content: bytes) -> Entry:
    calendar = icalendar.Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    attendees = event["ATTENDEE"] if isinstance(event["ATTENDEE"], list) else [event["ATTENDEE"]]
    return Entry(
        str(calendar["METHOD"]),
        str(event["UID"]),
        int(event["SEQUENCE"]),
        event.decoded("DTSTART").astimezone(UTC),
        event.decoded("DTEND").astimezone(UTC),
        str(event["LOCATION"]),
        tuple(str(one) for one in attendees),
    )


def as_vobject_reads(content: bytes) -> Entry:
    calendar = vobject.readOne(content.decode())
    (event,) = calendar.vevent_list
    return Entry(
        calendar.method.value,
        event.uid.value,
        int(event.sequence.value),
        event.dtstart.value.astimezone(UTC),
        event.dtend.value.astimezone(UTC),
        event.location.value,
        tuple(one.value for one in event.attendee_list),
    )


class Diary:
    """A calendar that takes files as RFC 5546 asks: by their id, and never an older one over a newer."""

    def __init__(self) -> None:
        self.newest: dict[str, Entry] = {}

    def take(self, entry: Entry) -> None:
        known = self.newest.get(entry.uid)
        if known is None or entry.sequence > known.sequence:
            self.newest[entry.uid] = entry

    @property
    def shows(self) -> list[tuple[datetime, datetime, str]]:
        return [
            (one.starts_at, one.ends_at, one.where) for one in self.newest.values() if one.method != "CANCEL"
        ]


@pytest.fixture
def case(service, adviser, officer):
    return mediation.a_case_that_wants_mediation(service, adviser, reach=HOME)


def files(case, by) -> dict:
    """Return the calendar files of each reader, in the order in which they were promised."""
    found: dict = {}
    with acting_as(by):
        for row in Message.objects.filter(case_id=case.id, attachment_shelf="invitations").order_by(
            "created_at"
        ):
            reader = row.person_id or row.body_id or row.user_id
            found.setdefault(reader, []).append(adapter("storage")("invitations").read(row.attachment_sha256))
    return found


@pytest.fixture
def sent(service, case, offer, mediator, adviser, manager):
    """Book in a room, move it online with another mediator, move it back into the room, and cancel it."""
    room, other = mediation.a_room(service, adviser), mediation.a_mediator(service, manager, name="Ben Reed")
    plans = [
        mediation.a_plan(mediator, room_id=room.id),
        mediation.a_plan(other, starts_at=mediation.at_ten(21), minutes=180),
        mediation.a_plan(other, starts_at=mediation.at_ten(28) + timedelta(hours=3), room_id=room.id),
    ]
    meeting = mediation.book(case, plans[0], adviser, offer_id=offer.id)
    for plan in plans[1:]:
        move_meeting(meeting_id=meeting.id, plan=plan, at=world.now(), by=adviser)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.COUNCIL, at=world.now(), by=adviser)
    hall = "Blue room, Mill Hall, 1 Mill Lane, Westmarch, WM1 1AA"
    shown = [
        (plan.starts_at, plan.starts_at + timedelta(minutes=plan.minutes), hall if plan.room_id else "Online")
        for plan in plans
    ]
    return files(case, adviser), shown, {"first": mediator.user_id, "second": other.user_id}


READERS = pytest.mark.parametrize("read", [as_icalendar_reads, as_vobject_reads])


@READERS
def test_applied_in_order_each_calendar_shows_what_stands_and_nothing_in_the_end(case, council, sent, read):
    found, shown, mediators = sent
    # Who was replaced hears of the first time, then that it is gone; who came later never of the first.
    times = {
        case.holder_id: [*shown, None],
        council.id: [*shown, None],
        mediators["first"]: [shown[0], None],
        mediators["second"]: [*shown[1:], None],
    }
    assert set(found) == set(times)
    for reader, contents in found.items():
        diary = Diary()
        for content, stands in zip(contents, times[reader], strict=True):
            diary.take(read(content))
            assert diary.shows == ([stands] if stands else []), reader
        assert len(diary.newest) == 1, "one meeting, one entry"


@READERS
def test_a_file_that_comes_late_brings_nothing_back(case, sent, read):
    diary = Diary()
    for content in reversed(sent[0][case.holder_id]):
        diary.take(read(content))
    assert diary.shows == []


@READERS
def test_each_file_is_for_one_reader_and_says_nothing_of_anybody(service, adviser, sent, read):
    with acting_as(adviser):
        provider = organisations.provider(service.provider_id)
    for reader, contents in sent[0].items():
        for content in contents:
            entry, text = read(content), content.decode().replace("\r\n ", "")
            assert entry.attendees == (f"urn:uuid:{reader}",), "one recipient"
            assert set(ADDRESS.findall(text)) == {provider.email, entry.uid}, "no address but the service's"
            for secret in SECRETS:
                assert secret not in text, f"{secret} stands in a calendar file."


def test_both_libraries_read_the_same(sent):
    for contents in sent[0].values():
        for content in contents:
            assert as_icalendar_reads(content) == as_vobject_reads(content)


@READERS
@pytest.mark.parametrize(
    "day", ["2027-01-15", "2027-03-27", "2027-03-29", "2027-07-01", "2027-10-30", "2027-11-01"]
)
def test_the_hour_is_londons_in_winter_and_in_summer(read, day):
    starts = datetime.combine(date.fromisoformat(day), time(10), LONDON)
    entry = invitation.Entry(
        UUID(int=1), UUID(int=2), 0, starts, starts + timedelta(hours=2), "Online", "a@provider.example", "x"
    )
    assert read(invitation.calendar_entry(entry, invitation.REQUEST, at=starts)).starts_at == starts
