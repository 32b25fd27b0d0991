"""What can be asked about covers: the plan case by case, what is left, and whether it can be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.cover.models import Cover, CoveredCase
from evenhand.domain.cover.states import CoverState, Why
from evenhand.domain.identity import access
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission

UNDO_WITHIN = timedelta(hours=1)
SHOWN = 25


@dataclass(frozen=True)
class Line:
    """One case of a cover."""

    case_id: UUID
    reference: str
    to_name: str
    state: CoverState
    why: str


@dataclass(frozen=True)
class Shown:
    """A cover as a manager sees it."""

    id: UUID
    from_name: str
    made_at: datetime
    last_at: datetime | None
    undone_at: datetime | None
    lines: tuple[Line, ...]

    def count(self, state: CoverState) -> int:
        """Return how many of its cases stand so."""
        return sum(line.state == state for line in self.lines)

    def may_undo(self, at: datetime) -> bool:
        """Tell whether what it handed over can be given back by one button."""
        return self.undone_at is None and self.last_at is not None and at <= self.last_at + UNDO_WITHIN

    @property
    def left(self) -> tuple[UUID, ...]:
        """Return the cases that are still to be handed over, in their order."""
        if self.undone_at:
            return ()
        return tuple(line.case_id for line in self.lines if line.state == CoverState.PLANNED)


def covers(by: Principal) -> list[Shown]:
    """Return the last covers of the providers for which somebody plans them, the newest first."""
    rows = Cover.objects.filter(provider_id__in=access.providers(by, Permission.COVER))
    return _shown(list(rows.order_by("-made_at")[:SHOWN]))


def one(cover_id: UUID, by: Principal) -> Shown | None:
    """Return one cover of such a provider."""
    rows = Cover.objects.filter(id=cover_id, provider_id__in=access.providers(by, Permission.COVER))
    return next(iter(_shown(list(rows))), None)


def _shown(covers: list[Cover]) -> list[Shown]:
    rows = list(CoveredCase.objects.filter(cover__in=covers).select_related("case").order_by("position"))
    names = identity.staff_names(
        {one.from_user_id for one in covers} | {row.to_user_id for row in rows if row.to_user_id}
    )
    return [
        Shown(
            one.id,
            names.get(one.from_user_id, ""),
            one.made_at,
            one.last_at,
            one.undone_at,
            tuple(
                Line(
                    row.case_id,
                    row.case.reference,
                    names.get(row.to_user_id, "") if row.to_user_id else "",
                    CoverState(row.state),
                    Why(row.why).label if row.why else "",
                )
                for row in rows
                if row.cover_id == one.id
            ),
        )
        for one in covers
    ]
