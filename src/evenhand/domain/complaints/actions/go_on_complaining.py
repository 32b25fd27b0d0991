"""What whoever complained does with it: ask for a second look, or take it back."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.complaints.events import ComplaintAskedAgain, ComplaintTakenBack
from evenhand.domain.complaints.holding import hold_own, move
from evenhand.domain.complaints.states import ComplaintState


@action
def ask_again(*, complaint_id: UUID, words: str, at: datetime, by: Principal) -> None:
    """Ask that another person looks at it again. Raises NotNow before it is answered, NothingSaid without words."""
    complaint, kept = hold_own(complaint_id, by), require_words(words, "What is still wrong")
    if complaint.state == ComplaintState.ASKED_AGAIN and complaint.still_wrong == kept:
        already_done()
        return
    complaint.still_wrong, complaint.asked_again_at = kept, at
    move(complaint, "ask_again", "still_wrong", "asked_again_at")
    record(ComplaintAskedAgain(complaint_id=complaint_id))


@action
def take_back_complaint(*, complaint_id: UUID, at: datetime, by: Principal) -> None:
    """Take a complaint back: nobody answers it. No reason is asked. Raises NotNow once it is answered."""
    complaint = hold_own(complaint_id, by)
    if complaint.state == ComplaintState.TAKEN_BACK:
        already_done()
        return
    complaint.taken_back_at = at
    move(complaint, "take_back", "taken_back_at")
    record(ComplaintTakenBack(complaint_id=complaint_id))
