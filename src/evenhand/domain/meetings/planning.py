"""When, where and with whom a meeting is to be, and whether it can be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction
from psycopg.types.range import TimestamptzRange

from evenhand.core import clock
from evenhand.domain.cases.queries import law_of
from evenhand.domain.meetings.models import Meeting, Room
from evenhand.domain.meetings.refusals import LinkUsed, NotThatMeeting, TimeTaken, TooSoon
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE
from evenhand.domain.referrals.states import ReferralState
from evenhand.statute.meeting import earliest_meeting

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

SHORTEST, USUAL, LONGEST = 120, 150, 480  # minutes
# What PostgreSQL says when two bookings overlap, and when two that overlap waited for each other.
OVERLAPS, DEADLOCKED, NOT_UNIQUE = "23P01", "40P01", "23505"


@dataclass(frozen=True)
class Plan:
    """One meeting as it is asked for: online by its link, or in a room."""

    starts_at: datetime
    minutes: int
    mediator_id: UUID
    join_url: str = ""
    room_id: UUID | None = None

    @property
    def during(self) -> TimestamptzRange:
        """Return the time it takes, its end left out."""
        return TimestamptzRange(self.starts_at, self.starts_at + timedelta(minutes=self.minutes), "[)")

    @property
    def day(self) -> date:
        """Return its day in London."""
        return clock.london_day(self.starts_at)

    def is_as(self, meeting: Meeting) -> bool:
        """Tell whether a meeting is just as this plan asks."""
        return self.is_when_and_where(meeting) and (self.mediator_id, self.join_url) == (
            meeting.mediator_id,
            meeting.join_url,
        )

    def is_when_and_where(self, meeting: Meeting) -> bool:
        """Tell whether a meeting is at this time and place: what the family is told (regulation 37(2))."""
        return (self.starts_at, self.during.upper, self.room_id) == (
            meeting.during.lower,
            meeting.during.upper,
            meeting.room_id,
        )


def require_possible(plan: Plan, case: "Case", at: datetime) -> None:
    """Raise NotThatMeeting unless the plan is whole: ahead, long enough, and in one place."""
    if plan.starts_at <= at:
        raise NotThatMeeting("It lies in the past.", "Choose a time that lies ahead.")
    if not SHORTEST <= plan.minutes <= LONGEST:
        raise NotThatMeeting(
            "A mediation needs two hours at least, so that nobody is rushed, and ends the same day.",
            "Choose between two and eight hours.",
        )
    if bool(plan.join_url) == bool(plan.room_id):
        raise NotThatMeeting("It is either online or in a room.", "Give a link, or choose a room.")
    if plan.join_url and not _is_link(plan.join_url):
        raise NotThatMeeting(
            "The link is not one that everybody can open safely.", "Paste the whole link, from https:// on."
        )
    rooms = Room.objects.filter(venue__provider=case.provider_id, venue__closed_at=None)
    if plan.room_id and not rooms.filter(id=plan.room_id).exists():
        raise NotThatMeeting("We know no such room.", "Choose a room from the list.")


def earliest_day(case: "Case", told_on: date) -> date:
    """Return the first day of a meeting of which the family, told on a day, hears early enough (regulation 37(2))."""
    law = law_of(case)
    return earliest_meeting(told_on, law.readings.notice_clear_days, law.calendars)


def require_notice(plan: Plan, case: "Case", told_on: date, short_notice: str) -> None:
    """Raise TooSoon unless the family hears early enough, or agreed to less."""
    earliest = earliest_day(case, told_on)
    if plan.day < earliest and not short_notice:
        raise TooSoon(earliest)


def parts_of(case: "Case") -> tuple[str, ...]:
    """Return the issues of a case: the parts in dispute, or the decision as a whole."""
    return tuple(case.disputed) or (WHOLE,)


def undecided_parts(case_id: UUID) -> tuple[str, ...]:
    """Return the parts about which a body that takes part has named nobody who can decide."""
    found: list[str] = []
    for asked in referrals.of_case(case_id):
        if asked.takes_part and asked.state != ReferralState.ENDED:
            found += [part for part in referrals.parts_undecided(asked) if part not in found]
    return tuple(found)


@contextmanager
def once_at_a_time() -> Iterator[None]:
    """Write a meeting's time. Raises TimeTaken or LinkUsed where the database lets no second one through."""
    try:
        with transaction.atomic():
            yield
    except (IntegrityError, OperationalError) as error:
        state = getattr(error.__cause__, "sqlstate", "")
        if state in (OVERLAPS, DEADLOCKED):
            raise TimeTaken from error
        if state == NOT_UNIQUE and "join_link_once" in str(error):
            raise LinkUsed from error
        raise


def _is_link(text: str) -> bool:
    parts = urlsplit(text)
    plain = text.isascii() and text.isprintable() and " " not in text and len(text) <= 2000
    return plain and parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
