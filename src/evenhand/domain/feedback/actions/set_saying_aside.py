"""Set aside what a reader said, and say why."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import SayingSetAside
from evenhand.domain.feedback.reading import taken_up
from evenhand.domain.feedback.states import Why


@action
def set_saying_aside(*, saying_id: UUID, why: Why, at: datetime, by: Principal) -> None:
    """End it without a change. What says something private loses its words at once."""
    saying = taken_up(saying_id, "set_aside", at, by)
    saying.why = Why(why)
    if saying.why == Why.PRIVATE:
        saying.words = ""
    saying.save(update_fields=["state", "why", "words", "read_by", "read_at"])
    record(SayingSetAside(saying_id=saying.id, why=saying.why))
