"""Answer a reader's comment by an improvement that answers another reader too."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import CommentAnswered
from evenhand.domain.feedback.models import Improvement
from evenhand.domain.feedback.reading import taken_up
from evenhand.domain.feedback.states import ImprovementState


@action
def join_improvement(*, comment_id: UUID, improvement_id: UUID, at: datetime, by: Principal) -> None:
    """Count one more reader who said it. What was taken down answers nobody."""
    comment = taken_up(comment_id, "answer", at, by)
    here = Improvement.objects.exclude(state=ImprovementState.TAKEN_DOWN)
    improvement = here.filter(id=improvement_id).first()
    if improvement is None:
        raise NoSuchThing
    comment.improvement = improvement
    comment.save(update_fields=["state", "improvement", "read_by", "read_at"])
    record(CommentAnswered(comment_id=comment.id, improvement_id=improvement.id))
