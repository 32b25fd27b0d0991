"""Let somebody who looks after safety read more of a case, for an hour."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.events import AccessLent
from evenhand.domain.cases.models import Grant
from evenhand.domain.identity.roles import BREAK_GLASS


@action
def lend_access(
    *, case_id: UUID, grant_id: UUID, user_id: UUID, until: datetime, at: datetime, by: Principal
) -> Grant:
    """Give somebody the compartments of BREAK_GLASS until a moment. Called with the record of why.

    The database refuses such a grant without its record (see the guarantees of safeguarding).
    """
    if by.case_id != case_id:
        raise NotAllowed("give access to this case")
    grant = Grant.objects.create(
        id=grant_id,
        case_id=case_id,
        user_id=user_id,
        role=BREAK_GLASS.code,
        compartments=[compartment.value for compartment in BREAK_GLASS.compartments],
        evidence=f"opening {grant_id}",
        granted_by=by.user_id,
        starts_at=at,
        ends_at=until,
    )
    record(AccessLent(case_id=case_id, user_id=user_id, grant_id=grant_id))
    return grant
