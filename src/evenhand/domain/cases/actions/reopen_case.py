"""Take a closed case up again, where it was closed."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.events import CaseReopened
from evenhand.domain.cases.holding import hold, move, work_out_dates
from evenhand.domain.cases.states import WhyReopened
from evenhand.domain.identity.roles import Permission


@action
def reopen_case(*, case_id: UUID, why: WhyReopened, at: datetime, by: Principal) -> None:
    """Take a case up again in the state in which it was closed; its clocks are counted from the same facts as before.

    Whoever helped the family is not let in again: it asks them anew. Raises NotNow for a case that is open.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CLOSE_CASE, case)
    before = case.closed_from or case.state
    case.closed_at, case.closed_from = None, ""
    move(case, f"reopen_{before}", "closed_at", "closed_from")
    record(CaseReopened(case_id=case.id, why=why))
    work_out_dates(case, because="the case was taken up again", at=at)
