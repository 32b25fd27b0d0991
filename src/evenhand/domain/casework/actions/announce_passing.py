"""Tell ahead that the right of a case becomes the young person's own."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.events import PassingAnnounced
from evenhand.domain.casework.notices import tell_right_passes
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.correspondence.queries import is_promised
from evenhand.domain.people import queries as people

# So many days before the day, and what goes on the list then. The family hears it both times.
FIRST_WARNING = 60
WARNINGS = ((14, TaskKind.RIGHT_PASSES_IN_DAYS), (FIRST_WARNING, TaskKind.RIGHT_PASSES_SOON))


@action
def announce_passing(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Tell the parent from which day the right is their child's, and put it on the list for that day: once a warning.

    Where days went by without anything running, the nearer warning stands for both. Only the service calls this.
    """
    if by.name != WORKER:
        raise NotAllowed("announce that the right passes")
    case = hold(case_id, by)
    day, today = case.right_passes_on, clock.london_day(at)
    left = (day - today).days if day else 0
    due = next(((ahead, kind) for ahead, kind in WARNINGS if 0 < left <= ahead), None)
    asked = people.who_asked(case.id, case.child_id)
    if day is None or due is None or asked is None or case.closed_at is not None:
        already_done()
        return
    ahead, kind = due
    once = f"{day} {ahead}"
    if is_promised(case.id, asked, "right_passes", once):
        already_done()
        return
    tell_right_passes(case, on=day, once=once, at=at, by=by)
    add_task(case_id=case.id, kind=kind, due_on=day, at=at, by=by)
    record(PassingAnnounced(case_id=case.id, day=day, days_before=ahead))
