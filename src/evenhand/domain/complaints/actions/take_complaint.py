"""Look into a complaint."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.complaints.events import ComplaintTaken
from evenhand.domain.complaints.holding import hold_to_answer, move
from evenhand.domain.complaints.notices import tell_whoever_complained


@action
def take_complaint(*, complaint_id: UUID, at: datetime, by: Principal) -> None:
    """Take a complaint, or take it over; whoever complained is told who looks into it."""
    complaint = hold_to_answer(complaint_id, by)
    if complaint.taken_by == by.user_id:
        already_done()
        return
    complaint.taken_by, complaint.taken_at = by.user_id, at
    move(complaint, "take", "taken_by", "taken_at")
    record(ComplaintTaken(complaint_id=complaint_id))
    tell_whoever_complained(complaint, at=at, by=by.for_case(complaint.case_id))
