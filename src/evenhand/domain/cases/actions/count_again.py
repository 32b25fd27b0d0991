"""Count a case again by the law that is in use now."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.cases.events import CountedAgain
from evenhand.domain.cases.holding import hold, work_out_dates
from evenhand.domain.cases.passing import work_out_passing
from evenhand.domain.law.in_use import Law, law_of


@action
def count_again(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Work out every date of an open case again after a reading was chosen, or a list of bank holidays confirmed.

    Only the service itself calls this. A case that was counted by this law already stays as it is. A date that comes
    nearer is never changed in silence: the event that says so raises a task to call the family, and has it told.
    """
    if by.name != WORKER:
        raise NotAllowed("count a case again")
    case = hold(case_id, by)
    law = law_of(case.provider_id)
    if case.closed_at is not None or case.counted_with == law.version:
        already_done()
        return
    work_out_passing(case, at=at)
    because = _because(case.counted_with, law)
    moved = [one for one in work_out_dates(case, because=because, at=at) if one.was is not None]
    nearer = sum(one.is_shorter for one in moved)
    record(CountedAgain(case_id=case_id, because=because, law=law.version, moved=len(moved), nearer=nearer))


def _because(counted_with: str, law: Law) -> str:
    """Return why, from the names of the law before and now: the calendar's stands first."""
    before, now = counted_with.partition(" "), law.version.partition(" ")
    said = []
    if before[0] != now[0]:
        said.append("another list of bank holidays was confirmed")
    if before[2] != now[2]:
        said.append("this service reads the law in another way")
    return " and ".join(said)
