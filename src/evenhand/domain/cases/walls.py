"""What can be asked about walls: who is shut out of a case and why, and what waits for a second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.models import Case, Wall, WallLifting
from evenhand.domain.cases.states import LiftingState
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import MANAGER, SAFEGUARDING_LEAD

# How many of each, one or two, must be left who see a case when somebody else is shut out of it.
LEFT = {SAFEGUARDING_LEAD.code: 1, MANAGER.code: 2}


@dataclass(frozen=True)
class Lifting:
    """What somebody asked, and why."""

    id: UUID
    reason: str
    asked_at: datetime
    asked_by: UUID


@dataclass(frozen=True)
class Standing:
    """One wall as it stands, and what is asked about it."""

    id: UUID
    user_id: UUID
    reason: str
    made_at: datetime
    made_by: UUID | None
    for_good: bool
    waits: Lifting | None

    @property
    def is_own_word(self) -> bool:
        """Tell whether they said themselves that they must not see the case."""
        return self.made_by == self.user_id


def of_case(case: Case) -> list[Standing]:
    """Return who is shut out of a case, for whoever decides about it, the latest first."""
    asked = {
        row.wall_id: Lifting(row.id, row.reason, row.asked_at, row.asked_by)
        for row in WallLifting.objects.filter(case=case, state=LiftingState.ASKED)
    }
    return [
        Standing(row.id, row.user_id, row.reason, row.made_at, row.made_by, row.for_good, asked.get(row.id))
        for row in Wall.objects.filter(case=case, ended_at=None).order_by("-made_at", "id")
    ]


def shut_out(case: Case) -> set[UUID]:
    """Return everybody who is shut out of a case."""
    return set(Wall.objects.filter(case=case, ended_at=None).values_list("user_id", flat=True))


def require_enough_left(case: Case, user_id: UUID) -> None:
    """Raise NotNow where, without somebody, a case would be seen by no safeguarding lead, or by one manager or none.

    Managers who count as one person are one. It asks nothing of what waits on the case: what it says must tell nobody
    that somebody is worried.
    """
    held = [(one.role, one.user_id) for one in identity.colleagues(case.provider_id)]
    kept_from = access.kept_from([case.id], {each for _, each in held})
    for role, least in LEFT.items():
        able = {each for held_role, each in held if held_role == role and (case.id, each) not in kept_from}
        left = able - {user_id}
        if user_id in able and (not left or (least > 1 and not two_people.are_two_among(left))):
            raise NotNow(
                "Nobody was shut out.",
                "Each case needs a safeguarding lead and two managers who can see it, and they are one of the last.",
                "Appoint somebody else first. If they know the family, they can say so themselves on the case page.",
            )


def waiting(provider_ids: Iterable[UUID], by: Principal) -> QuerySet[WallLifting]:
    """Return what was asked by others on the cases of some providers, as far as the present principal sees them."""
    rows = WallLifting.objects.filter(state=LiftingState.ASKED, case__provider_id__in=list(provider_ids))
    return rows.exclude(asked_by__in=two_people.as_one(by)) if by.user_id else rows.none()
