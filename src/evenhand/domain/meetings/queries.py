"""What can be asked about meetings. The database shows each to those who take part, to its mediator and to staff."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from evenhand.core.clock import LONDON
from evenhand.core.principals import Principal
from evenhand.domain.meetings import notices, planning
from evenhand.domain.meetings.models import Attendance, Meeting, Outcome, Room, Support, Venue, Views
from evenhand.domain.meetings.states import Access, Cause, HowAsked, MeetingState, Party, Result
from evenhand.domain.panel import queries as panel
from evenhand.domain.people import queries as people
from evenhand.domain.people.kinds import Need

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# What is agreed beside the parts in dispute: how people keep in touch, say.
OTHER = "other"
OPENS_BEFORE = timedelta(minutes=20)


@dataclass(frozen=True)
class Shown:
    """One meeting as a page shows it. The link to join is not on it."""

    id: UUID
    case_id: UUID
    session: int
    starts_at: datetime
    ends_at: datetime
    when: str
    where: str
    room_id: UUID | None
    access: tuple[str, ...]
    is_online: bool
    mediator_id: UUID
    mediator_name: str
    state: MeetingState
    told_on: date
    short_notice: str
    undecided: tuple[str, ...]
    why_not: str

    @property
    def minutes(self) -> int:
        """Return how long it takes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True)
class Needed:
    """What the family needs at a meeting, in words."""

    needs: tuple[str, ...]
    other: str
    interpreter_language: str


def of_case(case_id: UUID) -> list[Shown]:
    """Return the meetings of a case, the newest first."""
    return _shown(Meeting.objects.filter(case_id=case_id).order_by("-session", "-booked_at"))


def one(meeting_id: UUID) -> Shown | None:
    """Return one meeting, or None when there is nothing to see."""
    return next(iter(_shown(Meeting.objects.filter(id=meeting_id))), None)


def booked(case_id: UUID) -> Shown | None:
    """Return the meeting that a case is booked for."""
    found = Meeting.objects.filter(case_id=case_id, state=MeetingState.BOOKED)
    return next(iter(_shown(found)), None)


def of_mediator(by: Principal) -> list[Shown]:
    """Return the meetings of the present mediator, soonest first, apart from cancelled ones."""
    if by.user_id is None:
        return []
    rows = Meeting.objects.filter(mediator_user_id=by.user_id).exclude(state=MeetingState.CANCELLED)
    return _shown(rows.order_by("during"))


def link_to_join(meeting_id: UUID, at: datetime) -> str:
    """Return the link of a meeting from shortly before it begins until its end; empty at any other time."""
    found = Meeting.objects.filter(id=meeting_id, state__in=(MeetingState.BOOKED, MeetingState.TOOK_PLACE))
    meeting = found.first()
    opens = meeting and meeting.during.lower - OPENS_BEFORE <= at < meeting.during.upper
    return meeting.join_url if meeting and opens else ""


def link_as_booked(meeting_id: UUID) -> str:
    """Return the link of a meeting for whoever arranges it."""
    return Meeting.objects.values_list("join_url", flat=True).filter(id=meeting_id).first() or ""


def needed(meeting_id: UUID) -> Needed | None:
    """Return what the family needs at a meeting, for staff and its mediator."""
    return _needed(Support.objects.filter(meeting_id=meeting_id).first())


def needed_now(holder_id: UUID) -> Needed | None:
    """Return what the family will need at a meeting that is not booked yet, for staff."""
    return _needed(people.needs(holder_id))


def rooms(provider_id: UUID) -> list[tuple[UUID, str]]:
    """Return the rooms of a provider's venues, by name of the venue."""
    rows = Room.objects.filter(venue__provider_id=provider_id, venue__closed_at=None).select_related("venue")
    return [(room.id, f"{room.venue.name}, {room.name}") for room in rows.order_by("venue__name", "name")]


def venues(provider_id: UUID) -> list[Venue]:
    """Return a provider's venues by name, but for those that are closed."""
    rows = Venue.objects.filter(provider_id=provider_id, closed_at=None)
    return list(rows.prefetch_related("rooms").order_by("name"))


def booked_with(mediator_id: UUID) -> list[Shown]:
    """Return the meetings for which a mediator is booked, soonest first."""
    rows = Meeting.objects.filter(mediator_id=mediator_id, state=MeetingState.BOOKED)
    return _shown(rows.order_by("during"))


def undecided(case_id: UUID) -> tuple[str, ...]:
    """Return the parts about which a body has named nobody who can decide."""
    return planning.undecided_parts(case_id)


def earliest(case: "Case", told_on: date) -> date:
    """Return the first day that needs no consent of the family to short notice."""
    return planning.earliest_day(case, told_on)


def views(case_id: UUID) -> list[tuple[date, str]]:
    """Return when and how the child's views were asked for."""
    rows = Views.objects.filter(case_id=case_id).order_by("asked_on", "recorded_at")
    return [(row.asked_on, HowAsked(row.how).label) for row in rows]


def outcomes(case_id: UUID) -> dict[str, Result]:
    """Return what came of each issue last, for those in the room."""
    rows = Outcome.objects.filter(case_id=case_id).order_by("recorded_at")
    return {row.part: Result(row.result) for row in rows}


def could_decide(meeting_id: UUID, who: str, part: str) -> bool:
    """Tell whether somebody of one side came who can decide about a part, or about anything for what is no part."""
    over = Attendance.objects.filter(meeting_id=meeting_id, who=who).values_list("authority_over", flat=True)
    return any(part in parts if part != OTHER else bool(parts) for parts in over)


def _needed(found: Any) -> Needed | None:
    if found is None:
        return None
    return Needed(tuple(Need(need).label for need in found.needs), found.other, found.interpreter_language)


def _shown(rows: QuerySet[Meeting]) -> list[Shown]:
    found = list(rows.select_related("room__venue"))
    names = panel.names({row.mediator_id for row in found})
    return [
        Shown(
            id=row.id,
            case_id=row.case_id,
            session=row.session,
            starts_at=row.during.lower.astimezone(LONDON),
            ends_at=row.during.upper.astimezone(LONDON),
            when=notices.when(row),
            where=notices.place(row),
            room_id=row.room_id,
            access=tuple(Access(each).label for each in row.room.venue.access) if row.room else (),
            is_online=row.room_id is None,
            mediator_id=row.mediator_id,
            mediator_name=names.get(row.mediator_id, ""),
            state=MeetingState(row.state),
            told_on=row.told_on,
            short_notice=row.short_notice,
            undecided=tuple(row.undecided),
            why_not=_why_not(row),
        )
        for row in found
    ]


def _why_not(row: Meeting) -> str:
    who = " and ".join(Party(each).label for each in row.parties)
    if row.state == MeetingState.CANCELLED:
        return f"By {who}: {Cause(row.cause).label}."
    return f"Not there: {who}." if row.state == MeetingState.NO_SHOW else ""
