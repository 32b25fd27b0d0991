"""Let somebody read parts of a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
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
) -> Grant:
    """Give somebody a role on a case, with the evidence for it. Called while the case is being opened."""
    if by.case_id != case_id:
        raise NotAllowed("give access to this case")
    grant = Grant.objects.create(
        case_id=case_id,
        user_id=user_id,
        person_id=person_id,
        role=role,
        compartments=[compartment.value for compartment in CASE_ROLES[role].compartments],
        evidence=evidence,
        granted_by=by.user_id,
        starts_at=at,
    )
    record(AccessGranted(case_id=case_id, user_id=user_id, role=role))
    return grant
