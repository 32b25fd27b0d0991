"""End the clocks of a family whose time has gone."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.cases import duties
from evenhand.domain.cases.events import TimeWentBy
from evenhand.domain.cases.holding import hold


@action
def let_time_pass(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Mark as missed what a family had to do by a day that is over, so that a list shows what can still be done.

    Nobody told us that it was done; when somebody does, the record is corrected. A clock of ours or of the
    council never ends this way: it stays overdue until it is done. Only the service itself calls this.
    """
    if by.name != WORKER:
        raise NotAllowed("let time pass")
    case = hold(case_id, by)
    over = duties.end_what_is_over(case, clock.london_day(at))
    if not over:
        already_done()
        return
    record(TimeWentBy(case_id=case_id, rules=over))
