"""Which way a message may go at this moment: the one place that decides it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from evenhand.core.clock import LONDON
from evenhand.domain.correspondence.states import HeldBecause
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.kinds import Stopped
from evenhand.domain.people.stopping import Stops

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
    """The person asked us to stop, and no law requires it."""


Way = ByEmail | ByPost | Wait | Never
NONE_STOPPED = Stops()


# So long somebody who just asked has to type the code that proves an address, before their message goes on paper.
TIME_TO_PROVE = timedelta(minutes=30)


def way(
    reach: Reach,
    safety: "SafeContact | None",
    at: datetime,
    *,
    email_is_proved: bool,
    written_at: datetime,
    stops: Stops = NONE_STOPPED,
    is_required: bool = False,
    only_on_paper: bool = False,
) -> Way:
    """Return which way a message written at a moment may go to somebody at another.

    Knowing nothing about somebody's safety is no permission. An e-mail goes only into a mailbox that is shown to be
    theirs, and theirs alone, within their safe hours; whatever may not go by e-mail goes by post where that is safe.

    Of whoever asked us to stop, what the law requires goes by what they left open, or waits for somebody here to find
    a way with them. Everything else that would go by a way that they closed is not sent, nor by another in its place.
    """
    ways = _Ways(reach, safety, at, email_is_proved, written_at, only_on_paper)
    if safety is None:
        return Wait(HeldBecause.NOBODY_ASKED)
    if stops.of_everything and not is_required:
        return Never()
    closed = {each for each in (Stopped.EMAIL, Stopped.POST) if stops.closes(each, is_required=is_required)}
    found = ways.best(frozenset())
    if _used(found) not in closed:
        return found
    if not is_required:
        return Never()
    left = ways.best(frozenset(closed))
    return Wait(HeldBecause.STOPPED) if left == Wait(HeldBecause.NO_SAFE_WAY) else left


@dataclass(frozen=True)
class _Ways:
    """What is known of one message and its reader, for the best way that is not closed."""

    reach: Reach
    safety: "SafeContact | None"
    at: datetime
    email_is_proved: bool
    written_at: datetime
    only_on_paper: bool

    def best(self, closed: frozenset[Stopped]) -> Way:
        """Return the way that a message goes when these are closed."""
        safe = self.safety
        by_post = Stopped.POST not in closed and may_post(self.reach, safe)
        by_email = bool(
            safe
            and self.reach.email
            and safe.may_email
            and not safe.mailbox_is_shared
            and not self.only_on_paper
            and Stopped.EMAIL not in closed
        )
        if by_email and safe and self.email_is_proved:
            opening = next_safe_moment(self.at, safe.safe_from, safe.safe_until)
            return ByEmail(self.reach.email) if opening == self.at else Wait(HeldBecause.HOURS, opening)
        if by_email and self.at < self.written_at + TIME_TO_PROVE:
            return Wait(HeldBecause.NOT_PROVED, self.written_at + TIME_TO_PROVE)
        if by_post:
            return ByPost()
        return Wait(HeldBecause.NOT_PROVED if by_email else HeldBecause.NO_SAFE_WAY)


def _used(found: Way) -> Stopped | None:
    """Return by which way a message would go, now or later."""
    if isinstance(found, ByPost):
        return Stopped.POST
    by_email = isinstance(found, ByEmail) or (
        isinstance(found, Wait) and found.because in (HeldBecause.HOURS, HeldBecause.NOT_PROVED)
    )
    return Stopped.EMAIL if by_email else None


def may_post(
    reach: Reach, safety: "SafeContact | None", stops: Stops = NONE_STOPPED, *, is_required: bool = False
) -> bool:
    """Tell whether a letter may go to somebody: there is an address, post is safe, and they have not stopped it."""
    closed = stops.closes(Stopped.POST, is_required=is_required)
    return bool(safety and safety.may_post and reach.address and not closed)


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
