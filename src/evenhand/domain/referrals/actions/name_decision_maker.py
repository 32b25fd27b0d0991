"""Name who can decide for a body."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import Refused
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.holding import hold as hold_case
from evenhand.domain.identity.addresses import plain
from evenhand.domain.referrals.deciding import WHOLE, note_who_decides
from evenhand.domain.referrals.events import DecisionMakerNamed
from evenhand.domain.referrals.holding import hold_to_answer, note
from evenhand.domain.referrals.models import DecisionMaker
from evenhand.domain.referrals.states import RUNNING, ReferralState

__all__ = ["WHOLE", "NoAuthority", "name_decision_maker"]


class NoAuthority(Refused):
    """Somebody was named who can decide nothing that is in dispute."""


@action
def name_decision_maker(
    *,
    referral_id: UUID,
    name: str,
    job_title: str,
    email: str,
    authority_over: tuple[str, ...],
    is_deputy: bool,
    at: datetime,
    by: Principal,
) -> DecisionMaker:
    """Name somebody with authority to resolve issues (regulation 37(1)), or their deputy; the one before is let go.

    `authority_over` are parts in dispute, among those that the body was told of; where none is named in the request
    (a refusal to assess), it holds "decision". Raises NoAuthority when it is empty.
    """
    referral = hold_to_answer(referral_id, by)
    case = hold_case(referral.case_id, by)
    asked = tuple(referral.sections) or (WHOLE,)
    covers = tuple(part for part in asked if part in authority_over)
    if not covers:
        raise NoAuthority(
            "Nobody was named.",
            "The person must be able to decide about at least one of the things in dispute, without asking anybody.",
            "Tick what they may decide about, or name somebody who can.",
        )
    if ReferralState(referral.state) not in RUNNING:
        raise NoAuthority(
            "Nobody was named.", "The mediation is no longer wanted.", "There is nothing to do."
        )
    DecisionMaker.objects.filter(referral=referral, is_deputy=is_deputy, ended_at=None).update(ended_at=at)
    named = DecisionMaker.objects.create(
        referral=referral,
        case_id=referral.case_id,
        body_id=referral.body_id,
        name=name,
        job_title=job_title,
        email=plain(email),
        is_deputy=is_deputy,
        authority_over=list(covers),
        named_at=at,
        named_by=by.user_id,
    )
    note(referral, DecisionMakerNamed, is_deputy=is_deputy, covers_all=set(covers) == set(asked))
    writer = by.for_case(case.id)
    with acting_as(writer):  # whether everything is covered turns on what the other bodies did, too
        note_who_decides(case, at=at, by=writer)
    return named
