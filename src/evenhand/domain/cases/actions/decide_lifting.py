"""Decide whether a wall is lifted: a second person does; whoever asked may only take it back."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.events_of_walls import WallLifted, WallLiftingRefused, WallLiftingWithdrawn
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import WallLifting
from evenhand.domain.cases.states import LIFTING
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission


@action
def lift_wall(*, case_id: UUID, lifting_id: UUID, at: datetime, by: Principal) -> None:
    """Let somebody in again, as the second person: what they hold otherwise shows them the case on the next page.

    Nothing that they had is given back. Raises NotAnother, and NotNow where whoever asked is shut out by now, and
    once it was decided.
    """
    lifting = _held(case_id, lifting_id, by)
    two_people.require_another(lifting.asked_by, by, "This was not decided.")
    access.require_not_shut_out(lifting.case, lifting.asked_by)
    _decide(lifting, "lift", at, by)
    # careful: the database wants the decision before the wall ends
    lifting.wall.ended_at = at
    lifting.wall.save(update_fields=["ended_at"])
    record(
        WallLifted(
            case_id=case_id, wall_id=lifting.wall_id, lifting_id=lifting.id, user_id=lifting.wall.user_id
        )
    )


@action
def refuse_lifting(*, case_id: UUID, lifting_id: UUID, at: datetime, by: Principal) -> None:
    """Keep a wall, as the second person. Raises NotAnother, and NotNow once it was decided."""
    lifting = _held(case_id, lifting_id, by)
    two_people.require_another(lifting.asked_by, by, "This was not decided.")
    _decide(lifting, "refuse", at, by)
    record(WallLiftingRefused(case_id=case_id, wall_id=lifting.wall_id, lifting_id=lifting.id))


@action
def withdraw_lifting(*, case_id: UUID, lifting_id: UUID, at: datetime, by: Principal) -> None:
    """Take back what one asked oneself. Raises NotNow for anybody else, and once it was decided."""
    lifting = _held(case_id, lifting_id, by)
    if lifting.asked_by != by.user_id:
        raise NotNow(
            "This was not taken back.", "Somebody else asked it.", "You can decide that the wall stays."
        )
    _decide(lifting, "withdraw", at, by)
    record(WallLiftingWithdrawn(case_id=case_id, wall_id=lifting.wall_id, lifting_id=lifting.id))


def _held(case_id: UUID, lifting_id: UUID, by: Principal) -> WallLifting:
    case = hold(case_id, by)
    access.require(by, Permission.SHUT_OUT, case)
    lifting = WallLifting.objects.select_related("wall", "case").filter(case=case, id=lifting_id).first()
    if lifting is None:
        raise NoSuchThing
    return lifting


def _decide(lifting: WallLifting, move: str, at: datetime, by: Principal) -> None:
    lifting.state = LIFTING.after(move, lifting.state)
    lifting.decided_at, lifting.decided_by = at, by.user_id
    lifting.save(update_fields=["state", "decided_at", "decided_by"])
