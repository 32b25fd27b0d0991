"""Hand over one case of a cover."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.holding import hold
from evenhand.domain.cover.events import CaseCovered
from evenhand.domain.cover.holding import hold_cover
from evenhand.domain.cover.models import CoveredCase
from evenhand.domain.cover.states import COVER, CoverState, Why


@action
def hand_over_case(*, cover_id: UUID, case_id: UUID, at: datetime, by: Principal) -> None:
    """Give a case to whom it was planned for, or say why that cannot be any longer. Done once, however often asked."""
    cover = hold_cover(cover_id, by)
    one = CoveredCase.objects.filter(cover=cover, case_id=case_id).first()
    if one is None or one.state != CoverState.PLANNED or cover.undone_at:
        already_done()
        return
    try:
        case = hold(case_id, by)
        is_theirs = case.closed_at is None and case.caseworker_id == cover.from_user_id
        if is_theirs and one.to_user_id:
            take_case(case_id=case_id, caseworker_id=one.to_user_id, by=by)
            one.state, cover.last_at = COVER.after("hand_over", one.state), at
        else:
            one.state, one.why = COVER.after("refuse", one.state), Why.MOVED
    except Refused:
        one.state, one.why = COVER.after("refuse", one.state), Why.NOBODY
    one.save(update_fields=["state", "why"])
    cover.save(update_fields=["last_at"])
    record(CaseCovered(case_id=case_id, cover_id=cover_id, refused=one.why))
