"""What can be asked about changes of contact details that wait for a second person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.domain.casework.models import DetailsChange
from evenhand.domain.casework.states import ChangeState
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_contact_details import Reach


@dataclass(frozen=True)
class Waiting:
    """A change that waits."""

    id: UUID
    reach: Reach
    """What is different; empty where it stays."""
    protected: bool
    how_checked: str
    asked_at: datetime
    asked_by: UUID | None


def waiting(case_id: UUID) -> Waiting | None:
    """Return the change that waits on a case, to staff who may see what is safe for the family."""
    row = DetailsChange.objects.filter(case_id=case_id, state=ChangeState.WAITING).first()
    if row is None:
        return None
    return Waiting(
        id=row.id,
        reach=Reach(row.email, row.telephone, row.address, row.postcode),
        protected=row.protected,
        how_checked=Checked(row.how_checked).happened,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
    )
