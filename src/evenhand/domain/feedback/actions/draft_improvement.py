"""Write down what is changed because of a reader's comment."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import CommentAnswered
from evenhand.domain.feedback.models import Improvement
from evenhand.domain.feedback.reading import taken_up
from evenhand.domain.identity.roles import Permission

# A comment of fewer words may well be how anybody would say it.
SOME_WORDS = 5


@action
def draft_improvement(*, comment_id: UUID, said: str, did: str, at: datetime, by: Principal) -> Improvement:
    """Answer a comment, in one's own words for both sides; a manager publishes it.

    Raises NotNow where a comment of some words is copied into either of them.
    """
    if by.user_id is None:
        raise NotAllowed(Permission.EDIT_CONTENT.value)
    comment = taken_up(comment_id, "answer", at, by)
    copied = comment.words.strip().casefold()
    if len(copied.split()) >= SOME_WORDS and copied in f"{said}\n{did}".casefold():
        raise NotNow(
            "Nothing was written down.",
            "These are the reader’s own words, and everybody would read them.",
            "Say in your own words what was meant.",
        )
    improvement = Improvement(page=comment.page, said=said, did=did, drafted_by=by.user_id, drafted_at=at)
    improvement.save(force_insert=True)
    comment.improvement = improvement
    comment.save(update_fields=["state", "improvement", "read_by", "read_at"])
    record(CommentAnswered(comment_id=comment.id, improvement_id=improvement.id))
    return improvement
