"""Plan who takes the cases of somebody who is away."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cover.events import CoverPlanned
from evenhand.domain.cover.models import Cover, CoveredCase
from evenhand.domain.cover.planning import share_out
from evenhand.domain.cover.states import CoverState, Why
from evenhand.domain.identity import access
from evenhand.domain.identity.queries import caseworkers
from evenhand.domain.identity.roles import Permission


@action
def plan_cover(
    *,
    provider_id: UUID,
    from_user_id: UUID,
    to_user_ids: tuple[UUID, ...],
    at: datetime,
    by: Principal,
) -> Cover:
    """Write down which case would go to whom. Nothing moves before somebody has looked at it."""
    access.require(by, Permission.COVER, provider_id=provider_id)
    able = {one.user_id for one in caseworkers(provider_id)}
    takers = tuple(dict.fromkeys(each for each in to_user_ids if each != from_user_id))
    if not takers or not able.issuperset(takers):
        raise NotNow(
            "Nothing was planned.", "Nobody else who works here was chosen.", "Choose who takes them."
        )
    found = share_out(by, provider_id, from_user_id, takers)
    if not found:
        raise NotNow("Nothing was planned.", "They have no open case.", "Choose somebody else.")
    cover = Cover.objects.create(
        provider_id=provider_id, from_user_id=from_user_id, made_at=at, made_by=by.user_id
    )
    CoveredCase.objects.bulk_create(
        CoveredCase(
            cover=cover,
            case_id=one.case_id,
            position=position,
            to_user_id=one.to_user_id,
            state=CoverState.PLANNED if one.to_user_id else CoverState.REFUSED,
            why="" if one.to_user_id else Why.NOBODY,
        )
        for position, one in enumerate(found)
    )
    refused = sum(one.to_user_id is None for one in found)
    record(
        CoverPlanned(
            cover_id=cover.id, from_user_id=from_user_id, planned=len(found) - refused, refused=refused
        )
    )
    return cover
