"""What an auditor can list, and the notices that a manager or an auditor looks at."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from evenhand.core.principals import Principal
from evenhand.domain.casework.events import REASONS
from evenhand.domain.identity import access, two_people
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.oversight.models import BrowsingNotice, RecordCheck
from evenhand.domain.oversight.states import Finding, Listed

PAGE = 100
ABOUT_ONESELF = "The notice is about you."
FAMILY, BESIDE = "family", "beside"
# Whoever is on a family's side is not named, and neither is whoever came from nowhere that we know.
NAMELESS = {
    FAMILY: "The family",
    BESIDE: "Somebody beside the family",
    "elsewhere": "Somebody without a part in it",
}
FROM = {
    "provider": "This service",
    "mediator": "Mediator",
    FAMILY: "Family",
    BESIDE: "Family",
    "elsewhere": "Elsewhere",
}


@dataclass(frozen=True)
class Wanted:
    """Which list, of which days, of which case."""

    kind: Listed
    first_on: date
    last_on: date
    reference: str = ""
    below: int = 0


@dataclass(frozen=True)
class Line:
    """One look, one opening of protected details, or one refused try."""

    number: int
    at: datetime
    name: str
    from_where: str
    reference: str
    what: str


@dataclass(frozen=True)
class Notice:
    """Somebody opened very many cases."""

    id: UUID
    name: str
    cases: int
    first_at: datetime
    last_at: datetime
    why_not: str
    """Why it is not the present person who looks into it; empty where they may."""
    reviewed_at: datetime | None
    reviewed_by: str
    finding: str


def listed(by: Principal, wanted: Wanted, *, most: int = PAGE) -> tuple[Line, ...]:
    """Return lines of a list, the newest first; nothing to whoever is no auditor of the case's provider."""
    if not access.may(by, Permission.SEE_LOOKS):
        return ()
    range_: list[Any] = [wanted.first_on, wanted.last_on, wanted.reference, wanted.below, most]
    with connection.cursor() as cursor:
        if wanted.kind == Listed.REVEALS:
            cursor.execute("select * from evenhand_reveals_listed(%s, %s, %s, %s, %s)", range_)
            return tuple(
                Line(number, at, name, FROM["provider"], reference, REASONS.get(why, why))
                for number, at, name, reference, why in cursor.fetchall()
            )
        refused = wanted.kind == Listed.REFUSED
        cursor.execute("select * from evenhand_looks_listed(%s, %s, %s, %s, %s, %s)", [refused, *range_])
        return tuple(
            Line(number, at, NAMELESS.get(where) or name, FROM.get(where, where), reference, _what(what))
            for number, at, name, where, reference, what in cursor.fetchall()
        )


def notices(by: Principal) -> list[Notice]:
    """Return the notices of one's own provider, those that nobody has looked at first."""
    if not access.may(by, Permission.REVIEW_BROWSING):
        return []
    providers = access.providers(by, Permission.REVIEW_BROWSING)
    rows = list(BrowsingNotice.objects.filter(provider_id__in=providers).order_by("-noticed_at")[:PAGE])
    names = identity.staff_names({each for row in rows for each in (row.user_id, row.reviewed_by) if each})
    found = [_notice(row, names, by) for row in rows]
    return sorted(found, key=lambda one: one.reviewed_at is not None)


def is_waiting(by: Principal) -> bool:
    """Tell whether a notice waits for somebody to look into it; the database shows nobody another provider's."""
    return BrowsingNotice.objects.filter(reviewed_at=None).exclude(user_id__in=two_people.as_one(by)).exists()


def last_check() -> RecordCheck | None:
    """Return the last check of the record."""
    return RecordCheck.objects.order_by("id").last()


def _what(what: str) -> str:
    """Return what a look was at; of a paper that it was one, and not which."""
    kind = what.removeprefix("refused: ")
    return "document" if kind.startswith("document ") else kind


def _notice(row: Any, names: dict[UUID, str], by: Principal) -> Notice:
    return Notice(
        row.id,
        names.get(row.user_id, ""),
        row.cases,
        row.first_at,
        row.last_at,
        two_people.why_not(row.user_id, by, ABOUT_ONESELF),
        row.reviewed_at,
        names.get(row.reviewed_by, ""),
        Finding(row.finding).label if row.finding else "",
    )
