"""Move a booked meeting, or give it another place or mediator."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.meetings.events import MeetingMoved
from evenhand.domain.meetings.holding import hold_to_arrange
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.notices import CANCELLED, MOVED, tell_all, tell_one
from evenhand.domain.meetings.noting import note_meeting
from evenhand.domain.meetings.planning import Plan, once_at_a_time, require_notice, require_possible
from evenhand.domain.meetings.states import MEETING
from evenhand.domain.panel.actions.assign_mediator import assign_mediator, release_mediator

CHANGES = (
    *("state", "during", "room", "join_url", "mediator", "mediator_user_id"),
    *("told_on", "short_notice", "sequence"),
)


@action
def move_meeting(
    *, meeting_id: UUID, plan: Plan, at: datetime, by: Principal, short_notice: str = ""
) -> Meeting:
    """Change when, where or with whom a booked meeting is, and tell everybody; it stays the same meeting.

    A new time or place needs five working days' notice again, or the family's consent to less. A mediator who is
    replaced is released and sees nothing of the case from then on. Raises what book_meeting raises.
    """
    crashpoint("move.begun")
    case, meeting = hold_to_arrange(meeting_id, by)
    after = MEETING.after("move", meeting.state)
    if plan.is_as(meeting):
        already_done()
        return meeting
    require_possible(plan, case, at)
    today = clock.london_day(at)
    tells_anew = not plan.is_when_and_where(meeting)
    if tells_anew:
        require_notice(plan, case, today, short_notice)
        meeting.told_on, meeting.short_notice = today, short_notice
    assigned = assign_mediator(
        case_id=case.id, mediator_id=plan.mediator_id, meeting_on=plan.day, at=at, by=by
    )
    before_id, before_user = meeting.mediator_id, meeting.mediator_user_id
    meeting.state, meeting.during, meeting.sequence = after, plan.during, meeting.sequence + 1
    meeting.room_id, meeting.join_url = plan.room_id, plan.join_url
    meeting.mediator_id, meeting.mediator_user_id = plan.mediator_id, assigned.user_id
    writer = by.for_case(case.id)
    with acting_as(writer):
        with once_at_a_time():
            meeting.save(update_fields=CHANGES)
        crashpoint("move.row-written")
        record(MeetingMoved(case_id=case.id, meeting_id=meeting.id, starts_at=plan.starts_at))
        if tells_anew:
            note_meeting(case, meeting, because="the meeting was moved", at=at, by=writer)
        if before_id != plan.mediator_id:
            tell_one(case, meeting, CANCELLED, {"user_id": before_user}, at=at, by=writer)
        crashpoint("move.before-invitations")
        tell_all(case, meeting, MOVED, at=at, by=writer)
    crashpoint("move.before-release")
    if before_id != plan.mediator_id:
        release_mediator(case_id=case.id, mediator_id=before_id, at=at, by=by)
    crashpoint("move.before-commit")
    return meeting
