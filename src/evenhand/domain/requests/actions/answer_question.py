"""Answer a question of a request."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.requests.events import QuestionAnswered
from evenhand.domain.requests.holding import hold, move
from evenhand.domain.requests.journey import STEPS

SLUGS = {step.slug for step in STEPS}


@action
def answer_question(
    *, draft_id: UUID, slug: str, answers: Mapping[str, Any], at: datetime, by: Principal
) -> None:
    """Keep the answers to one question in place of earlier ones. Raises NotNow once the request is sent."""
    if slug not in SLUGS:
        raise NoSuchThing
    draft = hold(draft_id, by)
    move(draft, "answer")
    draft.answers = {**draft.answers, slug: dict(answers)}
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    record(QuestionAnswered(draft_id=draft.id, question=slug))
