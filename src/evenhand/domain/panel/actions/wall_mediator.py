"""Shut a mediator out of a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, walls
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel.holding import mediator_for, shut_out, standing_of
from evenhand.domain.panel.states import Conflict, Standing


@action
def wall_mediator(
    *, case_id: UUID, mediator_id: UUID, because: Conflict, at: datetime, by: Principal, words: str = ""
) -> None:
    """Shut a mediator out of a case for good, assigned or not: the whole case is gone for them at once.

    `words` say why more closely than the kind of conflict does. Raises NotNow for a mediator who is also one of the
    last leads or managers who see the case.
    """
    case = hold(case_id, by)
    access.require(by, Permission.KEEP_PANEL, case)
    mediator = mediator_for(case, mediator_id)
    standing = standing_of(case, mediator)
    if standing is not None and standing.state == Standing.WALLED:
        already_done()
        return
    if mediator.user_id != by.user_id:
        walls.require_enough_left(case, mediator.user_id)
    shut_out(case, mediator, because, declared=False, words=words, at=at, by=by.for_case(case_id))
