"""Take a closed case up again, where it was closed."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.close_case import BECAUSE
from evenhand.domain.cases.duties import Moved, explained
from evenhand.domain.cases.events import CaseReopened, DatesMoved
from evenhand.domain.cases.holding import hold, move, work_out_dates
from evenhand.domain.cases.models import Case, Duty
from evenhand.domain.cases.passing import work_out_passing
from evenhand.domain.cases.states import DutyState, WhyReopened
from evenhand.domain.identity.queries import caseworkers
from evenhand.domain.identity.roles import Permission
from evenhand.statute.deadline import Deadline

AGAIN = "the case was taken up again"


@action
def reopen_case(*, case_id: UUID, why: WhyReopened, at: datetime, by: Principal) -> None:
    """Take a case up again in the state in which it was closed; its clocks are counted from the same facts as before.

    The law may have come to be read otherwise since: a date that is nearer than the one shown is never changed in
    silence. Whoever helped the family is not let in again, and whoever had the case and is gone has it no longer.
    Raises NotNow for a case that is open.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CLOSE_CASE, case)
    if not case.closed_from:
        raise NotNow("The case was not taken up again.", "It is open.", "Go back to the case.")
    shown = _shown_before(case)
    before, case.closed_at, case.closed_from = case.closed_from, None, ""
    if is_left := case.caseworker_id is not None and not _can_have(case, case.caseworker_id):
        case.caseworker = None
    move(case, f"reopen_{before}", "closed_at", "closed_from", "caseworker")
    record(CaseReopened(case_id=case.id, why=why, is_left=is_left))
    work_out_passing(case, at=at)
    _say_what_moved(case, work_out_dates(case, because=AGAIN, at=at), shown)


def _shown_before(case: Case) -> dict[str, Deadline]:
    """Return the date of each rule that was running when the case was closed, and was shown until then."""
    assert case.closed_at is not None, "it is closed"
    ended = Duty.objects.filter(case=case, state=DutyState.SUPERSEDED, closed_because=BECAUSE)
    last = ended.filter(closed_on=london_day(case.closed_at)).order_by("made_at")
    return {duty.rule: explained(duty) for duty in last}


def _say_what_moved(case: Case, moved: list[Moved], shown: dict[str, Deadline]) -> None:
    again = [replace(one, was=shown[one.rule]) for one in moved if one.was is None and one.rule in shown]
    changed = [one for one in again if _dates(one.was) != _dates(one.now)]
    if changed:
        record(
            DatesMoved(
                case_id=case.id,
                rules=tuple(one.rule for one in changed),
                shorter=tuple(one.rule for one in changed if one.is_shorter),
                because=AGAIN,
            )
        )


def _dates(deadline: Deadline | None) -> tuple[date, date] | None:
    return (deadline.due_on, deadline.safe_on) if deadline else None


def _can_have(case: Case, user_id: UUID) -> bool:
    works_here = user_id in {one.user_id for one in caseworkers(case.provider_id)}
    return works_here and not access.kept_from([case.id], [user_id])
