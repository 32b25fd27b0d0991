"""Offer a date for the mediation, and take one back."""

from datetime import datetime, timedelta
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.core.principals import Principal
from evenhand.domain.referrals.events import DateOffered, OfferWithdrawn
from evenhand.domain.referrals.holding import hold_to_answer, move, note
from evenhand.domain.referrals.models import Offer
from evenhand.domain.referrals.states import OFFER, WAITING, OfferState, ReferralState

SHORTEST = timedelta(hours=2)
MOST = 12


class NotThatTime(Refused):
    """A mediation cannot be held at that time."""


@action
def offer_date(*, referral_id: UUID, starts_at: datetime, minutes: int, at: datetime, by: Principal) -> Offer:
    """Offer a time that the body keeps free, with somebody who can decide: two hours at least.

    The same time offered twice is one offer. Raises NotThatTime, NotNow when no dates are asked for now.
    """
    referral = hold_to_answer(referral_id, by)
    if referral.state not in (*WAITING, ReferralState.CANNOT_ARRANGE):
        raise NotNow("The date was not offered.", "No dates are asked for now.", "Go back to the request.")
    ends_at = starts_at + timedelta(minutes=minutes)
    _require_possible(starts_at, ends_at, at)
    open_offers = Offer.objects.filter(referral=referral, state=OfferState.OPEN)
    if (same := open_offers.filter(starts_at=starts_at).first()) is not None:
        already_done()
        return same
    if open_offers.count() >= MOST:
        raise NotThatTime(
            "The date was not offered.",
            f"There are {MOST} dates already.",
            "Take one back first, then add this one.",
        )
    offer = Offer.objects.create(
        referral=referral,
        case_id=referral.case_id,
        body_id=referral.body_id,
        starts_at=starts_at,
        ends_at=ends_at,
        offered_at=at,
        offered_by=by.user_id,
    )
    move(referral, "offer")
    note(referral, DateOffered, starts_at=starts_at)
    return offer


@action
def withdraw_offer(*, referral_id: UUID, offer_id: UUID, at: datetime, by: Principal) -> None:
    """Take an offered date back, as long as nothing is booked on it."""
    referral = hold_to_answer(referral_id, by)
    offer = Offer.objects.filter(id=offer_id, referral=referral).first()
    if offer is None:
        raise NoSuchThing
    offer.state = OFFER.after("withdraw", offer.state)
    offer.save(update_fields=["state"])
    note(referral, OfferWithdrawn, starts_at=offer.starts_at)
    if (
        referral.state == ReferralState.OFFERED
        and not Offer.objects.filter(referral=referral, state=OfferState.OPEN).exists()
    ):
        move(referral, "take_back_offers")


def _require_possible(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    if starts_at <= at:
        raise NotThatTime(
            "The date was not offered.", "It lies in the past.", "Choose a time that lies ahead."
        )
    if ends_at - starts_at < SHORTEST:
        raise NotThatTime(
            "The date was not offered.",
            "A mediation needs two hours at least, so that nobody is rushed.",
            "Offer two hours or more.",
        )
