"""Cancel a booked meeting."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.meetings.holding import booked_of, cancel, hold_to_arrange
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import Cause, MeetingState, Party


@action
def cancel_meeting(*, meeting_id: UUID, cause: Cause, party: Party, at: datetime, by: Principal) -> Meeting:
    """Cancel a meeting because of something on somebody's side, and tell everybody. Sent twice, it is done once."""
    case, meeting = hold_to_arrange(meeting_id, by)
    if meeting.state == MeetingState.CANCELLED:
        already_done()
        return meeting
    writer = by.for_case(case.id)
    with acting_as(writer):
        cancel(case, meeting, cause, party, at=at, by=writer)
    return meeting


@action
def cancel_unwanted(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Cancel what is booked on a case whose family no longer wants mediation. Only the service itself calls this."""
    if not by.is_service:
        raise NotAllowed("cancel a meeting for the service")
    case = hold(case_id, by)
    meeting = booked_of(case)
    if meeting is None or law_facts(case, london_day(at)).told_adviser_wants_mediation is not None:
        already_done()
        return
    cancel(case, meeting, Cause.NOT_WANTED, Party.FAMILY, at=at, by=by)
