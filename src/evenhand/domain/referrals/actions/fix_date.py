"""Note that a meeting is arranged with the bodies, and that its date is lost."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.domain.people.vouching import require_vouched
from evenhand.domain.referrals.events import DateFixed, DateLost
from evenhand.domain.referrals.holding import move, note
from evenhand.domain.referrals.models import Offer, Referral
from evenhand.domain.referrals.states import OFFER, REFERRAL, OfferState, ReferralState


@action
def fix_date(*, case_id: UUID, offer_id: UUID | None, at: datetime, by: Principal) -> None:
    """Take an offered date, when one is used, and note with every body on the case that a date is fixed.

    Called by the action that books the meeting. Raises NotNow when the offer was taken or taken back meanwhile.
    """
    require_vouched(by, case_id, "fix a date")
    if offer_id is not None:
        offer = Offer.objects.select_for_update().filter(id=offer_id, case_id=case_id).first()
        if offer is None:
            raise NoSuchThing
        offer.state = OFFER.after("take", offer.state)
        offer.save(update_fields=["state"])
    moved = [one for one in _running(case_id) if REFERRAL.allows("arrange", one.state)]
    for referral in moved:
        move(referral, "arrange")
        note(referral, DateFixed)
    if not moved:
        already_done()


@action
def lose_date(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Note with every body on the case that a new date is needed. What each still offers stands."""
    require_vouched(by, case_id, "give a date back")
    moved = [one for one in _running(case_id) if one.state == ReferralState.ARRANGED]
    for referral in moved:
        move(referral, "lose_date")
        if Offer.objects.filter(referral=referral, state=OfferState.OPEN, starts_at__gt=at).exists():
            move(referral, "offer")
        note(referral, DateLost)
    if not moved:
        already_done()


def _running(case_id: UUID) -> list[Referral]:
    return list(Referral.objects.select_for_update().filter(case_id=case_id, ended_at=None).order_by("id"))
