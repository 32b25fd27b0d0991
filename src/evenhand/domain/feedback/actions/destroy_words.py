"""Destroy the words of a reader after half a year."""

from datetime import date
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.feedback import queries
from evenhand.domain.feedback.events import CommentSetAside, WordsDestroyed
from evenhand.domain.feedback.models import Comment
from evenhand.domain.feedback.states import COMMENT, CommentState, Why


@action
def destroy_words(*, comment_id: UUID, on: date, by: Principal) -> None:
    """Empty it; where nobody has read it in all that time, that is put on record too. Only the worker does it."""
    if by.name != WORKER:
        raise NotAllowed("destroy what readers wrote")
    comment = Comment.objects.select_for_update().get(id=comment_id)
    if on <= queries.kept_until(comment.said_on) or (
        not comment.words and comment.state != CommentState.WAITING
    ):
        already_done()
        return
    if comment.state == CommentState.WAITING:
        comment.state, comment.why = COMMENT.after("set_aside", comment.state), Why.TOO_OLD
        record(CommentSetAside(comment_id=comment.id, why=comment.why))
    comment.words = ""
    comment.save(update_fields=["state", "why", "words"])
    record(WordsDestroyed(comment_id=comment.id))
