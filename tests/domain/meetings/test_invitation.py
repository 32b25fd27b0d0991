"""Every calendar file, read back: for one reader, and nothing in it that tells on anybody (DM-03)."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from evenhand.core.outside import adapter
from evenhand.core.transactions import acting_as
from evenhand.domain.correspondence.models import Message
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.states import Cause, Party
from tests.build import mediation, world

ALLOWED = {
    *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION"),
    *("ORGANIZER", "ATTENDEE", "STATUS", "CLASS"),
}


def invitations(case, by, purpose):
    """Return the calendar file of each message of a purpose, newest first."""
    with acting_as(by):
        rows = list(Message.objects.filter(case_id=case.id, purpose=purpose).order_by("-created_at"))
    return [(row, adapter("storage")(row.attachment_shelf).read(row.attachment_sha256)) for row in rows]


def event_of(content):
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize("in_person", [False, True])
def test_each_reader_has_a_file_of_their_own_that_names_nobody(
    service, case, offer, mediator, adviser, in_person
):
    room = mediation.a_room(service, adviser) if in_person else None
    plan = mediation.a_plan(mediator, **({"room_id": room.id} if room else {}))
    meeting = mediation.book(case, plan, adviser, offer_id=offer.id)
    found = invitations(case, adviser, "meeting_booked")
    assert len(found) == 3 and len({row.attachment_sha256 for row, _ in found}) == 3
    for row, content in found:
        calendar, event = event_of(content)
        assert set(event.keys()) <= ALLOWED
        assert calendar["METHOD"] == "REQUEST" and event["UID"] == f"{meeting.id}@evenhand"
        assert int(event["SEQUENCE"]) == 0 and event["STATUS"] == "CONFIRMED"
        reader = row.person_id or row.body_id or row.user_id
        assert event["ATTENDEE"] == f"urn:uuid:{reader}", "exactly one recipient"
        assert event["DTSTART"].params["TZID"] == "Europe/London"
        assert event.decoded("DTSTART") == plan.starts_at
        assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]
        text = content.decode().replace("\r\n ", "")
        # Initials as a word of their own: a reference may hold the same two letters.
        for secret in ("Holloway", "Sam", "Alex", "Quill", "meet.example", "family.example", r"\bAH\b"):
            assert not re.search(secret, text) and not re.search(secret, row.text)
        assert ("1 Mill Lane" in str(event["LOCATION"])) == in_person


def test_a_moved_and_a_cancelled_meeting_keep_the_id_and_raise_the_sequence(case, meeting, mediator, adviser):
    plan = mediation.a_plan(mediator, starts_at=meeting.during.lower + timedelta(days=7))
    move_meeting(meeting_id=meeting.id, plan=plan, at=world.now(), by=adviser)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.FAMILY, at=world.now(), by=adviser)
    for purpose, method, sequence in (("meeting_moved", "REQUEST", 1), ("meeting_cancelled", "CANCEL", 2)):
        found = invitations(case, adviser, purpose)
        assert len(found) == 3
        for _, content in found:
            calendar, event = event_of(content)
            assert (calendar["METHOD"], int(event["SEQUENCE"])) == (method, sequence)
            assert event["UID"] == f"{meeting.id}@evenhand"
