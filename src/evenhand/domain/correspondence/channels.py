"""Which way a message may go at this moment: the one place that decides it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from evenhand.core.clock import LONDON
from evenhand.domain.correspondence.states import HeldBecause
from evenhand.domain.people.actions.set_contact_details import Reach

if TYPE_CHECKING:
    from evenhand.domain.people.models import SafeContact


@dataclass(frozen=True)
class ByEmail:
    """It may be sent to this address now."""

    to: str


@dataclass(frozen=True)
class ByPost:
    """It goes on paper."""


@dataclass(frozen=True)
class Wait:
    """It waits: until a moment, or with none until somebody acts."""

    because: HeldBecause
    until: datetime | None = None


@dataclass(frozen=True)
class Never:
    """The person asked us to stop."""


Way = ByEmail | ByPost | Wait | Never


# So long somebody who just asked has to type the code that proves an address, before their message goes on paper.
TIME_TO_PROVE = timedelta(minutes=30)


def way(
    reach: Reach, safety: "SafeContact | None", at: datetime, *, email_is_proved: bool, written_at: datetime
) -> Way:
    """Return which way a message written at a moment may go to somebody at another.

    Knowing nothing about somebody's safety is no permission. An e-mail goes only into a mailbox that is shown to be
    theirs, and theirs alone, within their safe hours; whatever may not go by e-mail goes by post where that is safe.
    """
    if safety is None:
        return Wait(HeldBecause.NOBODY_ASKED)
    if safety.stopped_at is not None and safety.stopped_at <= at:
        return Never()
    by_email = bool(reach.email and safety.may_email and not safety.mailbox_is_shared)
    if by_email and email_is_proved:
        opening = next_safe_moment(at, safety.safe_from, safety.safe_until)
        return ByEmail(reach.email) if opening == at else Wait(HeldBecause.HOURS, opening)
    if by_email and at < written_at + TIME_TO_PROVE:
        return Wait(HeldBecause.NOT_PROVED, written_at + TIME_TO_PROVE)
    if may_post(reach, safety):
        return ByPost()
    return Wait(HeldBecause.NOT_PROVED if by_email else HeldBecause.NO_SAFE_WAY)


def may_post(reach: Reach, safety: "SafeContact | None") -> bool:
    """Tell whether a letter may go to somebody: there is an address, post is safe, nobody asked us to stop."""
    return bool(safety and safety.stopped_at is None and safety.may_post and reach.address)


def next_safe_moment(at: datetime, opens: time | None, closes: time | None) -> datetime:
    """Return `at` if it lies within the safe hours in London, else the moment when they next begin.

    Hours that end before they begin run over midnight. No hours means at any time.
    """
    if opens is None or closes is None:
        return at
    local = at.astimezone(LONDON)
    clock = local.time()
    inside = opens <= clock < closes if opens <= closes else clock >= opens or clock < closes
    if inside:
        return at
    day = local.date() if clock < opens else local.date() + timedelta(days=1)
    return datetime.combine(day, opens, tzinfo=LONDON)
