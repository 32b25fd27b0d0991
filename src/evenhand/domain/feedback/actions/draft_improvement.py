"""Write down what is changed because of what a reader said."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import SayingAnswered
from evenhand.domain.feedback.models import Improvement
from evenhand.domain.feedback.reading import taken_up
from evenhand.domain.identity.roles import Permission


@action
def draft_improvement(*, saying_id: UUID, said: str, did: str, at: datetime, by: Principal) -> Improvement:
    """Answer one thing that was said, in one's own words for both sides; a manager publishes it.

    Raises NotNow where `said` is what the reader wrote: a reader's own words are never published.
    """
    if by.user_id is None:
        raise NotAllowed(Permission.EDIT_CONTENT.value)
    saying = taken_up(saying_id, "answer", at, by)
    if saying.words and saying.words.strip().casefold() in said.casefold():
        raise NotNow(
            "Nothing was written down.",
            "These are the reader’s own words, and everybody would read them.",
            "Say in your own words what was meant.",
        )
    improvement = Improvement(page=saying.page, said=said, did=did, drafted_by=by.user_id, drafted_at=at)
    improvement.save(force_insert=True)
    saying.improvement = improvement
    saying.save(update_fields=["state", "improvement", "read_by", "read_at"])
    record(SayingAnswered(saying_id=saying.id, improvement_id=improvement.id))
    return improvement
