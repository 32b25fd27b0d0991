"""What the council and health bodies have done about a mediation, as the family reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.core.clock import LONDON, london_day
from evenhand.design.words import day, listed, moment
from evenhand.domain.certificates.deeming import Asking
from evenhand.domain.referrals.queries import Asked
from evenhand.domain.referrals.states import ReferralState

CANNOT_ARRANGE = (
    "The council told us that it cannot arrange the mediation in time. So we must issue your certificate, as if you "
    "had taken part.",
    "You can still mediate. Do not wait for it with an appeal: a later meeting brings no new certificate and no "
    "more time.",
)


def arranging(asked: Iterable[Asked], offers: Iterable[Any], today: date) -> tuple[str, ...]:
    """Return sentences about who was told, which dates are offered, and what follows when none can be."""
    running = [one for one in asked if one.state != ReferralState.ENDED]
    if not running:
        return ()
    said = [
        f"{one.body_name} was told on {day(london_day(one.handed_over_at))} that you want mediation."
        for one in running
    ]
    dates = [moment(offer.starts_at.astimezone(LONDON)) for offer in offers]
    if dates:
        offered = "These dates are offered" if len(dates) > 1 else "This date is offered"
        said.append(f"{offered}: {listed(dates, 'or')}. Call us to say what suits you, or that nothing does.")
    if any(one.state == ReferralState.CANNOT_ARRANGE for one in running):
        said += CANNOT_ARRANGE
    elif not dates and any(one.state in (ReferralState.HANDED_OVER, ReferralState.OPENED) for one in running):
        said.append("No date is offered yet. We ask again when days go by without one.")
    return tuple(said)


@dataclass(frozen=True)
class Silent:
    """What a family can do, or has done, when its council let the thirty days go by."""

    sentences: tuple[str, ...]
    may_ask: bool


def when_silent(asking: Asking) -> Silent | None:
    """Return what to say once the thirty days have gone and the council is silent; None at any other time."""
    if asking.reasons or asking.arrange_by is None:
        return None
    if asking.asked_on:
        said = f"You asked for a certificate on {day(asking.asked_on)}. A manager of ours decides about it."
        return Silent((said, "Do not wait for a meeting with an appeal: it brings no more time."), False)
    return Silent(
        (
            f"The council had until {day(asking.arrange_by)} to arrange a meeting, and did not.",
            "You can go on waiting, or ask us for a certificate as if you had taken part. Read first what it does "
            "to your time to appeal.",
        ),
        True,
    )
