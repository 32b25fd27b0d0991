"""Say that a mediation goes on another day."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.meetings.events import MeetingAdjourned
from evenhand.domain.meetings.holding import hold_to_mediate, require_running
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import MEETING, MeetingState
from evenhand.domain.referrals.actions.fix_date import lose_date


@action
def adjourn_meeting(*, meeting_id: UUID, at: datetime, by: Principal) -> Meeting:
    """Adjourn a meeting that took place: another date is asked for, and the mediation has not ended."""
    crashpoint("adjourn.begun")
    case, meeting = hold_to_mediate(meeting_id, by)
    if meeting.state == MeetingState.ADJOURNED:
        already_done()
        return meeting
    require_running(case, at)
    meeting.state = MEETING.after("adjourn", meeting.state)
    writer = by.for_case(case.id)
    with acting_as(writer):
        meeting.save(update_fields=["state"])
        crashpoint("adjourn.row-written")
        lose_date(case_id=case.id, at=at, by=writer)
        record(MeetingAdjourned(case_id=case.id, meeting_id=meeting.id))
    crashpoint("adjourn.before-commit")
    return meeting
