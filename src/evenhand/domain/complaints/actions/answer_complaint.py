"""Answer a complaint, and answer it again after a second look."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.complaints.events import ComplaintAnswered, ComplaintLookedAtAgain
from evenhand.domain.complaints.holding import hold_to_answer, move
from evenhand.domain.complaints.notices import tell_whoever_complained
from evenhand.domain.complaints.states import ComplaintState, Finding


@action
def answer_complaint(
    *, complaint_id: UUID, finding: Finding, answer: str, learned: str, at: datetime, by: Principal
) -> None:
    """Say what was found, and what the service does otherwise from now on, if anything.

    Raises NotNow for anybody but the one who looks into it, and NothingSaid without words.
    """
    complaint, words = hold_to_answer(complaint_id, by), require_words(answer, "The answer")
    if complaint.taken_by != by.user_id:
        raise NotNow("Nothing was sent.", "You do not look into this complaint.", "Take it over first.")
    said = (Finding(finding), words, learned.strip())
    if complaint.state == ComplaintState.ANSWERED and said == (
        complaint.finding,
        complaint.answer,
        complaint.learned,
    ):
        already_done()
        return
    complaint.finding, complaint.answer, complaint.learned = said
    complaint.answered_at = at
    move(complaint, "answer", "finding", "answer", "learned", "answered_at")
    record(ComplaintAnswered(complaint_id=complaint_id, finding=complaint.finding))
    tell_whoever_complained(complaint, at=at, by=by.for_case(complaint.case_id))


@action
def look_again(*, complaint_id: UUID, finding: Finding, answer: str, at: datetime, by: Principal) -> None:
    """Answer after a second look, as somebody who had no part in the first answer.

    Raises NotNow for whoever answered first, and NothingSaid without words.
    """
    complaint, words = hold_to_answer(complaint_id, by), require_words(answer, "The answer")
    if complaint.taken_by == by.user_id:
        raise NotNow(
            "Nothing was sent.", "You gave the first answer.", "Ask another manager to take the second look."
        )
    said, is_own = (Finding(finding), words), complaint.looked_again_by == by.user_id
    if is_own and said == (complaint.second_finding, complaint.second_answer):
        already_done()
        return
    complaint.second_finding, complaint.second_answer = said
    complaint.looked_again_by, complaint.looked_again_at = by.user_id, at
    move(complaint, "look_again", "second_finding", "second_answer", "looked_again_by", "looked_again_at")
    record(ComplaintLookedAtAgain(complaint_id=complaint_id, finding=complaint.second_finding))
    tell_whoever_complained(complaint, at=at, by=by.for_case(complaint.case_id))
