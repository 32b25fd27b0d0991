"""Throw a request away before it is sent."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.requests.events import DraftDiscarded
from evenhand.domain.requests.holding import hold, move
from evenhand.domain.requests.letters import present


@action
def discard_draft(*, draft_id: UUID, at: datetime, by: Principal) -> None:
    """Empty a draft and remove its letter at its writer's wish, at once and for good."""
    draft = hold(draft_id, by)
    move(draft, "discard")
    for document_id in present(draft):
        remove_document(document_id=document_id, by=by)
    draft.answers, draft.changed_at = {}, at
    draft.save(update_fields=["state", "answers", "changed_at"])
    record(DraftDiscarded(draft_id=draft.id))
