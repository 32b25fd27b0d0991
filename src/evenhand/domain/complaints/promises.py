"""By when we promise to do what about a complaint: our own word to families, and no date of the law."""

from datetime import date

from evenhand.core.clock import london_day
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import ComplaintState as S
from evenhand.domain.law.in_use import calendars_in_use

# Working days.
TAKE_WITHIN, ANSWER_WITHIN = 3, 20


def due_on(complaint: Complaint) -> date | None:
    """Return the day by which the next thing is done, or None where nothing waits for us."""
    days = calendars_in_use().regulations
    if complaint.state == S.MADE:
        return days.after(london_day(complaint.made_at), TAKE_WITHIN)
    if complaint.state == S.TAKEN:
        return days.after(london_day(complaint.made_at), ANSWER_WITHIN)
    if complaint.state == S.ASKED_AGAIN and complaint.asked_again_at is not None:
        return days.after(london_day(complaint.asked_again_at), ANSWER_WITHIN)
    return None
