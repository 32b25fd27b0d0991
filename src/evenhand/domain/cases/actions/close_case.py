"""Close a case on which nothing is left to do."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, beside
from evenhand.domain.cases.holding import hold, move, work_out_dates
from evenhand.domain.cases.models import Case, Duty
from evenhand.domain.cases.states import CompanionEnded, DutyState
from evenhand.domain.identity.roles import Permission
from evenhand.statute.agreement_rules import AFTER_AGREEMENT
from evenhand.statute.words import day_in_words

# By which a duty is known that ended for no other reason.
BECAUSE = "the case was closed"
PROMISED = [rule.id for rule in AFTER_AGREEMENT]


@action
def close_case(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Close a case: its clocks end with that reason, its certificate and record stay; whoever helped sees nothing.

    Raises NotNow while the time runs in which something agreed is to be done: the family counts on our asking.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CLOSE_CASE, case)
    _require_nothing_promised(case, london_day(at))
    beside.let_all_go(case, CompanionEnded.CASE_CLOSED, at=at)
    case.closed_at, case.closed_from = at, case.state
    move(case, "close_case", "closed_at", "closed_from")
    work_out_dates(case, because=BECAUSE, at=at)


def _require_nothing_promised(case: Case, today: date) -> None:
    running = Duty.objects.filter(case=case, state=DutyState.OPEN, rule__in=PROMISED, due_on__gte=today)
    last = running.order_by("-due_on").values_list("due_on", flat=True).first()
    if last is not None:
        raise NotNow(
            "The case was not closed.",
            f"Something that was agreed in mediation is to be done by {day_in_words(last)}.",
            "Record that it is done, or close the case after that day.",
        )
