"""Let somebody read parts of a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases.events import AccessGranted
from evenhand.domain.cases.models import Grant
from evenhand.domain.identity.roles import CASE_ROLES


@action
def grant_access(
    *,
    case_id: UUID,
    user_id: UUID,
    person_id: UUID | None,
    role: str,
    evidence: str,
    at: datetime,
    by: Principal,
    compartments: tuple[Compartment, ...] | None = None,
    ends_at: datetime | None = None,
) -> Grant:
    """Give somebody a role on a case, with the evidence for it. Called by an action of the case that checked who may.

    They read what their role may, or fewer `compartments`, and until `ends_at` where that is said.
    """
    if by.case_id != case_id:
        raise NotAllowed("give access to this case")
    grant = Grant.objects.create(
        case_id=case_id,
        user_id=user_id,
        person_id=person_id,
        role=role,
        compartments=[each.value for each in _fewer(CASE_ROLES[role].compartments, compartments)],
        evidence=evidence,
        granted_by=by.user_id,
        starts_at=at,
        ends_at=ends_at,
    )
    record(AccessGranted(case_id=case_id, user_id=user_id, role=role))
    return grant


def _fewer(may: tuple[Compartment, ...], wanted: tuple[Compartment, ...] | None) -> tuple[Compartment, ...]:
    """Return the compartments of a role that are wanted: never one that the role has not."""
    return may if wanted is None else tuple(each for each in may if each in wanted)
