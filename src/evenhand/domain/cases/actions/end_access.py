"""End what somebody may read of a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.events import AccessEnded
from evenhand.domain.cases.models import Grant
from evenhand.domain.people.vouching import require_vouched


@action
def end_access(*, case_id: UUID, user_id: UUID, role: str, at: datetime, by: Principal) -> None:
    """End somebody's role on a case: their next statement sees nothing through it."""
    require_vouched(by, case_id, "end access to this case")
    if not Grant.objects.filter(case_id=case_id, user_id=user_id, role=role, ends_at=None).update(ends_at=at):
        already_done()
        return
    record(AccessEnded(case_id=case_id, user_id=user_id, role=role))
