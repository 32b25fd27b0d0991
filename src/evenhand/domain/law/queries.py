"""What can be asked about the law in use: what was chosen, which lists wait, how far ahead holidays are known."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from evenhand.domain.law.holiday_lists import Compared, GivenList, compare
from evenhand.domain.law.in_use import Law, calendar_in_use, calendars_from, law_of
from evenhand.domain.law.models import Calendar, ChosenReading
from evenhand.domain.law.states import CalendarState

# Fewer days of announced holidays ahead than this, and people are told.
AHEAD = timedelta(days=365)


@dataclass(frozen=True)
class Choice:
    """One choice of a provider, as it was made."""

    switch: str
    reading: str
    why: str
    chosen_at: datetime
    chosen_by: UUID


@dataclass(frozen=True)
class ListShown:
    """One list of bank holidays, and what was decided about it."""

    version: str
    state: CalendarState
    source: str
    announced_until: date
    proposed_at: datetime
    decided_at: datetime | None
    decided_by: UUID | None
    reason: str


def choices(provider_id: UUID) -> list[Choice]:
    """Return every choice of a provider, newest first."""
    rows = ChosenReading.objects.filter(provider_id=provider_id).order_by("-number")
    return [Choice(row.switch, row.reading, row.why, row.chosen_at, row.chosen_by) for row in rows]


def law_with(provider_id: UUID, switch: str, reading: str) -> Law:
    """Return the law as it would be with one switch read in another way, to show what that moves."""
    law = law_of(provider_id)
    return law._replace(readings=law.readings.with_reading(switch, reading))


def law_under(provider_id: UUID, version: str) -> Law:
    """Return the law as it would be under a list of bank holidays, to show what that moves."""
    return law_of(provider_id)._replace(calendars=calendars_from(Calendar.objects.get(version=version)))


def lists() -> list[ListShown]:
    """Return every list that was ever proposed, newest first."""
    return [_shown(row) for row in Calendar.objects.order_by("-proposed_at", "-version")]


def waiting() -> ListShown | None:
    """Return the list that waits for a person."""
    row = Calendar.objects.filter(state=CalendarState.PROPOSED).first()
    return _shown(row) if row else None


def changes_of(version: str) -> Compared:
    """Return what a list says other than the one in use."""
    row, now = Calendar.objects.get(version=version), calendar_in_use()
    known = now.calendars.regulations.holidays
    listed = {date.fromisoformat(day): name for day, name in row.holidays.items()}
    years = {day.year for day in listed if day <= row.announced_until}
    differ = {day.year for day in listed.keys() ^ known.keys()}
    kept = tuple(sorted((day, name) for day, name in listed.items() if day.year in years | differ))
    found = compare(GivenList(kept), now)
    further = row.announced_until if row.announced_until > now.announced_until else None
    return Compared(found.new, found.moved, found.gone, further)


def gap(today: date) -> date | None:
    """Return until when holidays are announced, if that is less than twelve months ahead; else None."""
    until = calendar_in_use().announced_until
    return until if until < today + AHEAD else None


def _shown(row: Calendar) -> ListShown:
    return ListShown(
        version=row.version,
        state=CalendarState(row.state),
        source=row.source,
        announced_until=row.announced_until,
        proposed_at=row.proposed_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        reason=row.reason,
    )
