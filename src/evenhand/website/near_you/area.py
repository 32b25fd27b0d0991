"""The area that a visitor told us: the first half of a postcode and the council, and nothing closer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse

from evenhand.core.clock import london_day
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.organisations.queries import Service
from evenhand.website.cookies import choices, jar
from evenhand.website.cookies.register import PLACE

COUNCIL, OUTWARD = "council", "outward"
VISIT = timedelta(0)


@dataclass(frozen=True)
class Area:
    """Where somebody lives, as roughly as we know it."""

    code: str
    council: str
    outward: str
    """The first half of the postcode; empty where the council was found or chosen without one."""
    service: Service | None
    """Who works for the families of the council; None where nobody here does."""
    until: date | None
    """The last day on which the browser keeps it; None for this visit."""


def code_of(request: Any) -> str:
    """Return the code of the visitor's council; empty where they have not told us, or switched it off."""
    found = jar.read(request, PLACE) if choices.may_keep(request, PLACE) else None
    return str(found[COUNCIL]) if found else ""


def area_of(request: Any) -> Area | None:
    """Return the visitor's area, or None where we do not know it or its council has no duty any more."""
    if not (code := code_of(request)):
        return None
    ends = jar.until(request, PLACE)
    return described(code, jar.read(request, PLACE)[OUTWARD], request.today, until=ends and london_day(ends))


def described(code: str, outward: str, today: date, *, until: date | None = None) -> Area | None:
    """Return an area as it stands on a day, whether or not it is kept."""
    name = dict(organisations.councils(today)).get(code)
    return Area(code, name, outward, organisations.service_for(code, today), until) if name else None


def keep(request: Any, answer: HttpResponse, code: str, outward: str, *, life: timedelta) -> None:
    """Keep an area in the visitor's browser for as long as they chose."""
    jar.keep(request, answer, PLACE, {COUNCIL: code, OUTWARD: outward}, life=life)


def forget(request: Any, answer: HttpResponse) -> None:
    """Take the area out of the visitor's browser."""
    jar.forget(request, answer, PLACE)
