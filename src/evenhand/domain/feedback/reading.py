"""How somebody who writes pages takes up a reader's comment: one at a time, and once."""

from datetime import datetime
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.feedback.models import Comment, Improvement
from evenhand.domain.feedback.states import COMMENT, IMPROVEMENT
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission


def taken_up(comment_id: UUID, move: str, at: datetime, by: Principal) -> Comment:
    """Return what was said, held and moved on, for an editor. Raises NotNow where somebody has read it before."""
    access.require(by, Permission.EDIT_CONTENT)
    comment = Comment.objects.select_for_update().filter(id=comment_id).first()
    if comment is None:
        raise NoSuchThing
    comment.state = COMMENT.after(move, comment.state)
    comment.read_by, comment.read_at = by.user_id, at
    return comment


def held_improvement(improvement_id: UUID, move: str, by: Principal) -> Improvement:
    """Return a change, held and moved on, for whoever may publish. Raises NotNow where it cannot follow."""
    access.require(by, Permission.PUBLISH_CONTENT)
    if by.user_id is None:
        raise NotAllowed(Permission.PUBLISH_CONTENT.value)
    improvement = Improvement.objects.select_for_update().filter(id=improvement_id).first()
    if improvement is None:
        raise NoSuchThing
    improvement.state = IMPROVEMENT.after(move, improvement.state)
    return improvement
