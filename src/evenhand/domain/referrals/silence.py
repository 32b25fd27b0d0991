"""Bodies that were told of families' wishes days ago and have offered nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals.models import Referral
from evenhand.domain.referrals.states import ReferralState

# As the reminders say it first: on the tenth day.
QUIET = timedelta(days=10)
NOTHING_OFFERED = (ReferralState.HANDED_OVER, ReferralState.OPENED)


@dataclass(frozen=True)
class Silent:
    """A body with how many families wait for it, and since when the first of them does."""

    body: str
    families: int
    unopened: int
    since: date


def silent(by: Principal, provider_ids: Iterable[UUID], today: date) -> list[Silent]:
    """Return the bodies that have offered nothing for ten days or longer, whoever waits longest first."""
    cases = access.of_providers(list(provider_ids), by).filter(closed_at=None)
    rows = Referral.objects.filter(case__in=cases, state__in=NOTHING_OFFERED).order_by("handed_over_at")
    waiting = defaultdict(list)
    for row in rows:
        if london_day(row.handed_over_at) <= today - QUIET:
            waiting[row.body_id].append(row)
    bodies = organisations.bodies(waiting)
    found = [
        Silent(
            bodies[body_id].short_name,
            len(each),
            sum(row.state == ReferralState.HANDED_OVER for row in each),
            london_day(each[0].handed_over_at),
        )
        for body_id, each in waiting.items()
    ]
    return sorted(found, key=lambda one: one.since)
