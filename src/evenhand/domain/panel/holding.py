"""What a mediator is to a case, held and changed under the case's lock."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.identity.roles import MEDIATOR
from evenhand.domain.panel.events import MediatorReleased, MediatorWalled
from evenhand.domain.panel.models import Mediator, MediatorCase
from evenhand.domain.panel.states import MEDIATOR_CASE, Conflict, Standing

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def mediator_for(case: "Case", mediator_id: UUID) -> Mediator:
    """Return a mediator of the provider that a case belongs to. Raises NoSuchThing for any other."""
    found = Mediator.objects.filter(id=mediator_id, provider_id=case.provider_id).first()
    if found is None:
        raise NoSuchThing
    return found


def standing_of(case: "Case", mediator: Mediator) -> MediatorCase | None:
    """Return the one row of a mediator and a case, held; the caller holds the case."""
    return MediatorCase.objects.select_for_update().filter(case=case, mediator=mediator).first()


def is_shut_out(case: "Case", mediator: Mediator) -> bool:
    """Tell whether a person is shut out of a held case, by any place they have or had here, or as its family."""
    walled = MediatorCase.objects.filter(case=case, user_id=mediator.user_id, state=Standing.WALLED)
    is_kept_from_it = access.is_own_case(case, mediator.user_id) or access.is_shut_out(case, mediator.user_id)
    return is_kept_from_it or walled.exists()


def own_assignment(case_id: UUID, by: Principal) -> MediatorCase:
    """Return the assignment of whoever acts. Raises NoSuchThing, the same as when there is no such case."""
    if by.user_id is None:
        raise NoSuchThing
    own = MediatorCase.objects.filter(case_id=case_id, user_id=by.user_id, state=Standing.ASSIGNED).first()
    if own is None:
        raise NoSuchThing
    return own


def begin(case: "Case", mediator: Mediator, state: Standing, **columns: object) -> MediatorCase:
    """Store what a mediator is to a held case, the first time."""
    return MediatorCase.objects.create(
        case=case,
        mediator=mediator,
        user_id=mediator.user_id,
        child_initials=case.child_initials,
        council=case.local_authority.short_name,
        state=state,
        **columns,
    )


def release(case: "Case", standing: MediatorCase, *, at: datetime, by: Principal) -> None:
    """End an assignment on a held case; the caller has checked who may, and is vouched for."""
    standing.state = MEDIATOR_CASE.after("release", standing.state)
    standing.ended_at, standing.cleared_at = at, None
    standing.save(update_fields=["state", "ended_at", "cleared_at"])
    end_access(case_id=case.id, user_id=standing.user_id, role=MEDIATOR.code, at=at, by=by)
    record(MediatorReleased(case_id=case.id, mediator_id=standing.mediator_id))


def release_all(case: "Case", *, at: datetime, by: Principal) -> None:
    """End every assignment on a held case, for what a mediator was asked about is another; as `release`."""
    assigned = MediatorCase.objects.select_for_update().filter(case=case, state=Standing.ASSIGNED)
    for standing in assigned.order_by("id"):
        release(case, standing, at=at, by=by)


def shut_out(
    case: "Case",
    mediator: Mediator,
    because: Conflict,
    *,
    declared: bool,
    at: datetime,
    by: Principal,
    words: str = "",
) -> None:
    """Shut a mediator out of a held case for good: row, access and wall in one transaction."""
    standing = standing_of(case, mediator)
    if standing is None:
        begin(case, mediator, Standing.WALLED, ended_at=at, because=because)
    else:
        standing.state = MEDIATOR_CASE.after("wall", standing.state)
        standing.ended_at, standing.cleared_at, standing.because = at, None, because
        standing.save(update_fields=["state", "ended_at", "cleared_at", "because"])
    end_access(case_id=case.id, user_id=mediator.user_id, role=MEDIATOR.code, at=at, by=by)
    build_wall(
        case_id=case.id, user_id=mediator.user_id, reason=words or because.label, for_good=True, at=at, by=by
    )
    record(MediatorWalled(case_id=case.id, mediator_id=mediator.id, declared=declared))
