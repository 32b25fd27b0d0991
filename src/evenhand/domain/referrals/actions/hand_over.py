"""Hand the family's wish to mediate over to the council, and end that."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.admit_body import admit_body, end_party
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold as hold_case
from evenhand.domain.cases.holding import note_fact
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.correspondence.actions.drop_unsent import drop_unsent
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people.vouching import require_vouched
from evenhand.domain.referrals.deciding import note_who_decides
from evenhand.domain.referrals.events import HandedOver, ReferralCalledBack, ReferralEnded, ReferralEvent
from evenhand.domain.referrals.holding import move, note
from evenhand.domain.referrals.models import Referral
from evenhand.domain.referrals.notices import tell_body
from evenhand.domain.referrals.referring import refer

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def hand_over(
    *, case_id: UUID, at: datetime, by: Principal, share_words: bool | None = None
) -> Referral | None:
    """Tell the council that the family wants to mediate, and about what (section 52(3)); None if it has no post here.

    Called by the action that records the choice, in its transaction: the notice to the portal and the e-mail are
    promised with it or not at all, and "the council informed" is a fact of its own, made the same minute. Asked
    again it changes nothing. `share_words` says whether the family's own words go with it; None takes its earlier
    answer.
    """
    require_vouched(by, case_id, "hand this request over")
    case = hold_case(case_id, by)
    body = organisations.body_of(case.local_authority_id)
    if body is None:
        already_done()
        return None
    running = Referral.objects.filter(case=case, body_id=body.id, ended_at=None).first()
    if running is not None:
        already_done()
        return running
    crashpoint("handover.before-row")
    referral = refer(case, body.id, health_only=False, at=at, share_words=share_words)
    admit_body(case_id=case.id, body_id=body.id, at=at, by=by)
    today = clock.london_day(at)
    note_fact(case, FactKind.LA_INFORMED, happened_on=today, at=at, by=by, evidence=Evidence.OWN_RECORD)
    note_who_decides(case, at=at, by=by)
    note(referral, HandedOver)
    crashpoint("handover.before-notice")
    tell_body(case, referral, "mediation_wanted", at=at, by=by, once=f"referral {referral.id}")
    crashpoint("handover.after-notice")
    return referral


@action
def end_referrals(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Tell every body that the mediation is no longer wanted, and end what its officers see of the case.

    A body that agreed to something goes on seeing it: it is bound by that, whatever the family does next.
    Called by the action that records it: the family withdrew, or wants a certificate without mediation.
    """
    require_vouched(by, case_id, "end this request")
    case = hold_case(case_id, by)
    agreed = bool(law_facts(case, clock.london_day(at)).agreed_actions)
    ended = _end(case, ReferralEnded, "mediation_not_wanted", at=at, by=by)
    for referral in ended if not agreed else ():
        end_party(case_id=case.id, body_id=referral.body_id, at=at, by=by)
    if not ended:
        already_done()


@action
def call_back(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Tell every body that the case is not its own any more, and end what its officers see of it.

    Called by the action that gives the case another council. What was sent to a body stays with it as it was sent;
    what has not gone yet does not go.
    """
    require_vouched(by, case_id, "call this request back")
    case = hold_case(case_id, by)
    parties = list(access.open_parties().filter(case=case).values_list("body_id", flat=True))
    for body_id in parties:
        drop_unsent(case_id=case.id, body_id=body_id, by=by)
    ended = _end(case, ReferralCalledBack, "not_your_case", at=at, by=by)
    for body_id in parties:
        end_party(case_id=case.id, body_id=body_id, at=at, by=by)
    if not ended and not parties:
        already_done()


def _end(
    case: "Case", event: type[ReferralEvent], purpose: str, *, at: datetime, by: Principal
) -> list[Referral]:
    running = list(Referral.objects.select_for_update().filter(case=case, ended_at=None))
    for referral in running:
        referral.ended_at = at
        move(referral, "end", "ended_at")
        note(referral, event)
        tell_body(case, referral, purpose, at=at, by=by, once=f"ended {referral.id}")
    return running
