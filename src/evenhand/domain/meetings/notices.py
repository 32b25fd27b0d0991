"""What everybody who takes part is told about a meeting: each in a message and a calendar entry of their own."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from evenhand.core.clock import LONDON, london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.files import Storage
from evenhand.core.outside import adapter
from evenhand.core.principals import Principal
from evenhand.domain.cases import companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.attached import Attached
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.meetings.invitation import CANCEL, REQUEST, Entry, calendar_entry
from evenhand.domain.meetings.models import Interpreter, Meeting
from evenhand.domain.meetings.states import Cause
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals import queries as referrals
from evenhand.statute.rules import CERTIFICATE_AFTER_MEDIATION
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

SHELF = "invitations"
BOOKED, MOVED, CANCELLED = "meeting_booked", "meeting_moved", "meeting_cancelled"
ONLINE = "Online"


def tell_all(case: "Case", meeting: Meeting, purpose: str, *, at: datetime, by: Principal) -> None:
    """Promise the family and whoever comes with it, each body and the mediator a message with an entry of their own."""
    tell_one(case, meeting, purpose, {"person_id": case.holder_id}, at=at, by=by)
    crashpoint("invite.first-promised")
    for body_id in _bodies(case, meeting, purpose):
        tell_one(case, meeting, purpose, {"body_id": body_id}, at=at, by=by)
    tell_one(case, meeting, purpose, {"user_id": meeting.mediator_user_id}, at=at, by=by)
    for companion in companions.of_case(case.id):
        if companion.is_active and companion.comes:
            tell_one(case, meeting, purpose, {"person_id": companion.person_id}, at=at, by=by)
    for one in Interpreter.objects.filter(meeting=meeting, ended_at=None):
        tell_interpreter(case, meeting, one, still=purpose != CANCELLED, at=at, by=by)


def tell_interpreter(
    case: "Case", meeting: Meeting, one: Interpreter, *, still: bool, at: datetime, by: Principal
) -> None:
    """Promise an interpreter to hear when and where they are needed, or that they are not: nothing of anybody."""
    facts = facts_of_service(case.provider_id, case.reference) | {"when": when(meeting)}
    promise_message(
        case_id=case.id,
        user_id=one.user_id,
        purpose="interpreter_asked" if still else "interpreter_released",
        facts=facts | ({"where": place(meeting)} if still else {}),
        once=f"{one.id} {meeting.sequence}",
        at=at,
        by=by,
    )


def _bodies(case: "Case", meeting: Meeting, purpose: str) -> list[UUID]:
    """Return the bodies to tell: those that take part, and of a cancelled one those that did when it was booked."""
    return list(
        dict.fromkeys(
            asked.body_id
            for asked in referrals.of_case(case.id)
            if asked.takes_part
            and (asked.ended_at is None or (purpose == CANCELLED and asked.ended_at >= meeting.booked_at))
        )
    )


def tell_one(
    case: "Case", meeting: Meeting, purpose: str, reader: dict[str, UUID], *, at: datetime, by: Principal
) -> None:
    """Promise one reader a message about a meeting, with the calendar entry that belongs to it."""
    (reader_id,) = reader.values()
    provider = organisations.provider(case.provider_id)
    entry = Entry(
        meeting_id=meeting.id,
        reader_id=reader_id,
        sequence=meeting.sequence,
        starts_at=meeting.during.lower,
        ends_at=meeting.during.upper,
        where=place(meeting),
        organiser=provider.email,
        website=settings.PUBLIC_URL,
    )
    files: Storage = adapter("storage")(SHELF)
    sha256 = files.keep(calendar_entry(entry, CANCEL if purpose == CANCELLED else REQUEST, at=at))
    facts = facts_of_service(case.provider_id, case.reference) | {"when": when(meeting)}
    if purpose == CANCELLED:
        facts["because"] = Cause(meeting.cause or Cause.OTHER).label
    else:
        facts["where"] = place(meeting)
    promise_message(
        case_id=case.id,
        purpose=purpose,
        facts=facts,
        attachment=Attached(SHELF, sha256, "mediation.ics", "text/calendar"),
        once=f"{meeting.id} {meeting.sequence}",
        at=at,
        by=by,
        **reader,
    )


def tell_concluded(case: "Case", ended_on: date, *, at: datetime, by: Principal) -> None:
    """Promise the family to hear that the mediation ended, and by when its certificate is due."""
    due = [
        duty.deadline.due_on
        for duty in cases.duties(case.id)
        if duty.deadline.rule == CERTIFICATE_AFTER_MEDIATION.id
    ]
    facts = facts_of_service(case.provider_id, case.reference) | {
        "ended_on": day_in_words(ended_on),
        "certificate_by": day_in_words(min(due)) if due else "",
    }
    promise_message(
        case_id=case.id,
        person_id=case.holder_id,
        purpose="mediation_ended",
        facts=facts,
        once=f"ended {ended_on}",
        at=at,
        by=by,
    )


def place(meeting: Meeting) -> str:
    """Return where a meeting is held: online, or the address of its venue."""
    if meeting.room is None:
        return ONLINE
    venue = meeting.room.venue
    address = ", ".join(line.strip() for line in venue.address.splitlines() if line.strip())
    return f"{meeting.room.name}, {venue.name}, {address}"


def when(meeting: Meeting) -> str:
    """Return when a meeting is, in words: "Tuesday 8 December 2026, 10:00 to 12:30"."""
    starts, ends = (moment.astimezone(LONDON) for moment in (meeting.during.lower, meeting.during.upper))
    return f"{day_in_words(london_day(starts))}, {starts:%H:%M} to {ends:%H:%M}"
