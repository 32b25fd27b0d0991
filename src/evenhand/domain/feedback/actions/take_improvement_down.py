"""Let nobody read any longer what was changed."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import CommentReopened, ImprovementTakenDown
from evenhand.domain.feedback.reading import held_improvement
from evenhand.domain.feedback.states import COMMENT


@action
def take_improvement_down(*, improvement_id: UUID, at: datetime, by: Principal) -> None:
    """Take it off the page “You said, we did”, or throw a draft away. The comments that it answered wait again."""
    improvement = held_improvement(improvement_id, "take_down", by)
    improvement.taken_down_by, improvement.taken_down_at = by.user_id, at
    improvement.save(update_fields=["state", "taken_down_by", "taken_down_at"])
    record(ImprovementTakenDown(improvement_id=improvement.id))
    for comment in improvement.comments.select_for_update():
        comment.state = COMMENT.after("reopen", comment.state)
        comment.improvement = comment.read_by = comment.read_at = None
        comment.save(update_fields=["state", "improvement", "read_by", "read_at"])
        record(CommentReopened(comment_id=comment.id))
