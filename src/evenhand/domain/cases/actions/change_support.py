"""Change what a supporter may see, or until when."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, beside
from evenhand.domain.cases.actions.invite_supporter import own_letters
from evenhand.domain.cases.events import CompanionChanged
from evenhand.domain.cases.states import BESIDE, Allowed, CompanionKind, CompanionState
from evenhand.domain.identity.roles import Permission


@action
def change_support(
    *,
    companion_id: UUID,
    allowed: tuple[Allowed, ...],
    letters: tuple[UUID, ...],
    until: date,
    at: datetime,
    by: Principal,
) -> None:
    """Let a supporter see exactly this from now on, until that day: the next statement of theirs follows it.

    Whoever holds the right may. Raises NotThatDay, and NotNow for help that has ended: ask again.
    """
    case, companion = beside.hold_companion(companion_id, by)
    access.require(by, Permission.INVITE, case)
    if companion.state not in BESIDE or companion.kind == CompanionKind.PARENT:
        raise NotNow("Nothing was changed.", "This has ended.", "Ask them again if you want their help.")
    beside.require_last_day(until, london_day(at))
    own = own_letters(case.id, letters)
    changing = by.for_case(case.id)
    with acting_as(changing):
        companion.allowed = [each.value for each in Allowed if each in allowed]
        companion.until = until
        companion.save(update_fields=["allowed", "until"])
        beside.share(case, companion, Allowed.REQUEST in allowed, own, at)
        if companion.state == CompanionState.ACTIVE:
            beside.let_see(case, companion, at=at, by=changing)
        record(
            CompanionChanged(
                case_id=case.id,
                companion_id=companion.id,
                allowed=tuple(companion.allowed),
                letters=len(own),
                until=until,
            )
        )
