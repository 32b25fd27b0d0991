"""What can be asked about the panel."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from evenhand.core.principals import Principal
from evenhand.domain.panel.models import Credential, Mediator, MediatorCase
from evenhand.domain.panel.states import CredentialKind, Standing


@dataclass(frozen=True)
class Listed:
    """A mediator as a list shows them for one day."""

    id: UUID
    name: str
    lacking: tuple[CredentialKind, ...]

    @property
    def may_be_assigned(self) -> bool:
        """Tell whether they hold everything on that day."""
        return not self.lacking


@dataclass(frozen=True)
class Assignment:
    """A case as its mediator sees it before declaring that nothing stands in the way: initials and council."""

    case_id: UUID
    mediator_id: UUID
    child_initials: str
    council: str
    is_cleared: bool


def one(mediator_id: UUID) -> Mediator | None:
    """Return one mediator."""
    return Mediator.objects.filter(id=mediator_id).first()


def names(mediator_ids: set[UUID]) -> dict[UUID, str]:
    """Return names by mediator."""
    return dict(Mediator.objects.filter(id__in=mediator_ids).values_list("id", "name"))


def name_of_user(user_id: UUID) -> str:
    """Return the name of somebody who is or was on a panel; empty for anybody else."""
    return Mediator.objects.filter(user_id=user_id).values_list("name", flat=True).first() or ""


def is_mediator(user_id: UUID | None, today: date) -> bool:
    """Tell whether somebody is on any panel on a day."""
    return user_id is not None and _on_panel(today).filter(user_id=user_id).exists()


def of_user(user_id: UUID | None, today: date) -> list[Mediator]:
    """Return the places on panels that somebody has on a day."""
    return list(_on_panel(today).filter(user_id=user_id).order_by("since")) if user_id else []


def lacking(mediator_id: UUID, on: date) -> tuple[CredentialKind, ...]:
    """Return what a mediator would not hold on a day, of all that they must."""
    held = set(_held(on).filter(mediator_id=mediator_id).values_list("kind", flat=True))
    return tuple(kind for kind in CredentialKind if kind not in held)


def is_on_panel(mediator_id: UUID, on: date) -> bool:
    """Tell whether a mediator has a place on the panel on a day."""
    return _on_panel(on).filter(id=mediator_id).exists()


def choice_for(provider_id: UUID, case_id: UUID, on: date) -> list[Listed]:
    """Return who could be assigned to a case, by name. Who is shut out of it is not offered at all."""
    walled = MediatorCase.objects.filter(case_id=case_id, state=Standing.WALLED).values("user_id")
    found = _on_panel(on).filter(provider_id=provider_id).exclude(user_id__in=walled).order_by("name", "id")
    held = set(_held(on).filter(mediator__provider_id=provider_id).values_list("mediator_id", "kind"))
    return [
        Listed(each.id, each.name, tuple(kind for kind in CredentialKind if (each.id, kind) not in held))
        for each in found
    ]


def assigned(case_id: UUID) -> list[Mediator]:
    """Return the mediators assigned to a case, as far as the present principal may see it."""
    rows = MediatorCase.objects.filter(case_id=case_id, state=Standing.ASSIGNED).values("mediator_id")
    return list(Mediator.objects.filter(id__in=rows).order_by("name"))


def own_assignments(by: Principal) -> list[Assignment]:
    """Return the cases that somebody is assigned to as a mediator: what they see before anything else."""
    if by.user_id is None:
        return []
    rows = MediatorCase.objects.filter(user_id=by.user_id, state=Standing.ASSIGNED).order_by("assigned_at")
    return [
        Assignment(row.case_id, row.mediator_id, row.child_initials, row.council, row.cleared_at is not None)
        for row in rows
    ]


def own_assignment(case_id: UUID, by: Principal) -> Assignment | None:
    """Return one of somebody's own assignments, or None."""
    return next((each for each in own_assignments(by) if each.case_id == case_id), None)


def _held(on: date) -> QuerySet[Credential]:
    return Credential.objects.filter(valid_from__lte=on, valid_until__gte=on).filter(
        Q(ended_on=None) | Q(ended_on__gt=on)
    )


def _on_panel(on: date) -> QuerySet[Mediator]:
    return Mediator.objects.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))
