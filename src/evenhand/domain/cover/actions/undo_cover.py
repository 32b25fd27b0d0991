"""Give back what a cover had handed over."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.holding import hold
from evenhand.domain.cover.events import CoverUndone
from evenhand.domain.cover.holding import hold_cover
from evenhand.domain.cover.models import Cover, CoveredCase
from evenhand.domain.cover.queries import UNDO_WITHIN
from evenhand.domain.cover.states import COVER, CoverState


@action
def undo_cover(*, cover_id: UUID, at: datetime, by: Principal) -> None:
    """Give every case back that is still with whom it was given to, within the hour. Raises NotNow after it."""
    cover = hold_cover(cover_id, by)
    if cover.undone_at or cover.last_at is None or at > cover.last_at + UNDO_WITHIN:
        raise NotNow(
            "Nothing was given back.",
            "That can be done within an hour of the last case that was handed over, and once.",
            "Plan another cover the other way round.",
        )
    rows = list(CoveredCase.objects.filter(cover=cover, state=CoverState.HANDED_OVER).order_by("position"))
    back = [one for one in rows if _give_back(cover, one, by)]
    cover.undone_at = at
    cover.save(update_fields=["undone_at"])
    record(CoverUndone(cover_id=cover.id, given_back=len(back), stayed=len(rows) - len(back)))


def _give_back(cover: Cover, one: CoveredCase, by: Principal) -> bool:
    try:
        case = hold(one.case_id, by)
        if case.closed_at or case.caseworker_id != one.to_user_id:
            return False
        take_case(case_id=one.case_id, caseworker_id=cover.from_user_id, by=by)
    except Refused:
        return False
    one.state = COVER.after("give_back", one.state)
    one.save(update_fields=["state"])
    return True
