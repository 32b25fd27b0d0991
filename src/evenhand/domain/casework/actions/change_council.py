"""Give a case another council: one that was chosen by mistake is put right, or the family moved."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core import clock, events
from evenhand.core.actions import action
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.beside import let_go_with_council
from evenhand.domain.cases.duties import Moved
from evenhand.domain.cases.facts import FactKind, council_was_told
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.queries import standing_facts
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework.council import (
    NOT_CHANGED,
    CannotChangeCouncil,
    is_silent,
    is_told_late,
    loses_days,
    require_may_change,
)
from evenhand.domain.casework.events import CouncilChanged
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.panel.holding import release_all
from evenhand.domain.referrals.actions.hand_over import call_back


@action
def change_council(
    *,
    case_id: UUID,
    council: str,
    why: WhyCouncil,
    evidence: str,
    at: datetime,
    by: Principal,
    reason: str = "",
    transferred_on: date | None = None,
    declined: bool = False,
) -> list[Moved]:
    """Make another council the council of a case, and return which clocks moved.

    A mistake is put right with a `reason`; a family that moved takes its plan with it on the day on which that was
    transferred (SI 2014/1530 reg 15). From the next statement on the council before sees nothing of the case, and
    the next one nothing of what was said with it: what the family agreed to share, it agreed to for that council. A
    wish to mediate is asked for again, and so is every mediator; a "no" and a certificate stand. Whoever answers for
    the next council stands beside the family no longer, nor does the other parent where the family moved.

    `declined` says that the family was asked, and does not want the certificate that it could have because the council
    is silent. Raises CannotChangeCouncil.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    at = _after_what_was_said(case_id, at)
    today = clock.london_day(at)
    _require_said(why, reason, transferred_on, today)
    service = require_may_change(case, council, why, today, declined=declined)
    changed = CouncilChanged(
        case_id=case_id,
        why=why,
        was=local_authority_name(case.local_authority_id),
        council=service.local_authority_name,
        was_told=council_was_told(standing_facts(case_id)),
        told_after=why == WhyCouncil.MOVED and is_told_late(case, transferred_on),
        days_lost=loses_days(case, why, today),
        declined=declined and is_silent(case, today),
    )
    call_back(case_id=case_id, at=at, by=by.for_case(case_id))
    crashpoint("council.called-back")
    release_all(case, at=at, by=by.for_case(case_id))
    note_fact(
        case,
        FactKind.COUNCIL,
        value=council,
        happened_on=transferred_on,
        reason=reason,
        evidence=evidence,
        at=at,
        by=by,
    )
    case.local_authority_id, case.team_id, case.council_since = council, service.team_id, at
    case.save(update_fields=["local_authority", "team", "council_since"])
    if case.state == CaseState.WANTS_MEDIATION:
        move(case, "ask_again")
    with acting_as(by.for_case(case_id)):
        let_go_with_council(case, parents=why == WhyCouncil.MOVED, at=at)
    record(changed)
    return work_out_dates(case, because="the case has another council", at=at)


def _after_what_was_said(case_id: UUID, at: datetime) -> datetime:
    """Return the moment of a change on a held case: not before what somebody said who began later and held it first.

    What was said is the council's before as long as its moment is not past that of the change.
    """
    return max((at, *(one.at for one in events.of_case(case_id) if one.at > clock.now())))


def _require_said(why: WhyCouncil, reason: str, transferred_on: date | None, today: date) -> None:
    if why == WhyCouncil.MISTAKE and not reason.strip():
        raise CannotChangeCouncil(
            NOT_CHANGED, "It does not say why the other one was wrong.", "Write how the mistake came about."
        )
    if why == WhyCouncil.MOVED and (transferred_on is None or transferred_on > today):
        raise CannotChangeCouncil(
            NOT_CHANGED,
            "A plan is its new council’s from the day on which it was transferred.",
            "Write that day. If it lies ahead, come back then.",
        )
