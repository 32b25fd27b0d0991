"""What is late at a service: duties that somebody else than the family owes, and cases that nobody has taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.models import Duty
from evenhand.domain.cases.states import DutyState
from evenhand.statute.rules import Owner

OWED_TO_THE_FAMILY = tuple(owner.value for owner in Owner if owner is not Owner.FAMILY)


@dataclass(frozen=True)
class Overdue:
    """One duty whose last day is over and that is not done."""

    rule: str
    owner: str
    due_on: date
    caseworker_id: UUID | None


@dataclass(frozen=True)
class Untaken:
    """A case without a named caseworker."""

    case_id: UUID
    reference: str
    opened_on: date
    council: str
    next_due_on: date | None


def overdue(by: Principal, provider_ids: Iterable[UUID], today: date) -> list[Overdue]:
    """Return what is late on the open cases of some providers, as far as somebody may see them, oldest first."""
    cases = access.of_providers(list(provider_ids), by).filter(closed_at=None)
    rows = Duty.objects.filter(
        case__in=cases, state=DutyState.OPEN, owner__in=OWED_TO_THE_FAMILY, due_on__lt=today
    )
    found = rows.order_by("due_on", "id").values_list("rule", "owner", "due_on", "case__caseworker_id")
    return [Overdue(*row) for row in found]


def untaken(by: Principal, provider_ids: Iterable[UUID], most: int) -> list[Untaken]:
    """Return open cases that nobody has taken, the nearest date first, then those without any date."""
    rows = access.of_providers(list(provider_ids), by).filter(closed_at=None, caseworker=None)
    return [
        Untaken(
            row.id, row.reference, london_day(row.opened_at), row.local_authority.short_name, row.next_due_on
        )
        for row in rows.select_related("local_authority").order_by("next_due_on", "opened_at")[:most]
    ]
