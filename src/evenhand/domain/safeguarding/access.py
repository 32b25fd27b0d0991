"""Who may tell of a worry, who reads what was told, and who sees that a case was opened."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from evenhand.core import references
from evenhand.core.principals import Principal
from evenhand.domain.cases import access as cases
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.safeguarding.models import Concern, Opening

SIGNS_IN_GROUP = 4


@dataclass(frozen=True)
class Place:
    """A case about which somebody may say that they are worried, and the provider that hears it."""

    case_id: UUID
    provider_id: UUID


def place_of(case_id: UUID, by: Principal) -> Place | None:
    """Return a case for whoever works on it, or ever did as its mediator; None to anybody else, as for no case.

    Neither how the case stands nor whether they may still read it makes a difference.
    """
    return _place(by, case_id, "")


def place_named(typed: str, by: Principal) -> Place | None:
    """Return the case of a reference, for whoever may say that they are worried about it."""
    reference = references.grouped(typed, SIGNS_IN_GROUP)
    return _place(by, None, reference) if reference else None


def case_to_open(typed: str, by: Principal) -> UUID | None:
    """Return the case of a reference, for whoever may open it for an hour; None for any other, as for no case."""
    case = cases.visible_to(by).filter(reference=references.grouped(typed, SIGNS_IN_GROUP)).first()
    return case.id if case and cases.may(by, Permission.BREAK_GLASS, case) else None


def visible_to(by: Principal) -> QuerySet[Concern]:
    """Return the concerns that somebody reads as a lead of the provider: none of a case that is closed to them.

    One that is about them does not exist for them.
    """
    found = _of(by, Permission.HANDLE_CONCERNS)
    return Concern.objects.filter(case_id__in=found).exclude(about_user_id=by.user_id)


def openings_visible_to(by: Principal) -> QuerySet[Opening]:
    """Return what was opened at the providers for which somebody reviews it."""
    return Opening.objects.filter(case_id__in=_of(by, Permission.REVIEW_BREAK_GLASS))


def _of(by: Principal, permission: Permission):  # type: ignore[no-untyped-def]  # ids of cases, for a subquery
    return cases.of_providers(identity.providers(by, permission), by).values("id")


def _place(by: Principal, case_id: UUID | None, reference: str) -> Place | None:
    if by.user_id is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select * from evenhand_case_to_worry_about(%s, %s)", [case_id, reference])
        row = cursor.fetchone()
    return Place(*row) if row else None
