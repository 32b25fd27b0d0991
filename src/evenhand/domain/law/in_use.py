"""The law that a provider's dates are counted by now: its readings, and the bank holidays in use.

Asked in every transaction anew, with one small statement, so that each process follows a decision at once; what
the answer stands for is made once for each process, since neither a version nor a set of readings ever changes.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.domain.law.models import Calendar
from evenhand.domain.organisations.queries import only_provider
from evenhand.statute.readings import DEFAULT, SWITCHES, Readings
from evenhand.statute.working_days import (
    CALENDARS,
    RELEASED,
    CalendarInUse,
    Calendars,
    WorkingDays,
    calendars_of,
    remember,
)

_NOBODY = UUID(int=0)


class Law(NamedTuple):
    """What every clock of the law asks for beside the facts, in that order: `clocks(facts, *law)`."""

    readings: Readings
    calendars: Calendars

    @property
    def version(self) -> str:
        """Return a name that is the same for the same law: the calendar, and each reading that is no default."""
        chosen = [
            f"{switch}={getattr(self.readings, switch)}"
            for switch in SWITCHES
            if getattr(self.readings, switch) is not getattr(DEFAULT, switch)
        ]
        return " ".join((self.calendars.version, *chosen))


# The law where nobody has chosen anything.
AS_RELEASED = Law(DEFAULT, CALENDARS)


def law_of(provider_id: UUID) -> Law:
    """Return the law that a provider counts by now. Hold the case first if its dates are to be stored."""
    version, chosen = _in_use(provider_id)
    return Law(_readings(tuple(sorted(chosen.items()))), known_calendars(version))


def law_named(version: str) -> Law:
    """Return the law that `Law.version` named, such as the one by which a case was counted."""
    calendar, *chosen = version.split(" ")
    pairs = [each.partition("=") for each in chosen]
    return Law(_readings(tuple((switch, reading) for switch, _, reading in pairs)), known_calendars(calendar))


def law_for_everybody() -> Law:
    """Return the law of public pages: that of the provider if there is exactly one, else the default readings."""
    only = only_provider()
    return law_of(only) if only else Law(DEFAULT, calendars_in_use())


def calendars_in_use() -> Calendars:
    """Return the working days in use: of the list confirmed last, or of the one that came with this release."""
    return known_calendars(_in_use(_NOBODY)[0])


def calendar_in_use() -> CalendarInUse:
    """Return the list in use with its source and how far it was announced."""
    version, _ = _in_use(_NOBODY)
    row = Calendar.objects.filter(version=version).first() if version else None
    if row is None:
        return RELEASED
    checked_on = clock.london_day(row.decided_at or row.proposed_at)
    return CalendarInUse(known_calendars(row.version), row.announced_until, checked_on, row.source)


def known_calendars(version: str | None) -> Calendars:
    """Return the working days of a version, read once for each process; those of this release for no version."""
    if version is None or version == CALENDARS.version:
        return CALENDARS
    known = calendars_of(version)
    if known.version != version and (row := Calendar.objects.filter(version=version).first()):
        remember(known := calendars_from(row))
    return known


def calendars_from(row: Calendar) -> Calendars:
    """Return the working days of a stored list, which both instruments share."""
    holidays = {date.fromisoformat(day): name for day, name in row.holidays.items()}
    days = WorkingDays(row.version, row.from_on, row.horizon, holidays)
    return Calendars(regulations=days, tribunal=days)


def _in_use(provider_id: UUID) -> tuple[str | None, Mapping[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select calendar, readings from evenhand_law_in_use(%s)", [provider_id])
        version, pairs = cursor.fetchone()
    return version, dict(pairs or ())


@lru_cache
def _readings(chosen: tuple[tuple[str, str], ...]) -> Readings:
    readings = DEFAULT
    for switch, reading in chosen:
        readings = readings.with_reading(switch, reading)
    return readings
