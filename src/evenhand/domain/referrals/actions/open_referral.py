"""Open what a body is asked."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.referrals.events import ReferralOpened
from evenhand.domain.referrals.holding import hold, move, note
from evenhand.domain.referrals.states import ReferralState


@action
def open_referral(*, referral_id: UUID, at: datetime, by: Principal) -> None:
    """Note that an officer opened it, the first time. It changes no date: the days run from when it was handed over."""
    referral = hold(referral_id)
    identity.require_office(by, Permission.SEE_INBOX, referral.body_id)
    if referral.state != ReferralState.HANDED_OVER:
        already_done()
        return
    referral.opened_at, referral.opened_by = at, by.user_id
    move(referral, "open", "opened_at", "opened_by")
    note(referral, ReferralOpened)
