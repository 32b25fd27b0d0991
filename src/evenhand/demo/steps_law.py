"""What the manager does with the law in use: chooses a reading, uses and rejects lists of bank holidays."""

import json
from collections.abc import Mapping
from datetime import date

from evenhand.core.principals import operator
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import queries as cases
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law.actions.choose_reading import choose_reading
from evenhand.domain.law.actions.confirm_calendar import confirm_calendar
from evenhand.domain.law.actions.propose_calendar import propose_calendar
from evenhand.domain.law.actions.reject_calendar import reject_calendar
from evenhand.domain.law.holiday_lists import DIVISION, read
from evenhand.domain.law.in_use import calendar_in_use
from evenhand.statute.rules import APPEAL

SOURCE = "gov.uk/bank-holidays.json"


@step(Who.MANAGER)
def reads_the_law(cue: Cue, switch: str, reading: str, why: str) -> None:
    """The manager chooses how one question of the law is answered."""
    (provider_id,) = access.providers(cue.by, Permission.CHOOSE_READINGS)
    choose_reading(provider_id=provider_id, switch=switch, reading=reading, why=why, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def one_more_year_is_announced(cue: Cue) -> None:
    """The list of one more year is loaded, and the manager puts it in use: no day of it is new."""
    version = _loaded(cue, more_years=1)
    confirm_calendar(version=version, reason="One more year, as gov.uk announced it.", at=cue.at, by=cue.by)


@step(Who.MANAGER)
def a_rumour_is_rejected(cue: Cue) -> None:
    """Somebody loaded a list with a day that a newspaper had made up, and the manager puts it aside."""
    day = cue.today.replace(year=cue.today.year + 1, month=6, day=20)
    version = _loaded(cue, {day: "Bank holiday for the cup"}, source="A newspaper’s list")
    reject_calendar(
        version=version,
        reason="No such day is on gov.uk. It was a newspaper’s wish.",
        at=cue.at,
        by=cue.by,
    )


@step(Who.MANAGER)
def a_new_holiday_waits(cue: Cue) -> None:
    """A list is loaded whose new holiday falls on the day by which this family was told to appeal."""
    appeal = next(one for one in cases.duties(cue.case_id) if one.deadline.rule == APPEAL.id)
    _loaded(cue, {appeal.deadline.safe_on: "Bank holiday for the jubilee"})


def _loaded(
    cue: Cue, extra: Mapping[date, str] | None = None, *, more_years: int = 0, source: str = SOURCE
) -> str:
    now = calendar_in_use()
    years = range(cue.today.year - 5, now.announced_until.year + more_years + 1)
    days = {day: name for day, name in now.calendars.regulations.holidays.items() if day.year in years}
    events = [
        {"title": name, "date": day.isoformat(), "notes": "", "bunting": True}
        for day, name in sorted({**days, **(extra or {})}.items())
    ]
    text = json.dumps({DIVISION: {"division": DIVISION, "events": events}})
    return propose_calendar(given=read(text), source=source, at=cue.at, by=operator()).version
