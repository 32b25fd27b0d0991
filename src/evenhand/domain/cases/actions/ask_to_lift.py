"""Ask that somebody who is shut out of a case is let in again."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.events_of_walls import WallLiftingAsked
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Wall, WallLifting
from evenhand.domain.cases.states import LiftingState
from evenhand.domain.identity.roles import Permission


@action
def ask_to_lift(*, case_id: UUID, wall_id: UUID, reason: str, at: datetime, by: Principal) -> WallLifting:
    """Ask a second person to lift a wall, and say why. Nothing changes until they do.

    Whoever is shut out sees no such case. Raises NotNow for a mediator's wall, which stays for good.
    """
    case = hold(case_id, by)
    access.require(by, Permission.SHUT_OUT, case)
    wall = Wall.objects.filter(case=case, id=wall_id, ended_at=None).first()
    if wall is None or by.user_id is None:
        raise NoSuchThing
    if wall.for_good:
        raise NotNow(
            "This was not asked.",
            "A mediator who is shut out of a case stays so for good.",
            "Another mediator can be chosen.",
        )
    waits = WallLifting.objects.filter(wall=wall, state=LiftingState.ASKED).first()
    if waits:
        already_done()
        return waits
    lifting = WallLifting.objects.create(
        case=case, wall=wall, reason=reason.strip(), asked_at=at, asked_by=by.user_id
    )
    record(WallLiftingAsked(case_id=case.id, wall_id=wall.id, lifting_id=lifting.id))
    return lifting
