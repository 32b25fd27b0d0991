"""Shut somebody out of a case, or say of oneself that one must not see it."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, walls
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.shutting_out import who_could_see
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.declare_conflict import declare_conflict
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

SAID_THEMSELVES = "They said themselves that they know the family, or have another link to it."


@action
def shut_out(*, case_id: UUID, user_id: UUID, reason: str, at: datetime, by: Principal) -> None:
    """Shut a colleague, a lead, a mediator or an officer out of a case: from their next page on there is none.

    What they had to do on it goes back to the team. Raises NotNow for anybody who could not see it anyway, and for one
    of the last leads and managers who can.
    """
    case = hold(case_id, by)
    access.require(by, Permission.SHUT_OUT, case)
    if user_id not in {one.user_id for one in who_could_see(case, by)}:
        raise NotNow(
            "Nobody was shut out.",
            "That person cannot see this case, or is shut out already.",
            "Look at who is shut out of it, or choose somebody else.",
        )
    walls.require_enough_left(case, user_id)
    if mediator_id := _mediates(case, user_id):
        wall_mediator(
            case_id=case_id,
            mediator_id=mediator_id,
            because=Conflict.OTHER,
            words=reason.strip(),
            at=at,
            by=by,
        )
    else:
        build_wall(case_id=case_id, user_id=user_id, reason=reason.strip(), at=at, by=by)


@action
def must_not_see(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Say that one knows a family, or has another link to it: from the next statement on there is no such case.

    It is for whoever could see the case through their work, and takes nobody else. Raises NotAllowed on the family's
    side of a case, and NoSuchThing where there is none to be seen, so also said twice.
    """
    case = hold(case_id, by)
    if by.user_id is None or access.is_own_case(case, by.user_id):
        raise NotAllowed("shut yourself out of this case")
    if _mediates(case, by.user_id):
        declare_conflict(case_id=case_id, because=Conflict.KNOWS, at=at, by=by)
        return
    writer = by.for_case(case_id)
    with acting_as(writer):
        # careful: somebody may have shut them out while this waited for the case
        if access.is_shut_out(case, by.user_id):
            raise NoSuchThing
        build_wall(case_id=case_id, user_id=by.user_id, reason=SAID_THEMSELVES, at=at, by=writer)


def _mediates(case: "Case", user_id: UUID) -> UUID | None:
    return next((one.id for one in panel.assigned(case.id) if one.user_id == user_id), None)
