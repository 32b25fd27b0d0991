"""Set aside a reader's comment, and say why."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import CommentSetAside
from evenhand.domain.feedback.reading import taken_up
from evenhand.domain.feedback.states import Why


@action
def set_comment_aside(*, comment_id: UUID, why: Why, at: datetime, by: Principal) -> None:
    """End it without a change. What says something private loses its words at once."""
    comment = taken_up(comment_id, "set_aside", at, by)
    comment.why = Why(why)
    if comment.why == Why.PRIVATE:
        comment.words = ""
    comment.save(update_fields=["state", "why", "words", "read_by", "read_at"])
    record(CommentSetAside(comment_id=comment.id, why=comment.why))
