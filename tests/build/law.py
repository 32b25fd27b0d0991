"""Builders of the law in use: readings that a manager chose, and lists of bank holidays as gov.uk publishes them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from evenhand.core.principals import Principal, operator, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import jobs
from evenhand.domain.cases.models import Case
from evenhand.domain.law.actions.choose_reading import choose_reading
from evenhand.domain.law.actions.confirm_calendar import confirm_calendar
from evenhand.domain.law.actions.propose_calendar import propose_calendar
from evenhand.domain.law.holiday_lists import read
from evenhand.domain.law.models import Calendar
from evenhand.statute.working_days import ENGLAND
from tests.build import world

NOBODY: Mapping[date, str] = {}


def gov_uk(
    *,
    years: Iterable[int] = range(2019, 2028),
    extra: Mapping[date, str] = NOBODY,
    without: Iterable[date] = (),
) -> str:
    """Return a list in the format of gov.uk, with the days of this package, more days, or fewer."""
    days = {day: name for day, name in ENGLAND.holidays.items() if day.year in set(years)} | dict(extra)
    events = [
        {
            "title": name.split(",")[0].replace("'", "’"),
            "date": day.isoformat(),
            "notes": "Substitute day" if "substitute" in name else "",
            "bunting": True,
        }
        for day, name in sorted(days.items())
        if day not in set(without)
    ]
    return json.dumps({"england-and-wales": {"division": "england-and-wales", "events": events}})


def proposed(text: str, source: str = "gov.uk/bank-holidays.json") -> Calendar:
    """Propose a list, as whoever runs the machine does."""
    return propose_calendar(given=read(text), source=source, at=world.now(), by=operator())


def confirmed(text: str, manager: Principal) -> Calendar:
    """Propose a list and confirm it."""
    waits = proposed(text)
    confirm_calendar(version=waits.version, reason="It is on gov.uk.", at=world.now(), by=manager)
    return waits


def choose(service: world.Service, manager: Principal, switch: str, reading: str) -> None:
    """Choose how a service reads one switch."""
    choose_reading(
        provider_id=service.provider_id,
        switch=switch,
        reading=reading,
        why="Counsel says so.",
        at=world.now(),
        by=manager,
    )


def count_again(*cases: Case) -> None:
    """Do what the job does for each case once the law in use is another."""
    for case in cases:
        jobs.count_case_again.function(case_id=str(case.id))


def facts_of(case: Case) -> Case:
    """Return a case as the service itself reads it."""
    with acting_as(worker(case.id)):
        return Case.objects.get(id=case.id)
