"""Record what came of one issue."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.meetings.events import OutcomeRecorded
from evenhand.domain.meetings.holding import hold_to_mediate, require_running
from evenhand.domain.meetings.models import Outcome
from evenhand.domain.meetings.planning import parts_of
from evenhand.domain.meetings.states import HELD, Result


@action
def record_outcome(*, meeting_id: UUID, part: str, result: Result, at: datetime, by: Principal) -> Outcome:
    """Record that one issue was agreed, agreed in part or not agreed. It can be changed until the mediation ends."""
    case, meeting = hold_to_mediate(meeting_id, by)
    if meeting.state not in HELD:
        raise NotNow("This was not recorded.", "The meeting was not held yet.", "Record who came first.")
    require_running(case, at)
    if part not in parts_of(case):
        raise NoSuchThing
    known = Outcome.objects.filter(meeting=meeting, part=part).first()
    if known is not None and known.result == result:
        already_done()
        return known
    outcome, _ = Outcome.objects.update_or_create(
        meeting=meeting, part=part, defaults={"case_id": case.id, "result": result, "recorded_at": at}
    )
    crashpoint("outcome.row-written")
    record(OutcomeRecorded(case_id=case.id, meeting_id=meeting.id, part=part))
    return outcome
