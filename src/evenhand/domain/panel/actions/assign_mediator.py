"""Assign a mediator to a case, and release them."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel import queries
from evenhand.domain.panel.events import MediatorAssigned
from evenhand.domain.panel.holding import begin, is_shut_out, mediator_for, release, standing_of
from evenhand.domain.panel.models import Mediator, MediatorCase
from evenhand.domain.panel.refusals import NotCurrent, NotOnThisCase
from evenhand.domain.panel.states import MEDIATOR_CASE, Standing


@action
def assign_mediator(
    *, case_id: UUID, mediator_id: UUID, meeting_on: date, at: datetime, by: Principal
) -> MediatorCase:
    """Assign a mediator for a meeting on a day. They see initials and council until they declare no conflict.

    Raises NotOnThisCase across a wall, NotCurrent when they would not hold on that day what they must.
    """
    case = hold(case_id, by)
    access.require(by, Permission.ARRANGE_MEETING, case)
    mediator = mediator_for(case, mediator_id)
    # careful: whoever leaves the panel holds this row too, after the cases they are released from
    Mediator.objects.select_for_update(no_key=True).get(id=mediator.id)
    standing = standing_of(case, mediator)
    if is_shut_out(case, mediator):
        raise NotOnThisCase
    lacking = queries.lacking(mediator.id, meeting_on)
    if lacking or not queries.is_on_panel(mediator.id, meeting_on):
        raise NotCurrent(lacking)
    if standing is not None and standing.state == Standing.ASSIGNED:
        already_done()
        return standing
    crashpoint("assign.before-row")
    if standing is None:
        standing = begin(case, mediator, Standing.ASSIGNED, assigned_at=at, assigned_by=by.user_id)
    else:
        standing.state = MEDIATOR_CASE.after("assign", standing.state)
        standing.assigned_at, standing.assigned_by, standing.ended_at = at, by.user_id, None
        # A conflict is one with the council that the case has now.
        standing.council = case.local_authority.short_name
        standing.save(update_fields=["state", "assigned_at", "assigned_by", "ended_at", "council"])
    record(MediatorAssigned(case_id=case_id, mediator_id=mediator.id))
    return standing


@action
def release_mediator(*, case_id: UUID, mediator_id: UUID, at: datetime, by: Principal) -> None:
    """End an assignment: the mediator's next statement sees nothing of the case."""
    case = hold(case_id, by)
    access.require(by, Permission.ARRANGE_MEETING, case)
    mediator = mediator_for(case, mediator_id)
    standing = standing_of(case, mediator)
    if standing is None or standing.state != Standing.ASSIGNED:
        already_done()
        return
    release(case, standing, at=at, by=by.for_case(case_id))
