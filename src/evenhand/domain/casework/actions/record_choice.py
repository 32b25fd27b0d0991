"""Record what the family chose."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed, NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import choice_of
from evenhand.domain.cases.hearing import require_heard
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.queries import law_facts, law_of, standing_facts
from evenhand.domain.cases.states import CASE, CaseState
from evenhand.domain.casework.choice import FACT_OF, Choice, move_of, supposing_told, target_of
from evenhand.domain.casework.events import ChoiceRecorded
from evenhand.domain.casework.notices import tell_choice
from evenhand.domain.identity.roles import Permission
from evenhand.domain.referrals.actions.hand_over import end_referrals, hand_over

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


# Where a "no" has led to its end: a day said earlier is a correction, not a new choice.
SETTLED = (CaseState.CERTIFIED, CaseState.NOT_NEEDED, CaseState.LEAVE_SIGNPOSTED)


class CouncilIsAnother(Refused):
    """The case has another council than the one that the family read about."""

    code = "council-is-another"

    def __init__(self) -> None:
        super().__init__(
            "Your choice was not recorded.",
            "Your council is another one now.",
            "Open this page again, and read which council it is and what it learns.",
        )


class NotThatDay(Refused):
    """The family cannot have said this on that day."""


@action
def record_choice(
    *,
    case_id: UUID,
    choice: Choice,
    told_on: date,
    evidence: str,
    at: datetime,
    by: Principal,
    share_words: bool | None = None,
    council: str = "",
) -> str:
    """Record the family's choice, or its change of mind, and return the move of the case that followed.

    The family makes it for itself, or staff record what it said. A wish to mediate is handed over to the council in
    the same transaction; `share_words` says whether its own words go with it, and None takes what it answered in its
    request. `council` is the one of which it read what that is told, where it read it. Saying the same again changes
    nothing. Raises CouncilIsAnother where that is not the case's, NotThatDay for a day that cannot be, NotNow when the
    case is past it.
    """
    case = hold(case_id, by)
    if not access.permissions(by, case) & {Permission.CHOOSE, Permission.RECORD_CHOICE}:
        raise NotAllowed(Permission.RECORD_CHOICE.value)
    require_heard(case)
    if council and council != case.local_authority_id:
        raise CouncilIsAnother
    return note_choice(
        case, choice, told_on=told_on, evidence=evidence, at=at, by=by, share_words=share_words
    )


def note_choice(
    case: "Case",
    choice: Choice,
    *,
    told_on: date,
    evidence: str,
    at: datetime,
    by: Principal,
    share_words: bool | None = None,
) -> str:
    """Note a choice on a held case and return the move that followed; the caller has checked who may."""
    supposed = supposing_told(law_facts(case, clock.london_day(at)), choice, told_on)
    outcome = move_of(choice, supposed, law_of(case).readings)
    if _is_said(case, choice, told_on, outcome):
        already_done()
        return outcome
    _check(case, choice, told_on, outcome, clock.london_day(at))
    move(case, outcome)
    note_fact(case, FACT_OF[choice], happened_on=told_on, at=at, by=by, evidence=evidence)
    if choice == Choice.MEDIATION:
        hand_over(case_id=case.id, at=at, by=by.for_case(case.id), share_words=share_words)
    else:
        end_referrals(case_id=case.id, at=at, by=by.for_case(case.id))
    shares = share_words if choice == Choice.MEDIATION else None
    record(
        ChoiceRecorded(case_id=case.id, choice=choice, told_on=told_on, outcome=outcome, shares_words=shares)
    )
    work_out_dates(case, because=f"the family told us: {Choice(choice).label.lower()}", at=at)
    tell_choice(case, choice, told_on, outcome, supposed, at=at, by=by.for_case(case.id))
    return outcome


def _is_said(case: "Case", choice: Choice, told_on: date, outcome: str) -> bool:
    """Tell whether the same was said before and nothing would change."""
    kind, since = choice_of(standing_facts(case.id))
    if kind != FACT_OF[choice] or case.state != target_of(outcome):
        return False
    return case.state in SETTLED or told_on >= (since or told_on)


def _check(case: "Case", choice: Choice, told_on: date, outcome: str, today: date) -> None:
    if told_on > today:
        raise NotThatDay(
            "The choice was not recorded.",
            "The day lies ahead.",
            "Check the day on which the family said it.",
        )
    kind, since = choice_of(standing_facts(case.id))
    if since and told_on < since and kind != FACT_OF[choice]:
        raise NotThatDay(
            "The choice was not recorded.",
            "The family has told us something else since that day.",
            "Check the day, or correct the later one if it is wrong.",
        )
    if not CASE.allows(outcome, case.state):
        raise NotNow(
            "The choice was not recorded.",
            f"The case is now: {CaseState(case.state).label}.",
            "Go back to the case to see what can be done next.",
        )
