"""Remind a body of its thirty days, and notice its silence."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.referrals.events import BodyNudged, SilenceNoticed
from evenhand.domain.referrals.holding import hold, note
from evenhand.domain.referrals.models import Nudge
from evenhand.domain.referrals.notices import tell_body
from evenhand.domain.referrals.states import WAITING, ReferralState

# Days after the body was told. From the third on, silence is our business too.
NUDGES = (10, 20, 25, 30)
SILENT_FROM = 20


@action
def nudge_body(*, referral_id: UUID, day: int, at: datetime, by: Principal) -> None:
    """Remind a body, once for each of the days in NUDGES; late in its time without a date, the adviser is told too."""
    if not by.is_service:
        raise NotAllowed("remind a council or health body")
    referral = hold(referral_id)
    quiet = referral.state in WAITING
    if not quiet or day not in NUDGES or Nudge.objects.filter(referral=referral, day=day).exists():
        already_done()
        return
    Nudge.objects.create(
        referral=referral, case_id=referral.case_id, body_id=referral.body_id, day=day, made_at=at
    )
    tell_body(referral.case, referral, "days_run", at=at, by=by, once=f"day {day} {referral.id}")
    note(referral, BodyNudged, day=day)
    if day >= SILENT_FROM and referral.state != ReferralState.OFFERED:
        note(referral, SilenceNoticed, day=day)
