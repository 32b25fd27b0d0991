"""Let everybody read what was changed."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.feedback.events import ImprovementPublished
from evenhand.domain.feedback.reading import held_improvement


@action
def publish_improvement(*, improvement_id: UUID, at: datetime, by: Principal) -> None:
    """Put it on the page “You said, we did”. To write it anew, it is taken down and another one is made."""
    improvement = held_improvement(improvement_id, "publish", by)
    improvement.published_by, improvement.published_at = by.user_id, at
    improvement.save(update_fields=["state", "published_by", "published_at"])
    record(ImprovementPublished(improvement_id=improvement.id))
