"""End somebody's part beside a family."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import WORKER, Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, beside
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Companion
from evenhand.domain.cases.states import BESIDE, CompanionEnded, CompanionKind
from evenhand.domain.identity.roles import Permission


@action
def end_support(*, companion_id: UUID, at: datetime, by: Principal) -> None:
    """End somebody's part beside a family at once: their next statement sees nothing of its case.

    Whoever holds the right may, and they themselves, without a reason; for a second parent staff may, when either
    parent asks to be kept apart. Nothing else of anybody moves: a parent who leaves can ask in a case of their own.
    """
    asked = Companion.objects.filter(id=companion_id).first()
    own = asked is not None and by.user_id is not None and asked.user_id == by.user_id
    ending = by.for_case(asked.case_id) if asked and own else by
    with acting_as(ending):
        case, companion = beside.hold_companion(companion_id, ending)
        if not own:
            _require_may_end(companion, access.permissions(by, case))
        is_there = companion.state in BESIDE
        because = CompanionEnded.BY_THEMSELVES if own else CompanionEnded.BY_FAMILY
        if companion.kind == CompanionKind.PARENT:
            because = CompanionEnded.KEPT_APART
        if is_there:
            with acting_as(by.for_case(case.id)):
                beside.let_go(companion, "end", because, at=at)
    if not is_there:
        already_done()


@action
def expire_support(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Say of everybody whose last day beside a family is over that it is; they have seen nothing since.

    Only the service itself calls this.
    """
    if by.name != WORKER:
        raise NotAllowed("let time pass")
    case = hold(case_id, by)
    over = beside.over(case, at)
    for companion in over:
        beside.let_go(companion, "expire", CompanionEnded.TIME_OVER, at=at)
    if not over:
        already_done()


def _require_may_end(companion: Companion, held: frozenset[Permission]) -> None:
    staff_may = companion.kind == CompanionKind.PARENT and Permission.ADD_PARENT in held
    if Permission.INVITE not in held and not staff_may:
        raise NotAllowed("end this")
